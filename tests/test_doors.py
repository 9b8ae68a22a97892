"""What nobody asked for stays outside: it would fill a small server."""

from io import BytesIO

import pytest

from articles.models import ClinicProfile
from articles.models.frozen import Frozen

pytestmark = pytest.mark.usefixtures("seeded")


@pytest.mark.parametrize(
    "address",
    ["/", "/search/", "/conditions/crps/", "/api/v1/search", "/api/v1/suggest", "/static/site.css"],
)
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_patient_pages_are_only_read(patient, address, method):
    response = patient.generic(method, address, b"words")
    assert response.status_code == 405
    assert "can only be read" in response.content.decode()


def test_a_page_can_be_asked_for_its_headers_alone(patient):
    response = patient.head("/conditions/crps/")
    assert (response.status_code, response.content) == (200, b"")


def test_what_is_larger_than_the_largest_picture_is_refused_unread(patient, settings):
    settings.LARGEST_BODY = 1_000_000
    response = patient.post("/staff/login/", {"username": "x" * 1_000_001})
    assert response.status_code == 413
    assert "choose a smaller picture" in response.content.decode()


def test_a_body_of_unknown_size_is_refused(patient):
    response = patient.generic("POST", "/staff/login/", b"", CONTENT_LENGTH="")
    assert response.status_code == 411


FEEDBACK = "/feedback/conditions/crps/"


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_the_one_form_for_readers_takes_posts_alone(patient, method):
    assert patient.generic(method, FEEDBACK, b"words").status_code == 405


@pytest.mark.parametrize("length", ["", "-1", "all"])
def test_a_readers_form_says_its_size(patient, length):
    assert patient.generic("POST", FEEDBACK, b"", CONTENT_LENGTH=length).status_code == 411


def test_a_readers_form_of_10_megabytes_is_refused_unread(patient):
    class Unread(BytesIO):
        def read(self, *sizes):
            raise AssertionError("the body was read")

    response = patient.generic(
        "POST", FEEDBACK, b"", CONTENT_LENGTH="10000000", **{"wsgi.input": Unread()}
    )
    assert response.status_code == 413
    assert "over 20 kB: go back and shorten your words" in response.content.decode()


def test_turned_off_readers_send_nothing(patient, settings):
    settings.FEEDBACK = "off"
    assert patient.post(FEEDBACK, {"clear": "yes"}).status_code == 405


def test_a_form_from_elsewhere_is_refused_with_a_way_on(settings):
    from django.test import Client

    response = Client(enforce_csrf_checks=True).post("/staff/login/", {"username": "a"})
    assert response.status_code == 403
    assert "Please try once more" in response.content.decode()
    assert "/staff/login/" in response.content.decode()


def test_a_missing_staff_page_has_numbers_too(patient):
    html = patient.get("/staff/nothing/", follow=True).content.decode()
    assert 'href="tel:"' not in html


def test_a_long_search_is_not_printed_over_and_over(patient):
    assert len(patient.get("/search/", {"q": "a" * 20_000}).content) < 30_000


def test_clinic_facts_are_never_rewritten():
    ClinicProfile(name="Pain Clinic").save()
    stored = ClinicProfile.objects.first()
    stored.phone = "202-555-0100"
    with pytest.raises(Frozen):
        stored.save()
    with pytest.raises(Frozen):
        ClinicProfile.objects.all().delete()


def test_a_clinic_may_ask_for_longer_without_driving(patient):
    from articles.caching import raise_stamp

    assert "at least 24 hours" in page_of(patient)
    ClinicProfile(driving_hours=48).save()
    raise_stamp()
    assert "at least 48 hours" in page_of(patient)


def page_of(patient):
    html = patient.get("/treatment/drip-into-a-vein/").content.decode()
    return html.replace('<span class="clinic-set">', "").replace("\u00a0", " ")
