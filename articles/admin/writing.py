"""What the Markdown editor asks for while somebody writes: a preview, a picture, a choice.

Only staff with the right get an answer; everybody else gets JSON with one plain sentence, as a
redirect to the login page would end up inside the editor.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import transaction
from django.db.models import Case, Q, When
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.utils.html import format_html_join

from articles import images, publishing, rendering
from articles.models import SECTIONS, Article, Claim, GlossaryTerm, Image, Source, Synonym
from articles.pages import GuidePage
from articles.queries.article import Reader, reader_of
from articles.text.lines import filled_lines

from .site import staff_site

CHOICES_SHOWN = 12
View = Callable[[HttpRequest], JsonResponse]


def refused(sentence: str, status: int) -> JsonResponse:
    """An answer that the editor prints as it is."""
    return JsonResponse({"error": sentence}, status=status)


def answers(method: str, may: Callable[[Any], bool]) -> Callable[[View], View]:
    """Lets a request through if its method fits and its sender is staff who `may`."""

    def wrap(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest) -> JsonResponse:
            user = request.user
            if request.method != method:
                return refused(f"This address takes {method} only: use the editor.", 405)
            if not (user.is_authenticated and user.is_verified()):
                return refused(
                    "You are logged out. Log in again in another tab: your text stays here.", 401
                )
            if not (user.is_active and user.is_staff and may(user)):
                return refused("Your account may not do this: ask who runs the site.", 403)
            return view(request)

        return guarded

    return wrap


def may_write(user: Any) -> bool:
    """Whether the person may change pages of at least one kind."""
    return any(user.has_perm(f"articles.change_{kind._meta.model_name}") for kind in SECTIONS)


def may_add_pictures(user: Any) -> bool:
    return bool(user.has_perm("articles.add_image"))


@staff_site.route("preview/", "text_preview", asks_for_login=False)
@answers("POST", may_write)
def preview(request: HttpRequest) -> JsonResponse:
    """The HTML of `content` as a page would print it; with `lines`, as a list of its lines."""
    text = request.POST.get("content")
    if text is None:
        return refused("There is no text: send it as content.", 400)
    page = GuidePage(id=0, slug="", title="", body=text)
    try:
        reader = reader_of(publishing.with_references(page), timezone.now())
        html = _lines(text, reader) if "lines" in request.POST else _text(text, reader)
    except ValueError as error:  # over the limit
        return refused(str(error), 400)
    return JsonResponse({"html": html})


def _text(text: str, reader: Reader) -> str:
    return rendering.render(text, **_material(reader))


def _lines(text: str, reader: Reader) -> str:
    shown = ((rendering.render_line(line, **_material(reader)),) for line in filled_lines(text))
    return format_html_join("", "<li>{}</li>", shown)


def _material(reader: Reader) -> dict[str, Any]:
    """What the words refer to; old ids of headings are for published pages alone."""
    names = (name for name in Reader.__struct_fields__ if name != "anchors")
    return {name: getattr(reader, name) for name in names}


@staff_site.route("pictures/upload/", "picture_upload", asks_for_login=False)
@answers("POST", may_add_pictures)
def upload(request: HttpRequest) -> JsonResponse:
    """Stores `file`, described by `alt` or marked `decorative`; answers the Markdown for it.

    `key` names it in texts; `person` says that it shows somebody who agreed in writing.
    """
    if "file" not in request.FILES:
        return refused("There is no file: choose a picture first.", 400)
    has_person = "person" in request.POST
    try:
        with transaction.atomic():
            image = images.store(
                request.FILES["file"],
                alt=request.POST.get("alt", ""),
                is_decorative="decorative" in request.POST,
                by=request.user,
                key=request.POST.get("key", "").strip(),
                shows_person=has_person,
                has_consent=has_person,
            )
            publishing.record_change(before=None, after=image, by=request.user)
    except images.UnusablePicture as error:
        return refused(str(error), 400)
    return JsonResponse({"markdown": f"![](image:{image.key})", "url": image.file.url})


@staff_site.route("choices/", "text_choices", asks_for_login=False)
@answers("GET", may_write)
def choices(request: HttpRequest) -> JsonResponse:
    """What `of` (cite, term, link or picture) offers for the words `q`, a dozen at most."""
    find = FINDERS.get(request.GET.get("of", ""))
    if find is None:
        return refused(f"There is nothing of that kind: ask for {', '.join(FINDERS)}.", 400)
    return JsonResponse({"choices": find(request.GET.get("q", "").strip()[:100])})


def _sources(words: str) -> list[dict[str, str]]:
    """Half sources, half claims; claims that agree with their sources first."""
    sources = Source.objects.filter(Q(key__icontains=words) | Q(title__icontains=words))
    claims = Claim.objects.filter(Q(key__istartswith=words) | Q(claim__icontains=words))
    by_verdict = claims.annotate(
        stands=Case(When(verdict=Claim.Verdict.AGREES, then=0), default=1)
    ).order_by("stands", "key")
    half = CHOICES_SHOWN // 2
    found = [(row.key, row.title) for row in sources[:CHOICES_SHOWN]]
    claimed = [(row.key, _told(row)) for row in by_verdict[:CHOICES_SHOWN]]
    found = found[: max(half, CHOICES_SHOWN - len(claimed))]
    found += claimed[: CHOICES_SHOWN - len(found)]
    return [{"markdown": f"[@{key}]", "label": f"{key}: {told}"[:180]} for key, told in found]


def _told(claim: Claim) -> str:
    """A claim that does not agree with sources is cited for what we say instead of it."""
    if claim.verdict == Claim.Verdict.AGREES:
        return claim.claim
    return f"{claim.get_verdict_display()}, we say instead: {claim.say_instead or claim.caveat}"


def _terms(words: str) -> list[dict[str, str]]:
    rows = GlossaryTerm.objects.filter(word__icontains=words)[:CHOICES_SHOWN]
    return [
        {"markdown": f"[[{_inside(row.word)}]]", "label": f"{row.word}: {row.meaning}"[:140]}
        for row in rows
    ]


def _inside(word: str) -> str:
    """The word as it stands inside a sentence: Placebo is placebo, NMDA stays as it is."""
    return word[:1].lower() + word[1:] if word[1:2].islower() else word


def _links(words: str) -> list[dict[str, str]]:
    rows = Article.objects.filter(
        Q(title__icontains=words)
        | Q(slug__icontains=words)
        | Q(medical_name__icontains=words)
        | Q(pk__in=Synonym.objects.filter(word__icontains=words).values("article"))
    )
    return [
        {
            "markdown": f"[{row.title}]({row.kind}:{row.slug})",
            "label": f"{row.get_kind_display()}: {row.title}",
        }
        for row in rows[:CHOICES_SHOWN]
    ]


def _pictures(words: str) -> list[dict[str, str]]:
    rows = Image.objects.filter(Q(key__icontains=words) | Q(alt__icontains=words))[:CHOICES_SHOWN]
    return [
        {"markdown": f"![](image:{row.key})", "label": f"{row.key}: {row.alt or 'decorative'}"}
        for row in rows
    ]


FINDERS = {"cite": _sources, "term": _terms, "link": _links, "picture": _pictures}
