"""The clinic's own facts: each saving adds a row, and nothing that was said is ever changed."""

import pytest

from articles.models import ClinicProfile, NewNumbers, Stamp

from .forms import delete_of, filled_in, form_of, save

pytestmark = pytest.mark.usefixtures("seeded")
CLINIC = "/staff/articles/clinicprofile/"
NUMBERS = {"phone": "202-555-0100", "after_hours": "202-555-0199"}


def test_saving_the_clinics_facts_adds_the_next_row(as_owner, owner):
    save(as_owner, f"{CLINIC}add/", name="Pain Clinic", hours="8 to 5")
    before = Stamp.current()
    save(as_owner, f"{CLINIC}add/", hours="9 to 5")
    assert ClinicProfile.objects.count() == 2
    current = ClinicProfile.current()
    assert (current.name, current.hours, current.saved_by) == ("Pain Clinic", "9 to 5", owner)
    assert Stamp.current() != before


def test_a_changed_number_leads_to_the_page_of_the_second_person(as_owner):
    response = save(as_owner, f"{CLINIC}add/", name="Pain Clinic", **NUMBERS)
    assert response.headers["Location"] == "/staff/numbers/"
    assert NewNumbers.waiting().phone == "202-555-0100"
    current = ClinicProfile.current()
    assert (current.name, current.phone) == ("Pain Clinic", "")


def test_saving_without_a_change_adds_no_row(as_owner):
    page = as_owner.post(f"{CLINIC}add/", {"driving_hours": "24"}, follow=True)
    assert "You changed nothing" in page.content.decode()
    assert not ClinicProfile.objects.exists()


def test_the_history_shows_what_differed_and_who_stands_behind_it(as_owner, owner, editor):
    ClinicProfile.objects.create(name="Pain Clinic", saved_by=owner)
    ClinicProfile.objects.create(
        name="Pain Clinic", phone="202-555-0100", saved_by=owner, confirmed_by=editor
    )
    page = as_owner.get(CLINIC).content.decode()
    assert "The first facts" in page
    assert "Phone: not said → 202-555-0100" in page
    assert "Clinic&#x27;s name: " not in page
    assert '<td class="field-confirmed_by nowrap">editor</td>' in page
    stored = as_owner.get(form_of(ClinicProfile.current())).content.decode()
    assert '<div class="readonly">editor</div>' in stored


def test_the_history_takes_the_same_queries_for_many_rows(as_owner, django_assert_max_num_queries):
    for hour in range(40):
        ClinicProfile.objects.create(hours=f"from {hour}")
    with django_assert_max_num_queries(12):
        as_owner.get(CLINIC)


def test_two_who_save_different_facts_lose_neither(as_owner):
    form = filled_in(as_owner.get(f"{CLINIC}add/"))
    as_owner.post(f"{CLINIC}add/", form | {"name": "Pain Clinic"})
    as_owner.post(f"{CLINIC}add/", form | {"owner": "The clinic", "sells_treatment": "true"})
    current = ClinicProfile.current()
    said = (current.name, current.owner, current.sells_treatment)
    assert said == ("Pain Clinic", "The clinic", True)


def test_the_second_to_change_the_same_fact_is_asked(as_owner, owner):
    form = filled_in(as_owner.get(f"{CLINIC}add/"))
    as_owner.post(f"{CLINIC}add/", form | {"name": "First name", "address": "1 Main St"})
    response = as_owner.post(f"{CLINIC}add/", form | {"name": "Second name"})
    page = response.content.decode()
    assert "owner changed this to “First name” while you wrote" in page
    assert 'value="Second name"' in page
    again = filled_in(response)
    assert again["address"] == "1 Main St"
    as_owner.post(f"{CLINIC}add/", again)
    current = ClinicProfile.current()
    assert (current.name, current.address) == ("Second name", "1 Main St")


def test_other_numbers_are_refused_while_some_wait(as_owner):
    form = filled_in(as_owner.get(f"{CLINIC}add/"))
    as_owner.post(f"{CLINIC}add/", form | NUMBERS)
    page = as_owner.post(f"{CLINIC}add/", form | {"poison_number": "1-800-222-1222"})
    assert "Numbers that owner typed wait for a second person" in page.content.decode()
    assert 'value="1-800-222-1222"' in page.content.decode()
    assert "See the numbers that wait" in as_owner.get(f"{CLINIC}add/").content.decode()


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
        ({"phone": "call us"}, "no letters, such as 202-555-0100"),
        ({"phone": "911"}, "Write the whole number"),
        ({"poison_number": "1-800-POISON"}, "no letters, such as 911"),
        ({"phone": "202-555-0100", "hours": "8 to 5"}, "also at night"),
        ({"phone": "202-555-0100"}, "also at night"),
    ],
)
def test_a_wrong_fact_is_refused_in_words(changes, words, as_owner):
    response = save(as_owner, f"{CLINIC}add/", **changes)
    assert words in response.content.decode()
    assert not ClinicProfile.objects.exists()
