"""One person, drawn as an SVG pattern that fills any number of 20 by 30 cells."""

import re

WIDTH, HEIGHT = 20, 30
_SHAPE = '<circle cx="10" cy="8" r="4.6"/><path d="M3.5 27v-6a6.5 6.5 0 0 1 13 0v6z"/>'


def pattern(id: str, css_class: str) -> str:
    """The pattern with that id; a browser draws nothing, or another picture, if ids repeat.

    ValueError for an id that HTML, a URL and CSS would not all read alike.
    """
    if not re.fullmatch(r"[a-z][a-z0-9-]*", id):
        raise ValueError(
            f"{id!r} cannot name a picture: start with a small letter and use only small "
            "letters, digits and hyphens."
        )
    return (
        f'<pattern id="{id}" width="{WIDTH}" height="{HEIGHT}" patternUnits="userSpaceOnUse">'
        f'<g class="{css_class}">{_SHAPE}</g></pattern>'
    )
