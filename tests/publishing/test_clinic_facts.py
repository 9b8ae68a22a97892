"""Numbers that readers call: one person types them, another rings them, then pages print them."""

import msgspec
import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from articles.models import ClinicProfile, Event, NewNumbers, Stamp
from articles.models.clinic import Numbers
from articles.publishing import (
    Changed,
    NotAllowed,
    change_facts,
    confirm_numbers,
    take_numbers_back,
)
from articles.queries.frame import site
from tests.conftest import person

pytestmark = pytest.mark.usefixtures("seeded")


@pytest.fixture
def manager(db):
    return person("manager", add=("clinicprofile",), view=("clinicprofile",))


@pytest.fixture
def second(db):
    return person("second", confirm=("numbers",))


def facts(**changes):
    """What the clinic says now, with changes; a phone comes with what to do at night."""
    now = ClinicProfile.current()
    said = {name: getattr(now, name) for name in (*now.NUMBERS, *now.OTHERS)}
    night = {"after_hours_words": "Call 911."} if changes.get("phone") else {}
    return ClinicProfile(**said | night | changes)


def typed(by, **changes):
    return change_facts(facts=facts(**changes), by=by)


def confirmed(numbers, by):
    return confirm_numbers(numbers=numbers, by=by, checked=Numbers.NUMBERS)


def care():
    return site("/", timezone.now()).care


def clinic():
    return site("/", timezone.now()).clinic


def logged(verb):
    event = Event.objects.filter(verb=verb).last()
    return event, msgspec.json.decode(event.detail)


def test_other_facts_are_with_readers_at_once(manager):
    before = Stamp.current()
    saved = typed(manager, name="Pain Clinic", fasting="Nothing for six hours.")
    assert (saved.waiting, saved.profile.saved_by) == (None, manager)
    assert clinic().name == "Pain Clinic"
    assert Stamp.current() != before


@pytest.mark.parametrize("name", Numbers.NUMBERS)
def test_every_number_waits_for_a_second_person(name, manager, second):
    new = "Ask the nurse" if name in ("crisis_note", "after_hours_words") else "2025550100"
    waiting = typed(manager, **{name: new[:8] if name == "extension" else new}).waiting
    assert not ClinicProfile.objects.exists()
    profile = confirmed(waiting, second)
    assert ClinicProfile.current() == profile
    assert (profile.saved_by, profile.confirmed_by) == (manager, second)
    assert getattr(profile, name)


def test_readers_have_the_countrys_numbers_until_the_first_are_confirmed(manager, second):
    waiting = typed(manager, emergency_number="112", crisis_number="116 123").waiting
    assert (care().emergency_number, care().crisis_number) == ("911", "988")
    confirmed(waiting, second)
    assert (care().emergency_number, care().crisis_number) == ("112", "116 123")


def test_the_word_on_other_languages_stays_with_the_line_that_it_is_about(manager, second):
    assert "AYUDA" in care().crisis_note
    confirmed(typed(manager, crisis_number="116 123").waiting, second)
    assert care().crisis_note == ""


def test_of_one_save_the_numbers_wait_and_the_rest_goes_live(manager, second):
    confirmed(typed(manager, phone="202-555-0100").waiting, second)
    saved = typed(manager, phone="202-555-0199", name="Pain Clinic")
    assert (clinic().name, clinic().phone) == ("Pain Clinic", "202-555-0100")
    typed(manager, owner="The clinic")
    confirmed(saved.waiting, second)
    now = clinic()
    assert (now.name, now.phone, now.owner) == ("Pain Clinic", "202-555-0199", "The clinic")


def test_who_typed_numbers_can_not_confirm_them(manager, owner_of_both):
    waiting = typed(owner_of_both, phone="202-555-0100").waiting
    with pytest.raises(NotAllowed, match="somebody else must ring"):
        confirmed(waiting, owner_of_both)
    assert clinic().phone == ""


@pytest.fixture
def owner_of_both(db):
    return person("both", add=("clinicprofile",), confirm=("numbers",))


def test_who_has_no_right_changes_confirms_and_takes_back_nothing(author, manager):
    with pytest.raises(NotAllowed, match="may change the clinic's facts"):
        typed(author, name="X")
    waiting = typed(manager, phone="202-555-0100").waiting
    with pytest.raises(NotAllowed, match="may confirm numbers"):
        confirmed(waiting, author)
    with pytest.raises(NotAllowed, match="may change or confirm"):
        take_numbers_back(numbers=waiting, by=author)
    assert NewNumbers.waiting() == waiting
    assert not ClinicProfile.objects.exists()


