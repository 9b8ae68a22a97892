"""The clinic's own facts: each saving adds a row, and nothing that was said is ever changed."""

import pytest

from articles.models import ClinicProfile, Stamp

from .forms import delete_of, form_of, save

pytestmark = pytest.mark.usefixtures("seeded")
CLINIC = "/staff/articles/clinicprofile/"


def test_saving_the_clinics_facts_adds_the_next_row(as_owner, owner):
    save(as_owner, f"{CLINIC}add/", name="Pain Clinic", phone="202-555-0100")
    before = Stamp.current()
    save(as_owner, f"{CLINIC}add/", phone="202-555-0199")
    assert ClinicProfile.objects.count() == 2
    current = ClinicProfile.current()
    assert (current.name, current.phone, current.saved_by) == ("Pain Clinic", "202-555-0199", owner)
    assert Stamp.current() != before


def test_what_the_clinic_said_before_can_only_be_read(as_owner):
    old = ClinicProfile.objects.create(name="Pain Clinic")
    ClinicProfile.objects.create(name="New Clinic")
    assert as_owner.post(form_of(old), {"name": "Other"}).status_code == 403
    assert as_owner.post(delete_of(old), {"post": "y"}).status_code == 403
    assert list(ClinicProfile.objects.values_list("name", flat=True)) == [
        "New Clinic",
        "Pain Clinic",
    ]
    listed = as_owner.get(CLINIC).content.decode()
    assert listed.count('alt="True"') == 1


@pytest.mark.parametrize("browser", ["patient", "as_editor"])
def test_only_who_has_the_right_changes_the_clinics_facts(browser, request):
    request.getfixturevalue(browser).post(f"{CLINIC}add/", {"name": "X", "driving_hours": "24"})
    assert not ClinicProfile.objects.exists()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"driving_hours": "12"}, "never for less"),
        ({"phone": "call us"}, "3 to 15 digits"),
    ],
)
def test_a_wrong_fact_is_refused_in_words(changes, words, as_owner):
    response = save(as_owner, f"{CLINIC}add/", **changes)
    assert words in response.content.decode()
    assert not ClinicProfile.objects.exists()
