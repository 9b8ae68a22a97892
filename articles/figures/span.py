"""When a side effect can be present: five periods from the drip to the long term."""

from collections.abc import Mapping

from django.utils.safestring import SafeString

PERIODS = {
    "during": "During treatment",
    "same_day": "Same day",
    "next_days": "Next days",
    "weeks": "Weeks later",
    "long_term": "Long term",
}
PRESENCE = {
    "likely": ("full", "Most likely"),
    "possible": ("part", "Can happen"),
    "unlikely": ("", "Not expected: call"),
    "unknown": ("unk", "Not known"),
}


def time_span(presence: Mapping[str, str]) -> SafeString:
    """The list of all five periods; one that is not given counts as not known.

    ValueError for a period or a presence that does not exist.
    """
    for given, allowed in ((presence.keys(), PERIODS), (presence.values(), PRESENCE)):
        for name in given:
            if name not in allowed:
                raise ValueError(f"{name!r} is not possible here: use one of {', '.join(allowed)}.")
    entries = (_entry(words, presence.get(key, "unknown")) for key, words in PERIODS.items())
    return SafeString(f'<ol class="span" role="list">{"".join(entries)}</ol>')


def _entry(period: str, presence: str) -> str:
    css_class, words = PRESENCE[presence]
    attribute = f' class="{css_class}"' if css_class else ""
    return f"<li{attribute}><strong>{period}</strong><br>{words}</li>"
