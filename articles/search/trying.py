"""What changed phrases do, before they are saved: to some words, and to the searches of `samples`.

For the staff who write the phrases; what a rule means is told by `urgent`.
"""

from collections.abc import Sequence

import msgspec

from articles.search.samples import danger, ordinary
from articles.search.urgent import UrgentRule, fitting, recognize
from articles.search.wording import read

Rules = Sequence[UrgentRule]


class Trial(msgspec.Struct, frozen=True, kw_only=True):
    """Some words tried on one rule.

    `fits` are its phrases that they hold, `excused` those that a line with - excuses. `raised` is
    the rule that answers: this one, another that goes first, or None.
    """

    fits: tuple[str, ...]
    excused: tuple[str, ...]
    raised: UrgentRule | None
    is_own: bool


class Consequences(msgspec.Struct, frozen=True, kw_only=True):
    """What a changed rule does to searches: ordinary ones that it now alarms, danger not heard."""

    alarmed: tuple[str, ...]
    unheard: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.alarmed or self.unheard)


def faults(phrases: Sequence[str]) -> list[str]:
    """Return what is wrong with each phrase that cannot be read, in a sentence."""
    found = []
    for phrase in phrases:
        try:
            read(phrase.removeprefix("-"))
        except ValueError as error:
            found.append(str(error))
    return found


def try_words(words: str, rule: UrgentRule, others: Rules) -> Trial:
    """Try some words on a rule, beside the other rules of the site."""
    fits = fitting(words, rule)
    bare = tuple(phrase for phrase in rule.phrases if not phrase.startswith("-"))
    all_fits = fitting(words, msgspec.structs.replace(rule, phrases=bare))
    raised = recognize(words, (*others, rule))
    return Trial(
        fits=fits,
        excused=tuple(phrase for phrase in all_fits if phrase not in fits),
        raised=raised,
        is_own=raised is not None and raised.slug == rule.slug,
    )


def consequences(before: UrgentRule | None, after: UrgentRule, others: Rules) -> Consequences:
    """Tell which ordinary searches only the changed rule alarms, and which danger it lets pass."""
    old = (*others, before) if before else tuple(others)
    new = (*others, after)
    told = [words for some in danger().values() for words in some]
    return Consequences(
        alarmed=tuple(w for w in ordinary() if recognize(w, new) and not recognize(w, old)),
        unheard=tuple(w for w in told if not recognize(w, new) and recognize(w, old)),
    )
