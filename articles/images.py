"""Turns an uploaded file into a picture of the site: checked, made anew from its pixels, named.

Nothing but pixels is kept: no camera data, place, comment, color profile or hidden trailer.
"""

import hashlib
import io
from typing import IO, Any, NamedTuple

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from PIL import Image as Pillow
from PIL import ImageCms, ImageOps

from articles.models import Edition, Image

MAX_BYTES = 10 * 1024 * 1024
MAX_PIXELS = 25_000_000
LONG_SIDE = 1600
"""Pixels: twice the widest column, so that pictures are sharp on every screen."""

FORMATS: dict[str, tuple[str, dict[str, Any]]] = {
    "JPEG": ("jpg", {"quality": 85, "optimize": True, "progressive": True}),
    "PNG": ("png", {"optimize": True}),
    "WEBP": ("webp", {"quality": 85, "method": 4}),
    "AVIF": ("avif", {"quality": 70}),
}
"""What a picture may be -> its file's ending, and how it is written."""


class UnusablePicture(ValueError):
    """The file can't become a picture of the site; the message says what to do instead."""


class Made(NamedTuple):
    """A picture made anew: the bytes to keep, their name among the site's files, and its size."""

    name: str
    content: bytes
    width: int
    height: int


def make(file: IO[bytes]) -> Made:
    """The picture in an uploaded file, made anew; nothing is kept yet.

    UnusablePicture for a file that is no picture, or is too large.
    """
    picture, format = _decoded(file)
    if format == "PNG":
        picture = _with_palette(picture)
    ending, options = FORMATS[format]
    written = io.BytesIO()
    picture.save(written, format, **options)
    content = written.getvalue()
    digest = hashlib.sha256(content).hexdigest()
    return Made(f"images/{digest}.{ending}", content, picture.width, picture.height)


def store(
    file: IO[bytes] | Made,
    *,
    alt: str,
    is_decorative: bool,
    by: Any,
    key: str = "",
    replaces: Image | None = None,
    **words: Any,
) -> Image:
    """Keeps the picture and returns its row; Markdown shows it as ![](image:key).

    `words` are the other fields of Image, such as caption, credit or shows_person. Without a
    `key` it gets one from its hash. A row that it `replaces` keeps its key and gets the new file
    and these words; the old file stays, as editions name it. UnusablePicture, with nothing kept,
    for a file that `make` refuses, and for a picture that is not described or shows a person who
    did not agree.
    """
    made = file if isinstance(file, Made) else make(file)
    if replaces:
        words |= {"pk": replaces.pk, "uploaded_at": replaces.uploaded_at}
    row = Image(
        key=key or (replaces.key if replaces else _free_key(made)),
        file=made.name,
        width=made.width,
        height=made.height,
        alt=alt.strip(),
        is_decorative=is_decorative,
        uploaded_by=by,
        **words,
    )
    try:
        # The file is not written yet.
        row.full_clean(exclude={"file"}, validate_unique=replaces is None)
    except ValidationError as error:
        raise UnusablePicture(" ".join(error.messages)) from error
    _keep(made)
    row.save()
    return row


def forget(name: str) -> None:
    """Deletes the file of a deleted row, once that is certain, if nothing else ever showed it.

    Every edition counts, withdrawn and superseded ones too: each must look as it did.
    """
    is_kept = (
        Image.objects.filter(file=name).exists()
        or Edition.objects.filter(content__contains=f'"{name}"').exists()
    )
    if not is_kept:
        transaction.on_commit(lambda: default_storage.delete(name))


def _decoded(file: IO[bytes]) -> tuple[Pillow.Image, str]:
    """The upright pixels of a file, at most LONG_SIDE long, and its true format."""
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise UnusablePicture("This file is over 10 MB: choose a smaller picture, or shrink it.")
    try:
        with Pillow.open(io.BytesIO(data), formats=tuple(FORMATS)) as opened:
            if opened.width * opened.height > MAX_PIXELS:
                raise _too_many_pixels()
            format = opened.format or ""
            return _pixels(opened), "JPEG" if format == "MPO" else format
    except UnusablePicture:
        raise
    except (Pillow.DecompressionBombError, Pillow.DecompressionBombWarning) as error:
        raise _too_many_pixels() from error
    except Exception as error:  # hostile bytes can make a decoder raise anything
        raise UnusablePicture(
            "This file is not a picture that the site can show: choose a whole JPEG, PNG, WebP "
            "or AVIF file."
        ) from error


def _too_many_pixels() -> UnusablePicture:
    return UnusablePicture(
        "This picture has over 25 million pixels: make it smaller, 1,600 pixels wide is enough."
    )


def _pixels(opened: Pillow.Image) -> Pillow.Image:
    """A new image that holds the pixels and nothing else."""
    upright = ImageOps.exif_transpose(opened)
    mode = "RGBA" if upright.has_transparency_data else "RGB"
    colors = _plain_colors(upright, mode)
    colors.thumbnail((LONG_SIDE, LONG_SIDE), Pillow.Resampling.LANCZOS)
    return Pillow.frombytes(mode, colors.size, colors.tobytes())


def _plain_colors(picture: Pillow.Image, mode: str) -> Pillow.Image:
    """The picture in sRGB: without its own profile, its colors would shift."""
    if picture.mode.startswith("I;16"):
        picture = picture.point(lambda value: value / 256).convert("L")
    profile = picture.info.get("icc_profile")
    if profile and picture.mode in ("RGB", "RGBA", "CMYK"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            changed = ImageCms.profileToProfile(picture, source, target, outputMode=mode)
            picture = changed or picture
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass  # a broken profile: the plain numbers are the best guess
    return picture.convert(mode)


def _with_palette(picture: Pillow.Image) -> Pillow.Image:
    """A drawing of few colors with the list of them: the same pixels in half the bytes."""
    colors: Any = picture.getcolors(256) if picture.mode == "RGB" else None
    if not colors:
        return picture
    raw = picture.tobytes()
    places = {color: place for place, (_, color) in enumerate(colors)}
    pixels = bytes(map(places.__getitem__, zip(raw[0::3], raw[1::3], raw[2::3], strict=True)))
    drawn = Pillow.frombytes("P", picture.size, pixels)
    drawn.putpalette(bytes(part for color in places for part in color))
    return drawn


def _free_key(made: Made) -> str:
    """picture- and the start of the hash, numbered where another row has the same file."""
    start = f"picture-{made.name.removeprefix('images/')[:8]}"
    taken = set(Image.objects.filter(key__startswith=start).values_list("key", flat=True))
    numbered = (f"{start}-{n}" if n else start for n in range(len(taken) + 1))
    return next(key for key in numbered if key not in taken)


def _keep(made: Made) -> None:
    """Writes the file once: the same bytes have the same name, whoever uploads them."""
    if default_storage.exists(made.name):
        return
    saved = default_storage.save(made.name, ContentFile(made.content))
    if saved != made.name:  # somebody stored the same bytes at the same moment
        default_storage.delete(saved)
