"""Turns checked fixture rows into database rows: one function a table."""

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import msgspec
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Field, Model

from articles.images import UnusablePicture, store
from articles.models import (
    SECTIONS,
    Article,
    Claim,
    Code,
    DoseStudied,
    GlossaryTerm,
    Guidance,
    Image,
    Outcome,
    OutcomeValue,
    Point,
    Question,
    ReadNext,
    Source,
    Synonym,
    UrgentSign,
)
from articles.models.order import put_in_order

from .fixtures import FixtureError
from .shapes import ArticleRow, Name, PictureRow, TermRow

MODELS: Mapping[str, type[Model]] = {
    "sources": Source,
    "claims": Claim,
    "glossary": GlossaryTerm,
    "pictures": Image,
    "outcomes": Outcome,
    "doses": DoseStudied,
    "guidance": Guidance,
    **dict(
        zip(
            ("conditions", "mechanisms", "dosings", "benefits", "risks", "side_effects", "guides"),
            SECTIONS,
            strict=True,
        )
    ),
    "urgent_signs": UrgentSign,
}
"""Fixture file -> the model of its rows, in the order in which they can be loaded."""

NATURAL = {"glossary": "slug", "urgent_signs": "slug"} | {
    name: "slug" for name, model in MODELS.items() if issubclass(model, Article)
}
"""The field that names a row of a table; "key" where none is listed."""

LISTS = frozenset({"names", "terms", "points", "questions", "read_next", "summary", "values"})


class Writer:
    """Writes rows; knows the terms of the fact base, whose names articles take over."""

    def __init__(self, terms: list[TermRow]) -> None:
        self.terms = {term.preferred: term for term in terms}

    def write(self, table: str, row: Any, existing: Model | None) -> Model:
        """The stored row, new or changed, with all its lists but links to other pages."""
        if isinstance(row, PictureRow):
            return _write_picture(row, existing)
        model = MODELS[table]
        fields = msgspec.to_builtins(row)
        shared = {name: fields.pop(name) for name in _shared(model) if name in fields}
        # Forms strip what they are sent; unstripped rows would look changed after any save.
        plain = {
            name: value.strip() if isinstance(value, str) else value
            for name, value in fields.items()
            if name not in LISTS
        }
        instance = existing or model()
        for name, value in (plain | self._own(table, row)).items():
            setattr(instance, name, value)
        where = f"{table}, {name_of(table, row)}"
        _store([instance], [where], instance.save)
        for name, keys in shared.items():
            _link(instance, name, keys, where)
        if isinstance(instance, Article):
            self._write_article_lists(instance, row)
        if isinstance(instance, Outcome):
            _replace(instance, "values", [
                OutcomeValue(outcome=instance, order=n, **msgspec.to_builtins(value))
                for n, value in enumerate(row.values)
            ], where)  # fmt: skip
        return instance

    def _own(self, table: str, row: Any) -> dict[str, Any]:
        if isinstance(row, ArticleRow):
            picture = _one(Image, "key", row.picture, row.slug) if row.picture else None
            summary = "\n".join(point.strip() for point in row.summary)
            return {"summary": summary, "picture": picture}
        if table == "guidance":
            return {"source": _one(Source, "key", row.source) if row.source else None}
        if table == "urgent_signs":
            return {"read_more": find_article(row.read_more) if row.read_more else None}
        return {}

    def _write_article_lists(self, article: Article, row: ArticleRow) -> None:
        where = f"{article.kind}:{article.slug}"
        _replace(article, "points", [
            Point(
                article=article, order=n, part=p.part, side=p.side, label=p.label,
                text=p.text.strip(),
                outcome=_one(Outcome, "key", p.outcome, where) if p.outcome else None,
            )
            for n, p in enumerate(row.points)
        ], where)  # fmt: skip
        _replace(article, "questions", [
            Question(article=article, order=n, text=text) for n, text in enumerate(row.questions)
        ], where)  # fmt: skip
        terms = [self._term(name, where) for name in row.terms]
        preferred = [Name(word=term.preferred, kind="medical") for term in terms]
        names = [*row.names, *preferred, *(name for term in terms for name in term.names)]
        seen: dict[str, Any] = {}
        for name in names:
            seen.setdefault(name.word.casefold(), name)
        _replace(article, "synonyms", [
            Synonym(
                article=article, word=name.word, kind=name.kind, language=name.language,
                is_shown=name.shown and name in row.names,
            )
            for name in seen.values()
        ], where)  # fmt: skip
        codes = {(code.system, code.code) for term in terms for code in term.codes}
        _replace(article, "codes", [
            Code(article=article, system=system, code=code) for system, code in sorted(codes)
        ], where)  # fmt: skip

    def _term(self, name: str, where: str) -> TermRow:
        if name not in self.terms:
            raise FixtureError(f"{where} names the term {name!r}, which terms.yaml does not have.")
        return self.terms[name]