def test_each_number_must_be_ticked(manager, second):
    waiting = typed(manager, language_line="2025550100", poison_number="1-800-222-1222").waiting
    with pytest.raises(ValueError, match="Still to do: Poison number"):
        confirm_numbers(numbers=waiting, by=second, checked=["language_line"])
    assert clinic().language_line == ""


def test_numbers_can_be_taken_back_and_are_not_confirmed_after_that(manager, second):
    waiting = typed(manager, phone="202-555-0100").waiting
    take_numbers_back(numbers=waiting, by=manager)
    with pytest.raises(Changed, match="were taken back by manager"):
        confirmed(waiting, second)
    assert clinic().phone == ""
    assert typed(manager, phone="202-555-0111").waiting.phone == "202-555-0111"


def test_numbers_are_confirmed_once(manager, second):
    waiting = typed(manager, phone="202-555-0100").waiting
    confirmed(waiting, second)
    with pytest.raises(Changed, match="were confirmed by second"):
        confirmed(waiting, second)
    assert ClinicProfile.objects.count() == 1


def test_other_numbers_can_not_be_added_to_those_that_wait(manager):
    typed(manager, phone="202-555-0100")
    with pytest.raises(ValueError, match="Numbers that manager typed wait for a second person"):
        typed(manager, poison_number="1-800-222-1222")
    assert NewNumbers.waiting().poison_number == ""


def test_nothing_new_is_nothing_stored(manager):
    typed(manager, name="Pain Clinic")
    assert typed(manager) == (None, None)
    assert ClinicProfile.objects.count() == 1


@pytest.mark.parametrize("hours", ["", "8 to 5"])
def test_a_clinic_that_says_call_says_what_to_do_when_nobody_answers(hours, manager, second):
    with pytest.raises(ValidationError, match="also at night"):
        typed(manager, phone="202-555-0100", hours=hours, after_hours_words="")
    assert not NewNumbers.objects.exists()
    words = "Go to the emergency department"
    done = typed(manager, phone="202-555-0100", hours=hours, after_hours_words=words)
    confirmed(done.waiting, second)
    assert clinic().after_hours_words == words


def test_numbers_are_not_confirmed_into_a_clinic_that_nobody_answers_at_night(manager, second):
    waiting = NewNumbers.objects.create(phone="202-555-0100", typed_by=manager)
    with pytest.raises(ValueError, match="also at night"):
        confirmed(waiting, second)
    assert clinic().phone == ""


def test_no_order_of_steps_leaves_readers_a_phone_without_an_answer_at_night(manager, second):
    confirmed(typed(manager, phone="202-555-0100").waiting, second)
    waiting = typed(manager, hours="8 to 5", after_hours="202-555-0199").waiting
    assert (clinic().hours, clinic().after_hours_words) == ("8 to 5", "Call 911.")
    take_numbers_back(numbers=waiting, by=manager)
    with pytest.raises(ValidationError, match="also at night"):
        typed(manager, after_hours_words="")
    ClinicProfile.current().full_clean()


def test_the_log_says_who_typed_and_who_confirmed_what(manager, second):
    waiting = typed(manager, phone="202-555-0100", name="Pain Clinic").waiting
    event, said = logged("changed")
    assert (event.by, event.about) == (manager, f"clinicprofile:{event.row}")
    assert (said["before"]["name"], said["after"]["name"]) == ("", "Pain Clinic")
    assert said["after"]["phone"] == ""
    event, said = logged("submitted")
    assert (event.by, said["before"]["phone"], said["after"]["phone"]) == (
        manager,
        "",
        "202-555-0100",
    )
    confirmed(waiting, second)
    event, said = logged("confirmed")
    assert (event.by, said["typed_by"]) == (second, "manager")
    assert (said["before"]["phone"], said["after"]["phone"]) == ("", "202-555-0100")
    take_numbers_back(numbers=typed(manager, phone="").waiting, by=second)
    assert logged("took_back")[0].by == second


def test_what_was_said_at_a_moment_can_be_asked(manager, second):
    typed(manager, name="Old name")
    then = timezone.now()
    typed(manager, name="New name")
    assert ClinicProfile.current(then).name == "Old name"
    assert ClinicProfile.current().name == "New name"
