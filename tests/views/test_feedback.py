"""Was this page clear? What a reader gets, whatever is sent."""

import re

import pytest
from django.db import OperationalError, connection

from articles.feedback import Window, taking
from articles.models import ClinicProfile, Feedback, UrgentSign
from articles.views import feedback as view

pytestmark = pytest.mark.usefixtures("seeded")
PAGE = "/conditions/crps/"
ADDRESS = f"/feedback{PAGE}"
OURS = {"Sec-Fetch-Site": "same-origin", "Origin": "null"}


@pytest.fixture(autouse=True)
def _new_window(monkeypatch):
    monkeypatch.setattr(view, "window", Window())


@pytest.fixture
def send(patient):
    """Sends the form as a browser of today does."""

    def post(headers=OURS, address=ADDRESS, **said):
        return patient.post(address, said, headers=headers)

    return post


def text(response) -> str:
    """The words of the main part of a page."""
    main = response.content.decode().split('<main id="main">')[1].split("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def test_each_page_asks_at_its_foot_in_a_form_that_needs_no_script(patient):
    html = patient.get(PAGE).content.decode()
    form = re.search(r"<form.*?</form>", html, re.DOTALL)[0]
    assert f'action="{ADDRESS}"' in form
    assert re.findall(r'value="(\w+)"', form) == ["yes", "no"]
    assert html.index("Where these facts come from</h2>") < html.index(form) < html.index("<footer")


def test_one_press_counts_and_words_may_follow(send):
    page = send(clear="no")
    assert (page.status_code, page["Cache-Control"]) == (200, "no-store")
    assert "Thank you Your answer is counted." in text(page)
    token = re.search(r'name="row" value="([^"]+)"', page.content.decode())[1]
    page = send(clear="no", words="The part on time.", row=token)
    assert "Your answer is kept." in text(page)
    assert "<textarea" not in page.content.decode()
    [row] = Feedback.objects.all()
    assert (row.was_clear, row.words) == (False, "The part on time.")


def test_the_form_alone_takes_an_answer_with_words(patient, send):
    page = patient.get(ADDRESS)
    assert page["X-Robots-Tag"] == "noindex"
    assert "Send: yes, it was clear Send: no, it was not" in text(page)
    send(clear="yes", words="Well said.")
    assert Feedback.objects.get().was_clear


@pytest.mark.parametrize("start", ["get", "post"])
def test_help_stands_before_the_text_field(start, patient, send):
    page = (patient.get(ADDRESS) if start == "get" else send(clear="no")).content.decode()
    assert page.index("Do not write here") < page.index("Nobody reads this at once")
    assert page.index('href="tel:911">Call 911</a>\n') < page.index("<textarea")
    assert page.index("the crisis line</a>") < page.index("<textarea")


@pytest.mark.parametrize(
    ("words", "sign"),
    [("I want to die.", "crisis"), ("i can't breathe since the drip", "breathing")],
)
def test_urgent_words_get_help_alone_and_are_told_that_nobody_reads_them_now(words, sign, send):
    heading = UrgentSign.objects.get(slug=sign).heading if sign != "crisis" else "ending your life"
    page = send(clear="no", words=words)
    html = page.content.decode()
    assert heading in html.split('id="urgent-box">')[1].split("</section>")[0]
    assert text(page).startswith("Home Nobody reads your words at once")
    assert "they can't call you" in text(page)
    assert "<form" not in html
    assert Feedback.objects.get().words == words


def test_words_for_the_clinic_get_the_clinics_card(send):
    page = send(clear="no", words="There is blood in my pee.").content.decode()
    assert 'id="care-call"' in page
    assert "Nobody reads your words at once" in page


@pytest.mark.parametrize(
    "change",
    [
        {"clear": ""}, {"more": "http://spam"}, {"row": "made-up"}, {"headers": {}},
        {"words": "i want to die " + "x" * 600},
    ],
    ids=str,
)  # fmt: skip
def test_help_comes_whatever_else_is_wrong(change, send):
    said = {"clear": "no", "words": "i want to die"} | change
    assert 'id="urgent-box"' in send(**said).content.decode()


@pytest.mark.parametrize("clear", ["", "maybe", "YES"])
def test_neither_yes_nor_no_is_asked_again_and_the_words_stay(clear, send):
    page = send(clear=clear, words="Too <long>.")
    assert page.status_code == 400
    assert "Please choose: was the page clear, or not?" in text(page)
    assert "Too &lt;long&gt;.</textarea>" in page.content.decode()
    assert not Feedback.objects.exists()


def test_words_that_are_too_many_come_back_whole(send):
    words = "word " * 120
    page = send(clear="no", words=words)
    assert page.status_code == 400
    assert "Your words have 599 letters, and we can keep 500." in text(page)
    assert words in page.content.decode()
    assert not Feedback.objects.exists()


def test_words_that_are_too_many_can_still_be_added_to_the_first_press(send):
    token = re.search(r'name="row" value="([^"]+)"', send(clear="no").content.decode())[1]
    page = send(clear="no", words="x" * 501, row=token)
    assert f'name="row" value="{token}"' in page.content.decode()
    send(clear="no", words="Shorter.", row=token)
    assert Feedback.objects.get().words == "Shorter."


def test_a_token_that_has_ended_is_said_and_the_words_can_be_sent_anew(send):
    page = send(clear="no", words="Late words.", row="MQ:made:up")
    assert page.status_code == 400
    assert "it is too late to add words" in text(page)
    assert 'name="row"' not in page.content.decode()


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example.org"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example.org"},
    ],
    ids=str,
)
def test_a_form_from_another_site_keeps_nothing_and_repeats_nothing(headers, send):
    page = send(headers, clear="no", words="Buy pills.")
    assert page.status_code == 403
    assert "sent from another site" in text(page)
    assert "Buy pills" not in page.content.decode()
    assert not Feedback.objects.exists()