def _write_picture(row: PictureRow, existing: Model | None) -> Model:
    """The picture by the way of an upload, so that what ships is checked as what staff add."""
    try:
        return store(
            io.BytesIO(row.content),
            key=row.key,
            alt=row.alt,
            is_decorative=False,
            by=None,
            replaces=existing if isinstance(existing, Image) else None,
            caption=row.caption,
            credit=row.credit,
            licence=row.licence,
        )
    except UnusablePicture as error:
        raise FixtureError(f"pictures.yaml, {row.key}: {error}") from error


def write_read_next(article: Article, row: ArticleRow) -> None:
    """The links of a page to others, once all of them are there."""
    _replace(article, "read_next", [
        ReadNext(article=article, order=n, target=find_article(name))
        for n, name in enumerate(row.read_next)
    ], f"{article.kind}:{article.slug}")  # fmt: skip


def find_article(name: str) -> Article:
    """The article that "condition:crps" names; FixtureError if there is none."""
    kind, _, slug = name.partition(":")
    found = Article.objects.filter(kind=kind, slug=slug).first()
    if found is None:
        raise FixtureError(f"A fixture links to {name}, but there is no such page.")
    return found


def _shared(model: type[Model]) -> list[str]:
    return [field.name for field in model._meta.many_to_many if field.name != "articles"]


def _link(instance: Model, name: str, keys: list[str], where: str) -> None:
    model = instance._meta.get_field(name).related_model
    rows = {row.key: row for row in model.objects.filter(key__in=keys)}  # type: ignore[union-attr]
    if missing := [key for key in keys if key not in rows]:
        raise FixtureError(f"{where}: {name} names {', '.join(missing)}, which no fixture has.")
    put_in_order(instance, name, (rows[key] for key in keys))


def _replace(instance: Model, name: str, rows: list[Model], where: str) -> None:
    manager: Any = getattr(instance, name)
    manager.all().delete()
    places = [f"{where}, {name} {number}" for number in range(1, len(rows) + 1)]
    _store(rows, places, lambda: manager.bulk_create(rows))


def _one(model: type[Model], field: str, value: str, where: str = "A fixture") -> Any:
    found = model._default_manager.filter(**{field: value}).first()
    if found is None:
        label = model._meta.verbose_name
        raise FixtureError(f"{where} names the {label} {value}, which no fixture has.")
    return found


def _store(rows: Sequence[Model], places: Sequence[str], save: Callable[[], Any]) -> None:
    """Writes the rows, or FixtureError with the place and the reason.

    The constraints are the database's to hold; only when it refuses are they asked one by one,
    as each of them is a query a row.
    """
    for row, place in zip(rows, places, strict=True):
        with _telling(place):
            row.clean_fields(exclude=[field.name for field in row._meta.fields if _is_given(field)])
            row.clean()
    try:
        with transaction.atomic():
            save()
    except IntegrityError:
        for row, place in zip(rows, places, strict=True):
            with _telling(place):
                row.validate_unique()
                row.validate_constraints()
        raise


def _is_given(field: "Field[Any, Any]") -> bool:
    """Whether no fixture types it: rows that were read a moment ago, and what saving sets."""
    return field.is_relation or (field.model is Article and field.name == "kind")


@contextmanager
def _telling(where: str) -> Iterator[None]:
    """Turns what a model says is wrong into what is wrong with a fixture."""
    try:
        yield
    except ValidationError as error:
        said = "; ".join(f"{name}: {' '.join(told)}" for name, told in error.message_dict.items())
        raise FixtureError(f"{where}: {said}") from error


def name_of(table: str, row: Any) -> str:
    """What names a fixture row in its table: its slug or key."""
    return str(getattr(row, NATURAL.get(table, "key")))


def named(instance: Model) -> tuple[str, str]:
    """The table of a stored row, and its name there."""
    table = next(name for name, model in MODELS.items() if isinstance(instance, model))
    return table, name_of(table, instance)
