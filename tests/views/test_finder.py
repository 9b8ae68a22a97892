"""What do you feel, and when: the list of side effects, narrowed by a reader's own words."""

import re

import pytest

from tests.rows import published, side_effect, urgent_signs

pytestmark = pytest.mark.usefixtures("seeded")


def main(patient, query):
    html = patient.get(f"/side-effects/?{query}").content.decode()
    return html[html.index("<main") : html.index("</main>")]


def effects(html):
    """The addresses of the side effects that are listed, in their order."""
    listed = html.split('id="found"')[1]
    return re.findall(r'<a href="/side-effects/([a-z-]+)/"', listed)


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("throwing up", "feeling-sick"),
        ("nausia", "feeling-sick"),
        ("floaty", "feeling-detached"),
        ("burning pee", "bladder-problems"),
    ],
)
def test_own_words_find_the_side_effect(patient, words, first):
    assert effects(main(patient, f"feel={words}"))[0] == first


def test_words_and_time_are_one_form(patient):
    html = main(patient, "feel=throwing+up&since=today")
    (form,) = re.findall(r"<form.*?</form>", html, re.DOTALL)
    assert 'value="throwing up"' in form
    assert re.search(r'value="today" checked', form)
    assert 'method="post"' not in form.lower()


def test_a_side_effect_that_fits_says_what_to_do_and_when_it_can_be_present(patient):
    html = main(patient, "feel=throwing+up")
    entry = html.split('href="/side-effects/feeling-sick/"')[1].split("</li>")[0]
    assert "chip--home" in entry
    assert "drip" in entry
    assert "Rest, with someone near." in entry


def test_it_is_told_as_a_filter_and_not_as_a_diagnosis(patient):
    html = main(patient, "feel=throwing+up")
    assert "in such words. It is not a diagnosis." in html
    assert "Showing 1 side effect." in html or re.search(r"Showing \d+ side effects\.", html)


def test_words_that_fit_nothing_say_so_and_show_the_whole_list(patient):
    html = main(patient, "feel=qzxwv")
    assert "No side effect on this list is described as <strong>qzxwv</strong>" in html
    assert "does not mean that it is harmless" in html
    assert set(effects(html)) == set(effects(main(patient, "")))


def test_time_alone_puts_those_that_are_known_then_before_the_rest(patient):
    html = main(patient, "since=months")
    known, unknown = html.split("Not known at that time")
    assert "bladder-problems" in effects(known)
    assert "dizziness" not in effects(known)
    assert 'href="/side-effects/dizziness/"' in unknown
    assert set(effects(html)) == set(effects(main(patient, "")))


def test_time_alone_is_no_answer_to_words(patient):
    assert "diagnosis" not in main(patient, "since=months")


@pytest.fixture
def itching(empty, editor):
    """A page of a side effect that is known during the drip, and not expected weeks later."""
    urgent_signs()
    return published(side_effect(during="likely", weeks="unlikely"), editor)


def test_one_that_is_not_expected_at_that_time_is_left_out(patient, itching):
    assert effects(main(patient, "since=now")) == ["itching"]
    assert effects(main(patient, "since=weeks")) == []
    assert "No side effect fits." in main(patient, "since=weeks")


def test_words_that_fit_at_another_time_only_still_show_what_they_fit(patient, itching):
    assert "At other times" not in main(patient, "feel=itching&since=now")
    html = main(patient, "feel=itching&since=weeks")
    assert "At other times, people describe this in such words." in html
    assert effects(html) == ["itching"]


@pytest.mark.parametrize(
    ("words", "number"), [("cant breathe", "911"), ("want to die", "988"), ("chest pain", "911")]
)
def test_urgent_words_show_help_at_once_and_alone(patient, words, number):
    html = patient.get("/side-effects/", {"feel": words, "since": "now"}).content.decode()
    assert 'id="urgent-box"' in html
    assert f'href="tel:{number}"' in html.split('id="urgent-box"')[1].split("</section>")[0]
    assert "What do you feel?" not in html


def test_a_sign_for_the_clinic_stands_above_what_fits(patient):
    html = main(patient, "feel=yellow+eyes")
    assert html.index('id="care-call"') < html.index('<ul class="rows"')


def test_a_wrong_spelling_is_put_right_with_a_way_back(patient):
    html = main(patient, "feel=nausia&since=now")
    if "nausea" in html.split('id="found"')[1].split("</div>")[0]:
        assert 'href="?feel=nausia&amp;since=now&amp;exact=1#found"' in html


@pytest.mark.parametrize(
    "query",
    ["feel=", "feel=%00", "feel=%3Cscript%3Ealert(1)", "feel=" + "x" * 9000, "feel=a&feel=b",
     "feel=pain&since=never", "feel=%22%27%20OR", "feel=sick&exact=maybe"],
)  # fmt: skip
def test_nothing_that_is_asked_breaks_the_list(patient, query):
    html = main(patient, query)
    assert "<script>alert" not in html
    assert len(html) < 60_000
