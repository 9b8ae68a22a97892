"""Plants a secret in every kind of place where words wait that readers must not have yet."""

import datetime
from typing import Any

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from articles.models import (
    SECTIONS,
    Article,
    Claim,
    ClinicProfile,
    Condition,
    DoseStudied,
    Feedback,
    GlossaryTerm,
    Guidance,
    Image,
    Outcome,
    Point,
    Question,
    ReadNext,
    Redirect,
    Review,
    ReviewNote,
    SignOff,
    Source,
    Synonym,
    UnsavedText,
    UrgentSign,
)
from articles.pages import KINDS
from articles.publishing import add_shared, comment, publish, submit
from tests.rows import condition, published

ASKED, HIDDEN = "sealedword", "hiddenword"
"""One word is typed by who looks for the draft; the other must not come back."""
WORDS = f"{ASKED.capitalize()} {HIDDEN}"
LINES = f"One {WORDS}.\nTwo {WORDS}."

UNSAVED_AT = "/staff/articles/condition/add/"
UNSAVED = f'[["title", "{WORDS}"]]'
"""What an author sent after their session had ended."""


def plant(editor: User, author: User) -> dict[str, Any]:
    """Drafts of all kinds, changes of a live page, what waits for review; names for addresses."""
    dose = DoseStudied.objects.create(key="sealed", who=WORDS, given=WORDS)
    picture = _picture()
    drafts = {kind.KIND: _draft(kind, picture) for kind in SECTIONS}
    drafts["dosing"].doses.add(dose)
    live = condition("open", title="An open page")
    first = published(live, editor)
    outcome = Outcome.objects.create(key="sealed", question="Is it?", answer="Yes.")
    Point.objects.create(article=live, part="sure", outcome=outcome)
    published(Condition.objects.get(pk=live.pk), editor)
    guidance = Guidance.objects.create(
        key="sealed", body=WORDS, position="unclear", says=WORDS, rests_on=WORDS
    )
    Outcome.objects.filter(pk=outcome.pk).update(
        question=WORDS, answer=WORDS, population=WORDS, worth_asking=WORDS
    )
    later = _change(live, guidance, drafts["guide"], editor, author)
    word, sign = _waiting(editor)
    signed, old, profile = _records(drafts["condition"], editor)
    answers = [_answered(page) for page in (live, drafts["condition"])]
    rows = {"live": live, "picture": picture, "outcome": outcome, "guidance": guidance}
    rows |= {"dose": dose, "edition": first, "later": later, "word": word, "sign": sign}
    rows |= {"signed": signed, "old": old, "profile": profile, "author": author}
    rows["answer"] = answers[1]
    rows["note"] = ReviewNote.objects.get(note=WORDS)
    rows["unsaved"] = UnsavedText.objects.create(
        user=author, address=UNSAVED_AT, fields=UNSAVED, at=timezone.now()
    )
    rows |= {f"{kind}_draft": row for kind, row in drafts.items()}
    return _others(drafts["condition"]) | {name: row.pk for name, row in rows.items()}


def _others(draft: Article) -> dict[str, Any]:
    """What stands in addresses beside the planted rows."""
    return {
        "group": Group.objects.first().pk,
        "name": draft.synonyms.get().pk,
        "claim": Claim.objects.get(key="EXT-01").pk,
        "source": Source.objects.first().pk,
        "word_review": Review.objects.get(about="glossaryterm:sealed").pk,
        "content_type": ContentType.objects.get_for_model(Condition).pk,
        "file": draft.picture.file.name,
        "now": f"{timezone.now():%Y-%m-%dT%H:%M:%SZ}",
    }


def _picture() -> Image:
    name = default_storage.save("images/00112233445566aa.png", ContentFile(b"pixels"))
    return Image.objects.create(
        key="sealed", file=name, width=8, height=8, alt=WORDS, caption=WORDS, credit=WORDS
    )


def _draft(kind: type[Article], picture: Image) -> Article:
    """A page that was never published, with the secret in each of its texts and lists."""
    texts = dict.fromkeys(KINDS[str(kind.KIND)].TEXT_FIELDS, f"{WORDS}. ![](image:sealed)")
    names = {"title": f"{WORDS} {kind.KIND}", "medical_name": WORDS, "one_line": WORDS}
    row = kind(slug="sealed", summary=LINES, picture=picture, **names, **texts)
    if hasattr(row, "when_short"):
        row.when_short, row.body_area = WORDS, "body"
    row.save()
    Question.objects.create(article=row, text=WORDS)
    Point.objects.create(article=row, part="pair", side="harm", label=WORDS, text=WORDS)
    Synonym.objects.create(article=row, word=f"{WORDS} {kind.KIND}", is_shown=True)
    return row


def _change(live: Condition, guidance: Guidance, draft: Article, editor: User, author: User) -> Any:
    """Puts the secret into the working copy of a live page, schedules it, and sends it for review.

    Only the scheduled edition has a clean title: its own row is changed after it.
    """
    texts = dict.fromkeys(KINDS["condition"].TEXT_FIELDS, f"{WORDS}.")
    changed = {"title": f"{WORDS} open", "medical_name": WORDS, "one_line": WORDS}
    Condition.objects.filter(pk=live.pk).update(summary=LINES, **texts, **changed)
    live.guidance.add(guidance)
    ReadNext.objects.create(article=live, target=draft)
    Question.objects.create(article=live, text=WORDS)
    at = timezone.now() + datetime.timedelta(days=1)
    again = Condition.objects.get(pk=live.pk)
    [later] = publish(articles=[again], by=editor, note=WORDS, live_from=at)
    submit(article=Condition.objects.get(pk=live.pk), by=editor, note=WORDS)
    comment(article=live, by=editor, note=WORDS, part=WORDS)
    LogEntry.objects.log_actions(author.pk, [again], CHANGE, WORDS, single_object=True)
    return later


def _waiting(editor: User) -> tuple[GlossaryTerm, UrgentSign]:
    """A word and an urgent sign that nobody has signed yet."""
    word = GlossaryTerm(slug="sealed", word=f"{WORDS} term", meaning=WORDS)
    add_shared(row=word, by=editor, note=WORDS)
    sign = UrgentSign(
        slug="sealed", level="call", text=WORDS, heading=WORDS, advice=WORDS, phrases=WORDS
    )
    add_shared(row=sign, by=editor, note=WORDS)
    return GlossaryTerm.objects.get(pk=word.pk), UrgentSign.objects.get(pk=sign.pk)


def _answered(page: Article) -> Feedback:
    """What staff tell all readers of a page, whose working title is secret by now."""
    today = timezone.localdate()
    return Feedback.objects.create(
        article=page, edition=1, was_clear=False, day=today, state="answered", answered_on=today,
        public_line="We looked at it.",
    )  # fmt: skip


def _records(draft: Article, editor: User) -> tuple[SignOff, Redirect, ClinicProfile]:
    """What is kept beside a draft: a signature that names it, and an old address of it."""
    signed = SignOff.objects.create(
        hash="0" * 64, about=WORDS, person=editor, public_name="A", role="B", scope="evidence",
        at=timezone.now(),
    )  # fmt: skip
    old = Redirect.objects.create(old_path="/conditions/old-name/", article=draft)
    return signed, old, ClinicProfile.objects.create(name="A clinic", saved_by=editor)
