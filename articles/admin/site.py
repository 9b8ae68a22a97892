"""The staff site under /staff/: Django's admin, its index grouped in the clinic's words.

The desks register their models here, and their views beside the models' own with `route`.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import URLPattern, URLResolver, path, reverse

from articles.models import NewNumbers, Review
from articles.queries.notes import came_back_to

from . import unsaved
from .sheets import items_of
from .shown import VERSION

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

    def admin_view(self, view: View, cacheable: bool = False) -> View:
        """Django's guard; each form that comes in has our line ends, and is kept if need be."""
        guarded = super().admin_view(view, cacheable)

        @wraps(view)
        def keeping(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            request.POST = with_our_line_ends(request.POST)
            if (
                request.method == "POST"
                and not self.has_permission(request)
                and VERSION in request.POST
            ):
                answer = unsaved.keep_and_go_on(request, may_stay=False)
                return answer or self.hand_back(request)
            response: HttpResponse = guarded(request, *args, **kwargs)
            return response

        return keeping

    def hand_back(self, request: HttpRequest) -> HttpResponse:
        """What can't be kept: a page that holds it, to be sent again after a log-in elsewhere."""
        kept = list(items_of(request.POST))
        context = {"title": "You were logged out before this was saved", "kept": kept}
        frame = self.each_context(request) | context
        return render(request, "admin/logged_out_text.html", frame, status=401)

    def index(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Says first what waits: numbers, to those who can do something about it, and reviews."""
        rights = ("articles.add_clinicprofile", "articles.confirm_numbers")
        concerned = any(map(request.user.has_perm, rights))
        waiting = {
            "numbers_wait": concerned and NewNumbers.waiting() is not None,
            "reviews_wait": Review.objects.open().count(),
            "came_back": came_back_to(request.user),
            "unsaved_texts": unsaved.waiting_for(request),
        }
        return super().index(request, waiting | (extra_context or {}))

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


def with_our_line_ends(sent: QueryDict) -> QueryDict:
    """A form with one character at each end of a line, as texts are stored.

    Browsers send two, so that a text which nobody touched would differ from the one stored.
    """
    if not any("\r" in value for _, values in sent.lists() for value in values):
        return sent
    ours = QueryDict(mutable=True)
    for name, values in sent.lists():
        ours.setlist(name, [value.replace("\r\n", "\n") for value in values])
    ours._mutable = False
    return ours


staff_site = StaffSite(name="admin")
