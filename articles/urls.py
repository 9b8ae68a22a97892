"""The addresses that patients use."""

from django.urls import path, re_path

from .pages import PLACES
from .views import api, articles, feedback, machines, quality, site

urlpatterns = [
    path("", site.home, name="home"),
    path("search/", site.search, name="search"),
    path("evidence/", site.evidence, name="evidence"),
    path("visit-plan/", site.visit_plan, name="visit_plan"),
    path("words/", site.words, name="words"),
    path("what-we-checked/", site.claims, name="claims"),
    path("sources/", site.sources, name="sources"),
    path("corrections/", quality.corrections, name="corrections"),
    path("quality/<slug:place>/<slug:slug>/", quality.quality, name="quality"),
    path("what-you-told-us/", feedback.told, name="told"),
    path("feedback/<slug:place>/<slug:slug>/", feedback.feedback, name="feedback"),
    path("api/v1/pages/<slug:place>/<slug:slug>", api.page, name="api_page"),
    path("api/v1/search", api.search, name="api_search"),
    path("api/v1/suggest", api.suggest, name="api_suggest"),
    path("opensearch.xml", api.opensearch, name="opensearch"),
    path("robots.txt", machines.robots, name="robots"),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
    re_path(r"^media/(?P<name>images/[0-9a-f]{16,64}\.(?:jpg|png|webp|avif))$", machines.media),
]
for kind, place in PLACES.items():
    urlpatterns += [
        path(f"{place}/", articles.listing, {"kind": kind}, name=f"{kind}_list"),
        path(f"{place}/<slug:slug>/", articles.article, {"kind": kind}, name=kind),
    ]
