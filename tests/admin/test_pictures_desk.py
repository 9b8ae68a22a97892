"""The desk of pictures: what is taken in, and that its file stays as it is."""

import io

import pytest
from PIL import Image as Pillow

from articles.models import Image

from .forms import form_of, save

pytestmark = pytest.mark.usefixtures("no_pictures")


def png() -> io.BytesIO:
    file = io.BytesIO()
    Pillow.new("RGB", (30, 20), "teal").save(file, "PNG")
    file.seek(0)
    file.name = "jane-doe.png"
    return file


def add_picture(client, **words):
    return client.post("/staff/articles/image/add/", {"upload": png(), **words})


def test_a_picture_is_added_with_its_words(as_owner, owner):
    add_picture(as_owner, alt="A drip", credit="The clinic", key="drip")
    image = Image.objects.get()
    assert (image.key, image.alt, image.credit, image.uploaded_by) == (
        "drip", "A drip", "The clinic", owner,
    )  # fmt: skip
    assert "jane" not in image.file.name


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"alt": ""}, "Describe the picture"),
        ({"alt": "A nurse", "shows_person": "on"}, "written consent"),
        ({"alt": "A drip", "upload": io.BytesIO(b"<svg/>")}, "JPEG, PNG, WebP or AVIF"),
    ],
)
def test_a_picture_that_can_not_be_shown_is_refused_in_words(sent, words, as_owner):
    page = add_picture(as_owner, **sent).content.decode()
    assert words in page
    assert not Image.objects.exists()


@pytest.mark.parametrize("browser", ["patient", "as_editor"])
def test_only_who_has_the_right_adds_pictures(browser, request):
    assert add_picture(request.getfixturevalue(browser), alt="A drip").status_code in (302, 403)
    assert not Image.objects.exists()


def test_the_words_of_a_picture_change_and_its_file_stays(as_owner):
    add_picture(as_owner, alt="A drip")
    before = Image.objects.get()
    save(as_owner, form_of(before), alt="A drip stand")
    after = Image.objects.get()
    assert (after.alt, after.file.name) == ("A drip stand", before.file.name)
