"""The lines of a text field in which a form takes one thing a line."""


def filled_lines(text: str) -> tuple[str, ...]:
    """Return the lines that hold something, without the space around them."""
    return tuple(filter(None, map(str.strip, text.splitlines())))
