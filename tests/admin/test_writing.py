"""What the editor asks for: previews, pictures and choices, for staff with the right alone.

The ten findings about django-markdownx are closed here, in test_editor.py, tests/test_images.py
and the browser's tests of the editor.
"""

import io
import re

import pytest
from django.test import Client
from PIL import Image as Pillow

from articles.models import Claim, Image
from articles.rendering import LIMIT
from tests.conftest import logged_in, person
from tests.rows import condition

pytestmark = pytest.mark.usefixtures("seeded", "no_pictures")
PREVIEW, UPLOAD, CHOICES = "/staff/preview/", "/staff/pictures/upload/", "/staff/choices/"


@pytest.fixture
def as_photographer(db) -> Client:
    return logged_in(person("photographer", add=("image",)))


def png(name: str = "drip.png", content: bytes | None = None) -> io.BytesIO:
    file = io.BytesIO(content or b"")
    if content is None:
        Pillow.new("RGB", (30, 20), "teal").save(file, "PNG")
        file.seek(0)
    file.name = name
    return file


def send(client: Client, address: str):
    """The same good request to either address."""
    if address == UPLOAD:
        return client.post(UPLOAD, {"file": png(), "alt": "A drip"})
    return client.post(PREVIEW, {"content": "**Hello**"})


@pytest.mark.parametrize("address", [PREVIEW, UPLOAD])
@pytest.mark.parametrize(
    ("browser", "status", "words"),
    [
        ("patient", 401, "logged out"),
        ("as_reader", 403, "may not"),
        ("as_reviewer", 403, "may not"),
    ],
)
def test_nobody_but_staff_with_the_right_gets_an_answer(address, browser, status, words, request):
    response = send(request.getfixturevalue(browser), address)
    assert response.status_code == status
    assert words in response.json()["error"]
    assert not Image.objects.exists()


def test_writing_pages_is_no_right_to_add_pictures(as_author, as_photographer):
    assert send(as_author, PREVIEW).status_code == 200
    assert send(as_author, UPLOAD).status_code == 403
    assert send(as_photographer, UPLOAD).status_code == 200
    assert send(as_photographer, PREVIEW).status_code == 403


@pytest.mark.parametrize("address", [PREVIEW, UPLOAD])
def test_a_pair_of_tokens_made_up_by_a_stranger_opens_nothing(address):
    stranger = Client(enforce_csrf_checks=True)
    stranger.cookies["csrftoken"] = "a" * 32
    response = stranger.post(address, {"content": "x"}, headers={"X-CSRFToken": "a" * 32})
    assert response.status_code == 401


def test_a_session_that_ended_gets_no_more_previews(as_author):
    assert send(as_author, PREVIEW).status_code == 200
    as_author.logout()
    assert send(as_author, PREVIEW).status_code == 401


@pytest.mark.parametrize("address", [PREVIEW, UPLOAD])
def test_looking_at_an_address_that_takes_texts_is_answered_in_words(address, as_owner):
    response = as_owner.get(address)
    assert response.status_code == 405
    assert "POST" in response.json()["error"]


@pytest.mark.parametrize(
    ("address", "sent", "words"),
    [
        (PREVIEW, {}, "no text"),
        (PREVIEW, {"content": "x" * (LIMIT + 1)}, "40,000"),
        (UPLOAD, {"alt": "A drip"}, "no file"),
        (UPLOAD, {"file": png(), "alt": ""}, "Describe the picture"),
        (UPLOAD, {"file": png(), "alt": "A drip", "decorative": "1"}, "Describe the picture"),
        (UPLOAD, {"file": png(), "alt": "drip.png"}, "say in words what the picture shows"),
        (UPLOAD, {"file": png(), "alt": "A drip", "key": "a drip"}, "hyphens"),
        (UPLOAD, {"file": png("a.gif", b"GIF89a"), "alt": "A drip"}, "JPEG, PNG, WebP or AVIF"),
        (UPLOAD, {"file": png("a.html", b"<script>"), "alt": "A drip"}, "JPEG, PNG"),
        (UPLOAD, {"file": png("a.svg", b"<svg onload=alert(1)>"), "alt": "A drip"}, "JPEG, PNG"),
        (UPLOAD, {"file": png("a.png", b"plain words"), "alt": "A drip"}, "JPEG, PNG"),
    ],
)
def test_a_request_that_can_not_be_served_is_answered_in_words(address, sent, words, as_owner):
    for value in sent.values():
        if isinstance(value, io.BytesIO):
            value.seek(0)
    response = as_owner.post(address, sent)
    assert response.status_code == 400
    assert words in response.json()["error"]
    assert not Image.objects.exists()


def test_a_preview_reads_as_the_page_will(as_author):
    words = "Blocks [[placebo]]. [@EXT-01]\n- one\n- two\n\n[CRPS](condition:crps)"
    html = as_author.post(PREVIEW, {"content": words}).json()["html"]
    assert '<button class="term"' in html
    assert 'aria-label="Source 1"' in html
    assert "<li>one</li>" in html
    assert 'href="/conditions/crps/"' in html


def test_a_preview_names_what_is_unknown(as_author):
    html = as_author.post(PREVIEW, {"content": "So. [@nobody-2020]"}).json()["html"]
    assert "cite--unknown" in html


