"""Who may do what, and who must not: the second person is never one of those who wrote."""

import datetime
from collections.abc import Sequence

import msgspec
from django.contrib.auth.models import User
from django.db.models import Model, Q
from django.utils import timezone

from articles import pages
from articles.models import Article, DoseStudied, Edition, Event, Image, StaffProfile

from .change_class import EDITORIAL
from .events import about_of
from .parts import hash_of
from .signatures import signatures

EDITS = ("edited", "restored", "changed", "added", "overrode")
PROPOSED = ("submitted",)
PUBLISHED = ("published", "scheduled")
"""The deeds that change words or let stand what a check finds, that hand in a row that many pages
print, and that freeze them."""


class NotAllowed(PermissionError):
    """The person may not do this, or is not the one who may do it here."""


class Changed(ValueError):
    """The words changed while somebody was reading them."""


def lock(articles: Sequence[Article]) -> datetime.datetime:
    """Locks the pages until the transaction ends, and says what time it is then.

    Two people who publish one page at once would both take the same edition number. Always in
    one order, and before the event log is locked, so that nobody waits for each other.
    """
    locked = Article.objects.select_for_update().filter(pk__in=[a.pk for a in articles])
    list(locked.order_by("pk").values_list("pk"))
    return timezone.now()


def require_publisher(by: User | None, sentence: str) -> None:
    """NotAllowed unless `by` may publish and withdraw pages."""
    if by is None or not by.has_perm("articles.publish_article"):
        raise NotAllowed(sentence)


def require_writer(by: User, article: Article) -> None:
    """NotAllowed unless `by` may change pages of this kind."""
    if not by.has_perm(f"articles.change_{article.kind.replace('_', '')}"):
        raise NotAllowed("You may not change pages of this kind.")


def may_comment(by: User, article: Article) -> bool:
    """Whether `by` writes, signs or publishes such pages."""
    names = (f"change_{article.kind.replace('_', '')}", "sign_article", "publish_article")
    return any(by.has_perm(f"articles.{name}") for name in names)


def require_signer(by: User) -> StaffProfile:
    """What a signature of `by` prints. NotAllowed without the right to sign, or without that."""
    if not by.has_perm("articles.sign_article"):
        raise NotAllowed("Somebody who may sign pages off must do this.")
    profile = StaffProfile.objects.filter(user=by).first()
    if profile is None or not all((profile.public_name, profile.role, profile.registration_number)):
        raise NotAllowed(
            "Your account does not say yet who signs with it: ask a manager to add your public "
            "name, role and registration number under “Staff accounts”. You can sign after that."
        )
    return profile


def require_independent(by: User, page: pages.ArticlePage) -> None:
    """NotAllowed if `by` published these very words, or wrote any of what is not signed yet."""
    if Edition.objects.filter(hash=hash_of(page), published_by=by).exists():
        raise NotAllowed("You published these words: somebody else must sign them.")
    if by.pk in writers(page):
        raise NotAllowed("You wrote or changed these words: somebody else must sign them.")


def require_independent_of(by: User, row: Model) -> None:
    """The same for a row that many pages print."""
    if by.pk in row_writers(row):
        raise NotAllowed(f"You wrote or proposed “{row}”: somebody else must sign it.")


def writers(page: pages.ArticlePage) -> set[int]:
    """The ids of everybody who changed the page since its words were last published signed.

    The log is read back to there: a small correction by one does not make another's text new.
    Doses and pictures are words of the page, though they have rows of their own.
    """
    article = Article.objects.get(pk=page.id)
    same = Edition.objects.filter(hash=hash_of(page)).values_list("written_by", flat=True)
    found = {article.edited_by_id, *same, *_Log(article, page).writers()}
    return {pk for pk in found if pk}


def writers_of(edition: Edition) -> set[int]:
    """The same for what readers have: who changed the page since the signed edition before it.

    ValueError if the edition does not match its hash.
    """
    same = edition.article.editions.filter(hash=edition.hash).order_by("number")
    found: set[int | None] = set(same.values_list("written_by", flat=True))
    found |= set(same.values_list("published_by", flat=True))
    first = same.values_list("number", flat=True)[0]
    found |= _Log(edition.article, edition.page()).writers(of=first)
    return {pk for pk in found if pk}


class _Log:
    """What was done with a page and with its doses and pictures, the newest first."""

    def __init__(self, article: Article, page: pages.ArticlePage) -> None:
        own = Q(row=article.pk, about__startswith=f"{article.kind}:")
        log = Event.objects.filter(own | Q(about__in=map(about_of, _rows_of(page))))
        self._events = list(log.filter(verb__in=(*EDITS, *PUBLISHED)).order_by("-number"))
        known = signatures(article)
        self._signed = {one.number for one in article.editions.all() if known.is_signed(one)}

    def writers(self, of: int | None = None) -> set[int | None]:
        """Who changed the draft, or edition `of`, since the signed edition before.

        Words that were restored are still those of who wrote them.
        """
        found: set[int | None] = set()
        for event in self._events[self._start(of) :]:
            if event.verb in EDITS:
                found.add(event.by_id)
            elif _froze_the_draft(event) in self._signed:
                break
            if event.verb == "restored":
                found |= self.writers(of=msgspec.json.decode(event.detail)["number"])
        return found

    def _start(self, of: int | None) -> int:
        """Where the deeds before edition `of` begin; at the end if it is not in the log."""
        if of is None:
            return 0
        frozen = [_froze_the_draft(e) if e.verb in PUBLISHED else None for e in self._events]
        return frozen.index(of) + 1 if of in frozen else len(frozen)


def row_writers(row: Model) -> set[int]:
    """The same for a row that many pages print: who changed or proposed it since it was signed.

    It is signed when more than its wording is published; a change of wording by one does not
    make another's words signed.
    """
    found: set[int | None] = set()
    log = Event.objects.filter(about=about_of(row), row=row.pk)
    for event in log.filter(verb__in=(*EDITS, *PROPOSED, *PUBLISHED)).order_by("-number"):
        if event.verb in PUBLISHED and msgspec.json.decode(event.detail)["change"] != EDITORIAL:
            break
        found.add(event.by_id)
    return {pk for pk in found if pk}


def _rows_of(page: pages.ArticlePage) -> list[Model]:
    """The doses and pictures of the page."""
    files = {picture.file for picture in page.pictures.values()}
    files |= {page.picture.file} if page.picture else set()
    doses = DoseStudied.objects.filter(pages=page.id) if page.KIND == "dosing" else ()
    return [*doses, *Image.objects.filter(file__in=files)]


def _froze_the_draft(event: Event) -> int | None:
    """The number of the edition, unless only a shared row was printed anew in it."""
    detail = msgspec.json.decode(event.detail)
    number: int = detail["number"]
    return number if detail["of_draft"] else None