def test_a_browser_that_does_not_say_sends_it_once_more_and_then_says(send):
    page = send({"Origin": "null"}, clear="no", words="The part on time.")
    assert (page.status_code, page["Referrer-Policy"]) == (403, "same-origin")
    assert "Please send it once more" in text(page)
    assert "The part on time.</textarea>" in page.content.decode()
    assert not Feedback.objects.exists()
    assert send({"Origin": "http://testserver"}, clear="no", words="Hi.").status_code == 200
    assert Feedback.objects.count() == 1


def test_a_field_that_nobody_sees_catches_programs(patient, send):
    assert '<p hidden><label>Leave this empty <input name="more"' in patient.get(
        ADDRESS
    ).content.decode().replace("\n", "")
    assert send(clear="yes", more="http://spam").status_code == 200
    assert not Feedback.objects.exists()


def test_too_many_from_one_address_are_told_to_call(send):
    ClinicProfile(phone="202-555-0100").save()
    statuses = [send(clear="yes").status_code for _ in range(21)]
    assert statuses == [200] * 20 + [429]
    page = send(clear="no", words="The part on time.")
    assert "Too many answers are coming in" in text(page)
    assert "202-555-0100" in text(page)
    assert "The part on time.</textarea>" in page.content.decode()


def test_too_many_in_a_day_are_told_so_too(send, monkeypatch):
    monkeypatch.setattr(taking, "MOST_A_DAY", 0)
    assert send(clear="yes").status_code == 429


def test_a_database_that_cannot_be_written_is_said_and_the_words_stay(send, monkeypatch):
    def locked(execute, sql, *rest):
        if "INSERT" in sql:
            raise OperationalError("database is locked")
        return execute(sql, *rest)

    with connection.execute_wrapper(locked):
        page = send(clear="no", words="The part on time.")
    assert page.status_code == 503
    assert "It is not your fault." in text(page)
    assert "The part on time.</textarea>" in page.content.decode()


@pytest.mark.parametrize(
    "words",
    ["\x00", "a\x00b", "<script>alert(1)</script>", "{{ 7*7 }}{% debug %}", "\ud7ff\U0001f600",
     "'; DROP TABLE articles_feedback; --", "%00%ff", "\u202e"],
)  # fmt: skip
def test_whatever_is_typed_is_answered_and_nothing_of_it_runs(words, send):
    for clear in ("no", ""):
        page = send(clear=clear, words=words)
        assert page.status_code in (200, 400, 411)
        assert "<script>alert" not in page.content.decode()
    assert Feedback.objects.count() == 1


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"clear=yes&words=%ff%fe", "application/x-www-form-urlencoded"),
        (b'{"clear": "yes"}', "application/json"),
        (b"", "application/x-www-form-urlencoded"),
        (b"clear=yes", "application/x-www-form-urlencoded; charset=utf-7"),
        (b"--x\r\nbroken", "multipart/form-data; boundary=x"),
        (b"--x\r\nbroken", "multipart/form-data"),
        (b"&".join(b"a%d=1" % n for n in range(1500)), "application/x-www-form-urlencoded"),
    ],
    ids=str,
)
def test_a_body_of_another_shape_breaks_nothing(body, kind, patient):
    page = patient.generic("POST", ADDRESS, body, content_type=kind, headers=OURS)
    assert page.status_code in (200, 400, 411)


@pytest.mark.parametrize(
    "address",
    [
        "/feedback/conditions/nowhere/", "/feedback/nowhere/crps/", "/feedback/guides/crps/",
        "/feedback/staff/login/", "/feedback/", "/feedback/conditions/",
    ],
)  # fmt: skip
def test_only_live_pages_are_asked_about(address, patient, send):
    assert patient.get(address).status_code == 404
    assert send(address=address, clear="yes").status_code == 404


def test_no_answer_sets_a_cookie_or_asks_for_one(send, patient):
    for page in (patient.get(ADDRESS), send(clear="no"), send(clear="")):
        assert not page.cookies
        assert "csrf" not in page.content.decode()
        assert "Cookie" not in page.get("Vary", "")


def test_turned_off_nobody_is_asked(patient, settings):
    settings.FEEDBACK = "off"
    assert "Was this page clear?" not in patient.get(PAGE).content.decode()
    assert patient.get(ADDRESS).status_code == 404


def test_a_draft_that_staff_look_at_does_not_ask(editor):
    from articles.models import Article
    from tests.conftest import logged_in

    draft = Article.objects.get(kind="condition", slug="crps")
    page = logged_in(editor).get(f"/staff/pages/{draft.pk}/preview/")
    assert page.status_code == 200
    assert "Was this page clear?" not in page.content.decode()


def test_an_empty_list_says_so_and_is_in_no_other_list(patient):
    page = patient.get("/what-you-told-us/")
    assert "Nothing is here yet." in text(page)
    assert "/what-you-told-us/" not in patient.get("/sitemap.xml").content.decode()
    assert "/what-you-told-us/" not in patient.get("/").content.decode()


def test_it_says_after_how_many_days_the_words_go_and_its_title_is_its_heading(
    send, patient, settings
):
    settings.FEEDBACK_DAYS = 90
    assert "deleted after 90 days or sooner" in text(patient.get(ADDRESS))
    for page in (patient.get(ADDRESS), send(clear="no")):
        html = page.content.decode()
        title, heading = (re.search(rf"<{tag}>(.*?)</{tag}>", html)[1] for tag in ("title", "h1"))
        assert title.startswith(f"{heading} –")