def test_points_of_one_line_each_are_shown_as_a_list(as_author):
    sent = {"content": "**First**\n\nSecond", "lines": "1"}
    html = as_author.post(PREVIEW, sent).json()["html"]
    assert html == "<li><strong>First</strong></li><li>Second</li>"


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](data:text/html,x)",
        "![x](https://elsewhere.example/spy.png)",
        "<form action=/staff/logout/><button>x</button></form>",
        '<div style="position:fixed">x</div>',
        "<iframe src=//elsewhere.example></iframe>",
        "**fine** [@EXT-01]",
    ],
)
def test_a_preview_is_as_harmless_as_the_page_and_the_same(text, as_owner):
    article = condition(pair=False, body=text)
    html = as_owner.post(PREVIEW, {"content": text}).json()["html"]
    page = as_owner.get(f"/staff/pages/{article.pk}/preview/").content.decode()
    assert html in page
    tags = " ".join(re.findall(r"<[^>]*>", html))
    for wrong in ("script", "<img", "<form", "<iframe", "data:", "style=", "onerror"):
        assert wrong not in tags


def test_the_hardest_text_of_full_length_is_answered(as_author):
    for text in ("[" * LIMIT, "[a](" * (LIMIT // 4), ">" * LIMIT):
        assert as_author.post(PREVIEW, {"content": text}).status_code == 200


def test_an_uploaded_picture_is_answered_with_its_markdown(as_photographer, as_author):
    answer = as_photographer.post(UPLOAD, {"file": png("janes-arm.png"), "alt": "A drip"}).json()
    image = Image.objects.get()
    assert answer["markdown"] == f"![](image:{image.key})"
    assert (image.alt, image.uploaded_by.username) == ("A drip", "photographer")
    assert "jane" not in image.file.name + image.key
    html = as_author.post(PREVIEW, {"content": answer["markdown"]}).json()["html"]
    assert f'src="{image.file.url}"' in html
    assert 'alt="A drip"' in html


def test_a_picture_gets_the_name_that_its_writer_chose(as_photographer):
    sent = {"file": png(), "alt": "A nurse at a pump", "key": "nurse-at-pump", "person": "1"}
    answer = as_photographer.post(UPLOAD, sent).json()
    image = Image.objects.get()
    assert answer["markdown"] == "![](image:nurse-at-pump)"
    assert (image.shows_person, image.has_consent) == (True, True)


def test_a_picture_may_be_marked_as_decorative(as_photographer):
    as_photographer.post(UPLOAD, {"file": png(), "decorative": "1"})
    assert Image.objects.get().is_decorative


def test_a_picture_is_served_as_a_picture_and_nothing_else(as_photographer, patient):
    address = as_photographer.post(UPLOAD, {"file": png(), "alt": "A drip"}).json()["url"]
    response = patient.get(address)
    assert response.headers["Content-Type"] == "image/png"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert b"".join(response.streaming_content).startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("of", "words", "markdown"),
    [
        ("cite", "EXT-01", "[@EXT-01]"),
        ("term", "placebo", "[[placebo]]"),
        ("cite", "EXT", "[@EXT-01]"),
        ("link", "crps", "[CRPS](condition:crps)"),
        ("link", "complex regional", "[CRPS](condition:crps)"),
    ],
)
def test_the_editor_finds_what_a_text_may_name(of, words, markdown, as_author):
    choices = as_author.get(CHOICES, {"of": of, "q": words}).json()["choices"]
    assert markdown in [choice["markdown"] for choice in choices]
    assert len(choices) <= 12


def test_half_of_what_may_be_cited_is_claims(as_author):
    choices = as_author.get(CHOICES, {"of": "cite", "q": "a"}).json()["choices"]
    keys = [choice["markdown"][2:-1] for choice in choices]
    assert (len(keys), Claim.objects.filter(key__in=keys).count()) == (12, 6)


def test_a_claim_that_does_not_stand_comes_last_with_what_we_say_instead(as_author):
    Claim.objects.all().delete()
    for key, verdict in (("A-1", "overclaims"), ("A-2", "agrees")):
        row = {"document": "A", "topic": "about", "say_instead": "It helps some."}
        Claim.objects.create(key=key, claim="It helps flurps.", verdict=verdict, **row)
    choices = as_author.get(CHOICES, {"of": "cite", "q": "flurps"}).json()["choices"]
    assert [choice["label"] for choice in choices] == [
        "A-2: It helps flurps.",
        "A-1: Says too much, we say instead: It helps some.",
    ]


def test_the_editor_finds_pictures(as_author, as_photographer):
    as_photographer.post(UPLOAD, {"file": png(), "alt": "A drip"})
    [choice] = as_author.get(CHOICES, {"of": "picture", "q": "drip"}).json()["choices"]
    assert choice["label"].endswith("A drip")


@pytest.mark.parametrize(
    ("browser", "status"), [("patient", 401), ("as_reader", 403), ("as_reviewer", 403)]
)
def test_choices_are_for_writers_alone(browser, status, request):
    response = request.getfixturevalue(browser).get(CHOICES, {"of": "cite"})
    assert response.status_code == status


def test_an_unknown_kind_of_choice_is_answered_in_words(as_author):
    response = as_author.get(CHOICES, {"of": "doses"})
    assert response.status_code == 400
    assert "cite, term, link, picture" in response.json()["error"]
