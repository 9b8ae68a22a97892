"""The small change of a sentence: rounding, lists, "with" before what people had."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

_NEED_NO_WITH = ("with ", "without ", "before", "after ", "on ", "in ", "from ")


def whole(number: float) -> int:
    """Rounded as people round: 37.5 is 38."""
    return int(Decimal(str(number)).quantize(Decimal(1), ROUND_HALF_UP))


def tenths(number: float) -> str:
    """At most one decimal; a number that would round to nothing stays as typed."""
    typed = Decimal(str(number))
    rounded = typed.quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{rounded or typed:,f}".removesuffix(".0")


def with_arm(words: str, arm: str) -> str:
    """The words, then what people had: "ketamine" reads "with ketamine"."""
    if not arm:
        return words
    return f"{words} {arm if arm.lower().startswith(_NEED_NO_WITH) else f'with {arm}'}"


def listed(parts: Sequence[str]) -> str:
    """a; a and b; a, b, and c."""
    if len(parts) < 3:
        return " and ".join(parts)
    return f"{', '.join(parts[:-1])}, and {parts[-1]}"


def sentence(words: str) -> str:
    """A capital at the start and one period at the end."""
    words = words.strip().removesuffix(".")
    return f"{words[:1].upper()}{words[1:]}."


def a_scale(scale: str) -> str:
    """a 0 to 10 scale, an 11-point scale: the word "scale" may be typed or not."""
    article = "an" if scale.lower().startswith(("8", "11", "18", "a", "e", "i", "o", "u")) else "a"
    return f"{article} {scale if 'scale' in scale else f'{scale} scale'}"
