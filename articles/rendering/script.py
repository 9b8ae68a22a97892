"""JSON that may stand inside a script element of a page."""

import json
from typing import Any

from django.utils.safestring import SafeString


def script_json(data: Any) -> SafeString:
    """`data` as JSON that can't end the element around it, whatever its texts hold.

    TypeError for what JSON does not know.
    """
    escaped = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        escaped = escaped.replace(character, f"\\u{ord(character):04x}")
    return SafeString(escaped)
