"""The picture of a number that nobody knows: dashed people and a question mark."""

from django.utils.safestring import SafeString

from .person import pattern

LABEL = "People drawn with dashed lines and a question mark: the number is not well known."


def unknown_array(id: str) -> SafeString:
    """The SVG; `id` must differ between the pictures of a page."""
    return SafeString(
        f'<svg viewBox="0 0 100 90" role="img" aria-label="{LABEL}">'
        f"<defs>{pattern(id, 'a-unk')}</defs>"
        f'<rect width="100" height="90" fill="url(#{id})"/>'
        '<circle cx="50" cy="45" r="21" fill="var(--card)" stroke="var(--edge)" '
        'stroke-width="2"/><text x="50" y="55" text-anchor="middle" font-size="28" '
        'font-weight="700" fill="var(--ink)">?</text></svg>'
    )
