"""What readers get of each page, worked out in the database for whole lists, and its filters.

Lists compare times: a page changed after its live edition counts as "with changes". The form of
one page compares the very words.
"""

import datetime
from typing import Any

from django.contrib import admin
from django.db import models
from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.http import HttpRequest
from django.utils import timezone

from articles.models import Edition
from articles.queries.directory import held_pages
from articles.queries.standing import pulled_forward

SOON = datetime.timedelta(days=60)


class Shown(models.TextChoices):
    """What readers see of a page."""

    DRAFT = "draft", "Draft, never published"
    SCHEDULED = "scheduled", "Scheduled"
    PUBLISHED = "published", "Published"
    HELD = "held", "Held: nobody has signed it"
    CHANGED = "changed", "Published, with changes since"
    WITHDRAWN = "withdrawn", "Withdrawn"


def with_shown(articles: QuerySet[Any], now: datetime.datetime) -> QuerySet[Any]:
    """The articles, or their children, each with `shown`: a value of Shown at `now`.

    `is_pulled_forward` says whether it is due for review as something it rests on fell.
    """
    editions = Edition.objects.filter(article=OuterRef("pk"), cancelled_at=None)
    live = editions.filter(live_from__lte=now).order_by("-live_from")
    planned = editions.filter(live_from__gt=now).order_by("live_from")
    return articles.annotate(
        live_state=Subquery(live.values("state")[:1]),
        live_slug=Subquery(live.values("slug")[:1]),
        frozen_at=Subquery(live.values("published_at")[:1]),
        planned_for=Subquery(planned.values("live_from")[:1]),
        shown=Case(
            When(live_state=None, planned_for=None, then=Value(Shown.DRAFT)),
            When(live_state=None, then=Value(Shown.SCHEDULED)),
            When(live_state=Edition.State.WITHDRAWN, then=Value(Shown.WITHDRAWN)),
            When(pk__in=held_pages(now), then=Value(Shown.HELD)),
            When(
                Q(updated_at__gt=F("frozen_at")) | ~Q(slug=F("live_slug")),
                then=Value(Shown.CHANGED),
            ),
            default=Value(Shown.PUBLISHED),
            output_field=models.CharField(),
        ),
        is_pulled_forward=Case(
            When(pk__in=pulled_forward(now), then=Value(True)),
            default=Value(False),
            output_field=models.BooleanField(),
        ),
    )


class ShownFilter(admin.SimpleListFilter):
    title = "what readers see"
    parameter_name = "shown"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return Shown.choices

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(shown=self.value()) if self.value() else queryset


class ReviewFilter(admin.SimpleListFilter):
    title = "review"
    parameter_name = "review"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [("overdue", "Overdue"), ("soon", "Due within 60 days")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        today = timezone.localdate()
        if self.value() == "overdue":
            return queryset.filter(Q(review_due_on__lt=today) | Q(is_pulled_forward=True))
        if self.value() == "soon":
            return queryset.filter(review_due_on__range=(today, today + SOON))
        return queryset
