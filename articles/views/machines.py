"""What programs ask for: robots.txt, the sitemap, and pictures of a local site."""

from django.conf import settings
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from articles.kept_pages import keep
from articles.pages import FIXED_PLACES, PLACES
from articles.queries.directory import directory
from articles.queries.frame import TOLD, site
from articles.queries.told import has_told

PICTURES = {
    "jpg": "image/jpeg", "png": "image/png", "webp": "image/webp", "avif": "image/avif",
}  # fmt: skip
"""The types of pictures, whatever the machine's own table knows."""


@keep()
def robots(request: HttpRequest) -> HttpResponse:
    """Search engines may read everything once the pages are signed, and nothing before."""
    rule = "Disallow: /" if site("/", timezone.now()).noindex else "Disallow: /staff/"
    lines = ["User-agent: *", rule, f"Sitemap: {settings.SITE_URL}/sitemap.xml", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain")


@keep()
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every address that a reader may open, with when its words were published."""
    listed = directory(timezone.now())
    fixed = ["/", *FIXED_PLACES.values()]
    fixed += [TOLD.path] if has_told(timezone.now()) else []
    lists = [f"/{place}/" for kind, place in PLACES.items() if listed.of_kind(kind)]
    addresses = [(settings.SITE_URL + path, None) for path in (*fixed, *lists)]
    addresses += [
        (settings.SITE_URL + entry.path, entry.published_at) for entry in listed.by_id.values()
    ]
    context = {"addresses": addresses}
    return render(request, "sitemap.xml", context, content_type="application/xml")


def media(request: HttpRequest, name: str) -> FileResponse:
    """A picture that staff uploaded; its bytes never change, as its name is their hash."""
    if not default_storage.exists(name):
        raise Http404("There is no such picture.")
    kind = PICTURES[name.rpartition(".")[2]]
    response = FileResponse(default_storage.open(name), content_type=kind)
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
