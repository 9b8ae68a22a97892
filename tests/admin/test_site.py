"""The way into the staff desk, and its index."""

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from articles.admin.site import GROUPS, staff_site
from articles.models import Seeded, Stamp

pytestmark = pytest.mark.django_db


def views(resolver: URLResolver) -> list[object]:
    """Every view that an address of the site leads to."""
    found: list[object] = []
    for entry in resolver.url_patterns:
        found += [entry.callback] if isinstance(entry, URLPattern) else views(entry)
    return found


def test_no_address_leads_to_a_view_of_markdownx():
    modules = {getattr(view, "__module__", "") for view in views(get_resolver())}
    assert "articles.admin.writing" in modules
    assert not [module for module in modules if module.startswith("markdownx")]


@pytest.mark.parametrize("browser", ["patient", "as_reader"])
def test_who_is_not_staff_is_asked_to_log_in(browser, request):
    response = request.getfixturevalue(browser).get("/staff/")
    assert response.status_code == 302
    assert response.headers["Location"].startswith("/staff/login/")


def test_the_index_is_grouped_in_the_words_of_the_clinic(as_owner):
    page = as_owner.get("/staff/").content.decode()
    places = [page.index(f">{title}</h2>") for title in GROUPS]
    assert places == sorted(places)
    for words in [name for names in GROUPS.values() for name in names.values()]:
        assert f">{words}</a>" in page


def test_every_registered_model_stands_in_a_group():
    grouped = {name for names in GROUPS.values() for name in names}
    assert {model.__name__ for model in staff_site._registry} == grouped


def test_bookkeeping_rows_have_no_desk():
    assert not staff_site.is_registered(Seeded)
    assert not staff_site.is_registered(Stamp)


def test_the_index_shows_only_what_a_person_may_see(as_author):
    page = as_author.get("/staff/").content.decode()
    assert ">Conditions</a>" in page
    assert ">Staff accounts</a>" not in page
    assert ">The clinic</h2>" not in page


@pytest.mark.parametrize("model", list(staff_site._registry), ids=lambda model: model.__name__)
def test_every_desk_opens_its_list_its_form_and_its_search(model, as_owner, seeded):
    name = f"admin:articles_{model._meta.model_name}"
    if model._meta.app_label == "auth":
        name = f"admin:auth_{model._meta.model_name}"
    assert as_owner.get(reverse(f"{name}_changelist")).status_code == 200
    assert as_owner.get(reverse(f"{name}_changelist"), {"q": "pain"}).status_code in (200, 302)
    row = model.objects.first()
    if row is not None:
        response = as_owner.get(reverse(f"{name}_change", args=[row.pk]), follow=True)
        assert response.status_code == 200
        assert str(row) in response.content.decode() or model.__name__ == "Group"
