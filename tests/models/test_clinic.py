"""The clinic's profile is its own history, and its rules have a floor."""

import pytest
from django.core.exceptions import ValidationError

from articles.models import ClinicProfile, UrgentSign

pytestmark = pytest.mark.usefixtures("seeded")


def test_a_site_ships_without_a_clinic():
    profile = ClinicProfile.current()
    assert profile.pk is None
    assert (profile.name, profile.phone, profile.driving_hours) == ("", "", 24)


def test_the_newest_row_is_the_current_one():
    ClinicProfile.objects.create(name="Old name")
    ClinicProfile.objects.create(name="New name")
    assert ClinicProfile.current().name == "New name"
    assert ClinicProfile.objects.count() == 2


@pytest.mark.parametrize("hours", [0, 12, 23])
def test_fewer_than_24_hours_without_driving_are_refused(hours):
    with pytest.raises(ValidationError, match="at least 24 hours without driving"):
        ClinicProfile(driving_hours=hours).full_clean()


@pytest.mark.parametrize("hours", [24, 25, 72])
def test_more_hours_without_driving_are_allowed(hours):
    ClinicProfile(driving_hours=hours).full_clean()


@pytest.mark.parametrize("number", ["202-555-0100", "+1 202 555 0100"])
def test_a_number_as_people_write_it_is_allowed(number):
    ClinicProfile(phone=number, after_hours=number, crisis_number=number).full_clean()


@pytest.mark.parametrize("number", ["911", "988", "1-800-222-1222"])
def test_a_help_line_may_be_short(number):
    ClinicProfile(emergency_number=number, crisis_number=number, poison_number=number).full_clean()


@pytest.mark.parametrize("number", ["HELP", "9 1", "1-800-POISON", "911 or 112"])
def test_a_help_line_has_no_words(number):
    with pytest.raises(ValidationError, match="as people dial it"):
        ClinicProfile(emergency_number=number).full_clean()


@pytest.mark.parametrize("number", ["call us", "202-555-0100 ext 4", "<b>1</b>", "5", "988"])
def test_a_number_with_words_or_an_extension_in_it_is_refused(number):
    with pytest.raises(ValidationError, match="the extension has a field of its own"):
        ClinicProfile(phone=number).full_clean()


def test_an_extension_is_digits():
    with pytest.raises(ValidationError, match="Digits only"):
        ClinicProfile(extension="x4").full_clean()


def test_a_phrase_that_search_could_not_read_is_refused():
    sign = UrgentSign(slug="s", level="emergency", heading="H", advice="A", phrases="* ?")
    with pytest.raises(ValidationError, match="has no word"):
        sign.full_clean()


def test_a_sign_that_search_shows_alone_needs_its_words():
    sign = UrgentSign(slug="s", level="emergency", text="A rash", phrases="rash")
    with pytest.raises(ValidationError, match="needs a heading and advice"):
        sign.full_clean()


def test_a_sign_for_the_clinic_s_card_may_have_phrases():
    UrgentSign(slug="s", level="call", text="A rash", phrases="rash").full_clean()


def test_a_sign_says_something():
    with pytest.raises(ValidationError, match="words for the cards, or phrases"):
        UrgentSign(slug="s", level="emergency").full_clean()
