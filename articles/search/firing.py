"""Which phrase of an urgent rule a search sets off, for the staff who write the phrases."""

import msgspec

from articles.search.urgent import UrgentRule, recognize


def phrase_of(query: str, rule: UrgentRule) -> str:
    """Return the first phrase that sets the rule off by itself, "" if none does alone.

    Phrases that start with - excuse as they do in the whole rule.
    """
    excuses = tuple(phrase for phrase in rule.phrases if phrase.startswith("-"))
    for phrase in rule.phrases:
        if phrase not in excuses:
            alone = msgspec.structs.replace(rule, phrases=(phrase, *excuses))
            if recognize(query, (alone,)):
                return phrase
    return ""
