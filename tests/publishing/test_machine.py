"""The workflow as a machine: anybody does anything in any order, and what must hold holds."""

import datetime

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from articles import caching
from articles.models import Edition, Event, Outcome, Point, Review
from articles.publishing import (
    NotAllowed,
    build_page,
    cancel_scheduled,
    edited,
    publish,
    publish_shared,
    record_review,
    restore,
    send_back,
    sign_off,
    sign_review,
    signatures,
    signed_hashes,
    submit,
    verify_events,
    withdraw,
)
from articles.queries.article import Gone, Held, article_page
from articles.queries.directory import directory
from tests.conftest import PAGES, person, signer
from tests.rows import condition, urgent_signs

REFUSED = (NotAllowed, PermissionError, ValueError)
"""What a verb says when it must not be done; anything else is a fault."""
SENTENCES = ("Words.", "More words.", "Take 0.5 mg.", "Take 5 mg.", "Do not drive.", "Drive.")
HOURS = st.integers(1, 48)
SLUGS = ("one", "two")
anybody = st.sampled_from(["author", "editor", "reviewer", "all-hands"])
either = st.sampled_from(SLUGS)
sentences = st.sampled_from(SENTENCES)


class Workflow(RuleBasedStateMachine):
    """Two pages that share an outcome, and four people."""

    @initialize()
    def open_the_clinic(self):
        self.block = transaction.atomic()
        self.block.__enter__()
        urgent_signs()
        self.people = {
            "author": person("author", change=PAGES),
            "editor": person("editor", change=PAGES, publish=("article",)),
            "reviewer": signer("reviewer"),
            "all-hands": signer("all-hands", change=PAGES, publish=("article",)),
        }
        self.outcome = Outcome.objects.create(key="x", question="Does it?", answer="For some.")
        self.pages = {slug: condition(slug) for slug in SLUGS}
        for article in self.pages.values():
            Point.objects.create(article=article, part="sure", outcome=self.outcome)
        self.seen: dict[int, list[tuple]] = {}

    def teardown(self):
        if hasattr(self, "block"):
            transaction.set_rollback(True)
            self.block.__exit__(None, None, None)

    def do(self, verb, who, **what):
        """Tries it; None where it is refused, in a sentence, and nothing was written."""
        before = Event.objects.count()
        try:
            return verb(by=self.people[who], **what)
        except REFUSED as refusal:
            said = str(refusal)
        assert said.endswith(".")
        assert Event.objects.count() == before
        return None

    @rule(slug=either, who=anybody)
    def submit(self, slug, who):
        self.do(submit, who, article=self.pages[slug])

    @rule(slug=either, who=anybody, words=sentences)
    def edit(self, slug, who, words):
        article = self.pages[slug]
        if self.people[who].has_perm("articles.change_condition"):
            article.body = words
            article.save()
            edited(article=article, by=self.people[who])

    @rule(slug=either, words=sentences)
    def go_the_usual_way(self, slug, words):
        """Without this, luck alone would hardly ever make a page that is live and signed."""
        self.edit(slug, "author", words)
        self.submit(slug, "author")
        self.sign(slug, "reviewer", live=False)
        self.publish([slug], "editor")

    @rule(slug=either, who=anybody)
    def send_back(self, slug, who):
        self.do(send_back, who, article=self.pages[slug], note="Shorter.")

    @rule(slug=either, who=anybody, live=st.booleans())
    def sign(self, slug, who, live):
        article = self.pages[slug]
        edition = article.editions.readable(timezone.now()).first()
        page = edition.page() if live and edition else build_page(article)
        signs = self.do(sign_off, who, page=page)
        assert signs is None or article.edited_by_id != self.people[who].pk

    @rule(slugs=st.lists(either, min_size=1, unique=True), who=anybody)
    def publish(self, slugs, who):
        self.do(publish, who, articles=[self.pages[slug] for slug in slugs], note="")

    @rule(slug=either, who=anybody, hours=HOURS)
    def schedule(self, slug, who, hours):
        at = timezone.now() + datetime.timedelta(hours=hours)
        self.do(publish, who, articles=[self.pages[slug]], note="", live_from=at)

    @rule(who=anybody, choose=st.randoms(use_true_random=False))
    def cancel(self, who, choose):
        if editions := list(Edition.objects.all()):
            self.do(cancel_scheduled, who, edition=choose.choice(editions), note="")

    @rule(slug=either, who=anybody)
    def withdraw(self, slug, who):
        self.do(withdraw, who, article=self.pages[slug], note="")

    @rule(who=anybody, choose=st.randoms(use_true_random=False))
    def restore(self, who, choose):
        editions = list(Edition.objects.all())
        edition = choose.choice(editions) if editions else None
        if edition and (restored := self.do(restore, who, edition=edition)):
            self.pages[restored.slug] = restored

    @rule(who=anybody, words=sentences, change=st.sampled_from(Edition.Change.values))
    def change_the_outcome(self, who, words, change):
        self.outcome.answer = words
        self.outcome.save()
        self.do(publish_shared, who, row=self.outcome, note="", change=change)

    @rule(who=anybody)
    def sign_the_outcome(self, who):
        if review := Review.objects.open().exclude(about="").first():
            self.do(sign_review, who, review=review)

    @rule(slug=either, who=anybody)
    def review(self, slug, who):
        self.do(record_review, who, article=self.pages[slug], at=timezone.now())

    @invariant()
    def nothing_unsigned_is_readable(self):
        for hours in (0, 25, 49):
            at = timezone.now() + datetime.timedelta(hours=hours)
            caching.forget()
            listed = directory(at).by_id
            for slug, article in self.pages.items():
                edition = article.editions.readable(at).first()
                is_open = bool(edition and signatures().is_signed(edition))
                assert (article.pk in listed) == is_open
                try:
                    article_page("condition", slug, at)
                except (Gone, Held, LookupError):
                    assert not is_open
                else:
                    assert is_open

    @invariant()
    def editions_are_only_added_and_one_is_live(self):
        for article in self.pages.values():
            rows = list(article.editions.order_by("number").values_list("number", "hash", "slug"))
            old = self.seen.get(article.pk, [])
            assert rows[: len(old)] == old
            assert [number for number, *_ in rows] == list(range(1, len(rows) + 1))
            assert article.editions.live(timezone.now()).count() <= 1
            self.seen[article.pk] = rows

    @invariant()
    def nobody_both_signed_and_published_or_wrote(self):
        for edition in Edition.objects.exclude(content=""):
            own = edition.part_hashes.split()[0]
            for sign in signed_hashes().values():
                if sign.hash == own:
                    assert sign.person_id not in (edition.published_by_id, edition.written_by_id)

    @invariant()
    def the_log_is_whole(self):
        assert verify_events().broken is None

    @invariant()
    def a_stage_and_its_review_agree(self):
        for article in self.pages.values():
            article.refresh_from_db(fields=["stage"])
            is_open = Review.objects.open().filter(about="", articles=article.pk).exists()
            assert (article.stage == "in_review") == is_open


@pytest.mark.usefixtures("empty")
def test_whatever_is_done_in_whatever_order_holds(settings):
    settings.UNSIGNED_PAGES = "held"
    run_state_machine_as_test(Workflow, settings=FEW)


FEW = settings(
    max_examples=10,
    stateful_step_count=15,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
