"""What the checks find on all live pages, for staff who have no shell."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from articles import publishing
from articles.models import Article

from .desk import form_address
from .site import staff_site


@staff_site.route("checks/", name="site_checks")
def site_checks(request: HttpRequest) -> HttpResponse:
    """Every finding of the live pages, by page, then what is about the site as a whole."""
    if not request.user.has_perm("articles.view_article"):
        raise PermissionDenied
    found = publishing.report(timezone.now())
    forms = {article.pk: form_address(article) for article in Article.objects.all()}
    context = {
        "title": "What the checks find",
        "report": found,
        "pages": [(forms[page.id], page.title, page.findings) for page in found.pages],
    }
    return render(request, "admin/site_checks.html", staff_site.each_context(request) | context)
