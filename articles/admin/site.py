"""The staff site under /staff/: Django's admin, its index grouped in the clinic's words.

The desks register their models here, and their views beside the models' own with `route`.
"""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, URLResolver, path, reverse

View = Callable[..., Any]
Decorator = Callable[[View], View]

GROUPS = {
    "Pages": {
        "Article": "All pages",
        "Condition": "Conditions",
        "SideEffect": "Side effects",
        "Dosing": "Treatment",
        "Benefit": "Benefits",
        "Risk": "Risks",
        "Mechanism": "How it works",
        "Guide": "Guides",
        "Image": "Pictures",
    },
    "What we know": {
        "Source": "Sources",
        "Claim": "Claims we checked",
        "Outcome": "Outcomes and their numbers",
        "DoseStudied": "Doses studied",
        "Guidance": "What expert bodies say",
    },
    "The clinic": {
        "ClinicProfile": "Clinic facts",
        "UrgentSign": "Urgent signs",
        "User": "Staff accounts",
        "Group": "Staff groups",
    },
    "Words": {"GlossaryTerm": "Words explained"},
    "Search": {"Synonym": "Other names", "SearchMiss": "Searches that found nothing"},
    "History": {"Edition": "Editions", "SignOff": "Sign-offs", "Redirect": "Old addresses"},
}
"""The index: its headings, and under each the models with the names that staff know."""


class StaffSite(admin.AdminSite):
    """Django's admin with the site's name, and the clinic's own order."""

    site_header = "Ketamine, plainly: staff"
    site_title = "Staff"
    index_title = "What would you like to do?"
    enable_nav_sidebar = False

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.routes: list[URLPattern] = []

    def has_permission(self, request: HttpRequest) -> bool:
        """Staff who gave a code after the password; without one not a single desk opens."""
        return super().has_permission(request) and request.user.is_verified()

    def app_index(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """There is one index: Django's page of one app would repeat its groups."""
        return HttpResponseRedirect(reverse("admin:index"))

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """The groups that this person may see, each shaped like one of Django's apps."""
        apps = self._build_app_dict(request, app_label)
        seen = {row["object_name"]: row for app in apps.values() for row in app["models"]}
        groups = []
        for title, names in GROUPS.items():
            rows = [seen[name] | {"name": words} for name, words in names.items() if name in seen]
            if rows:
                label = title.lower().replace(" ", "-")
                groups.append({"name": title, "app_label": label, "models": rows})
        return groups

    def route(self, address: str, name: str, *, asks_for_login: bool = True) -> Decorator:
        """Adds a view at /staff/`address`; without `asks_for_login` it refuses in its own way."""

        def add(view: View) -> View:
            shown = self.admin_view(view) if asks_for_login else view
            self.routes.append(path(address, shown, name=name))
            return view

        return add

    def get_urls(self) -> list[URLPattern | URLResolver]:
        return [*self.routes, *super().get_urls()]


staff_site = StaffSite(name="admin")
