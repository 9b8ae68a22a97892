"""What a reader sees of rendered HTML, for tests that compare it with what staff typed."""

from html.parser import HTMLParser


class Reader(HTMLParser):
    """Collects words, and each tag with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words = ""
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data


def seen(html: str) -> str:
    """The words as a reader copies them: plain spaces, no margins."""
    return Reader(html).words.replace("\u00a0", " ").strip()
