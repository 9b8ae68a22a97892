"""Pictures that staff upload: what is refused, and what is left of those that are kept."""

import io
import struct
import zlib

import pytest
from PIL import Image as Pillow
from PIL import PngImagePlugin

from articles import images
from articles.models import Image

pytestmark = pytest.mark.usefixtures("empty")
MARKER = b"patient-jane-doe"


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    """Where this test's pictures are kept."""
    settings.MEDIA_ROOT = tmp_path
    return tmp_path / "images"


def picture(format: str = "PNG", size: tuple[int, int] = (60, 40), **options) -> io.BytesIO:
    """The bytes of a plain picture, ready to be uploaded."""
    file = io.BytesIO()
    Pillow.new(options.pop("mode", "RGB"), size, "teal").save(file, format, **options)
    file.seek(0)
    return file


def store(file: io.BytesIO, **words) -> Image:
    return images.store(file, **({"alt": "A drip", "is_decorative": False, "by": None} | words))


def kept(image: Image) -> bytes:
    with image.file.open() as file:
        return file.read()


def huge_png(width: int, height: int) -> io.BytesIO:
    """A PNG of a few bytes whose header speaks of many pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 9)) + chunk(b"IEND", b"")
    return io.BytesIO(b"\x89PNG\r\n\x1a\n" + body)


@pytest.mark.parametrize(
    ("format", "ending"), [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp"), ("AVIF", "avif")]
)
def test_a_picture_is_kept_in_its_own_format_and_named_by_its_hash(format, ending):
    image = store(picture(format))
    assert image.file.name.startswith("images/")
    assert image.file.name.endswith(f".{ending}")
    assert len(image.file.name) == len("images/.") + 64 + len(ending)
    assert Pillow.open(io.BytesIO(kept(image))).format == format
    assert (image.width, image.height) == (60, 40)


def test_the_format_comes_from_the_bytes_and_not_from_the_name():
    file = picture("PNG")
    file.name = "drip.html"
    assert store(file).file.name.endswith(".png")


@pytest.mark.parametrize(
    ("what", "content"),
    [
        ("a page", b"<script>alert(1)</script>"),
        ("a script", b"alert(1)"),
        ("a drawing", b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
        ("nothing", b""),
        ("half a picture", picture("JPEG", (400, 400)).getvalue()[:600]),
        ("an animation", picture("GIF").getvalue()),
        ("a scan", picture("TIFF").getvalue()),
        ("zeros", b"\0" * 5000),
    ],
)
def test_what_is_no_picture_of_the_four_kinds_is_refused_in_one_sentence(what, content):
    with pytest.raises(images.UnusablePicture, match="JPEG, PNG, WebP or AVIF"):
        store(io.BytesIO(content))
    assert not Image.objects.exists()


@pytest.mark.parametrize("side", [5_001, 13_400, 20_000, 60_000])
def test_a_picture_with_too_many_pixels_is_refused_from_its_header(side):
    with pytest.raises(images.UnusablePicture, match="25 million pixels"):
        store(huge_png(side, side))


def test_a_file_over_ten_megabytes_is_refused():
    with pytest.raises(images.UnusablePicture, match="over 10 MB"):
        store(io.BytesIO(picture().getvalue() + b"\0" * images.MAX_BYTES))


def test_nothing_but_pixels_is_kept():
    note = PngImagePlugin.PngInfo()
    note.add_text("Comment", MARKER.decode())
    exif = Pillow.Exif()
    exif[0x010E] = MARKER.decode()
    files = [
        picture("PNG", pnginfo=note),
        picture("JPEG", comment=MARKER, exif=exif, icc_profile=MARKER),
        picture("WEBP", exif=exif, xmp=MARKER),
        io.BytesIO(picture("JPEG").getvalue() + b"<script>" + MARKER),
    ]
    for file in files:
        assert MARKER in file.getvalue()
        file.name = f"{MARKER.decode()}.png"
        image = store(file)
        assert MARKER not in kept(image)
        assert MARKER.decode() not in image.file.name + image.key


def test_a_photo_from_a_phone_stands_upright():
    exif = Pillow.Exif()
    exif[0x0112] = 6  # orientation: turned by a quarter
    image = store(picture("JPEG", (60, 40), exif=exif))
    assert (image.width, image.height) == (40, 60)


def test_a_large_picture_is_made_at_most_1600_pixels_long():
    image = store(picture("JPEG", (3200, 800)))
    assert (image.width, image.height) == (1600, 400)


def test_what_can_be_seen_through_stays_so():
    image = store(picture("PNG", mode="RGBA"))
    assert Pillow.open(io.BytesIO(kept(image))).mode == "RGBA"


def test_a_picture_of_sixteen_bits_keeps_its_shades():
    file = io.BytesIO()
    Pillow.new("I;16", (10, 10), 30_000).save(file, "PNG")
    file.seek(0)
    shown = Pillow.open(io.BytesIO(kept(store(file)))).convert("RGB")
    assert shown.getpixel((0, 0)) == (117, 117, 117)


def test_the_same_picture_twice_is_one_file_with_two_keys(folder):
    first, second = store(picture()), store(picture(), alt="The same drip")
    assert first.file.name == second.file.name
    assert first.key != second.key
    assert [file.name for file in folder.iterdir()] == [first.file.name.removeprefix("images/")]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"alt": "  "}, "Describe the picture"),
        ({"alt": "A drip", "is_decorative": True}, "Describe the picture"),
        ({"shows_person": True}, "written consent"),
        ({"alt": "x" * 251}, "250"),
    ],
)
def test_a_picture_without_its_words_or_consent_is_not_kept(words, sentence, folder):
    with pytest.raises(images.UnusablePicture, match=sentence):
        store(picture(), **words)
    assert not Image.objects.exists()
    assert not folder.exists()


def test_a_drawing_of_few_colors_keeps_its_pixels_and_its_small_size():
    drawing = Pillow.new("RGB", (400, 300), "white")
    for x in range(0, 400, 7):
        drawing.paste((x % 256, 20, 40), (x, 0, x + 3, 300))
    file = io.BytesIO()
    drawing.quantize(200).save(file, "PNG")
    sent = file.tell()
    file.seek(0)
    content = kept(store(file))
    assert len(content) < sent * 1.2
    again = Pillow.open(io.BytesIO(content)).convert("RGB")
    assert again.tobytes() == Pillow.open(file).convert("RGB").tobytes()
