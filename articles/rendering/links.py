"""Links and pictures: which addresses stay, and what may not stand inside a link."""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

PICTURE = re.compile(r"image:([A-Za-z0-9][A-Za-z0-9_-]{0,99})")
OUTSIDE = re.compile(r"https?://[^/\s]\S*|mailto:[^\s@]+@[^\s@]+|tel:\+?[0-9][0-9;=a-z-]*", re.I)
PART_OF_PAGE = re.compile(r"#[a-z0-9][a-z0-9-]*")
PAGE_OF_SITE = re.compile(r"[a-z][a-z_-]*:[A-Za-z0-9][A-Za-z0-9_-]*")


def install(markdown: MarkdownIt) -> None:
    """Add the rules to a parser. Its own address check is off: it would print [x](javascript:)."""
    markdown.validateLink = _leave_it_to_tidy_links  # type: ignore[method-assign]
    markdown.core.ruler.after("inline", "tidy_links", tidy_links)
    markdown.core.ruler.after("text_join", "picture_blocks", picture_blocks)


def _leave_it_to_tidy_links(url: str) -> bool:
    return True


def tidy_links(state: StateCore) -> None:
    """Drop unwanted links but keep their words; no button and no source link inside a link."""
    for token in state.tokens:
        if token.type == "inline":
            token.children = _tidied(token.children or [])


def _tidied(children: list[Token]) -> list[Token]:
    tidied: list[Token] = []
    waiting: list[Token] = []
    link: Token | None = None
    for child in children:
        if child.type == "softbreak":
            child = Token("text", "", 0, content="\n")
        if child.type == "link_open":
            link = child
            _classify(child)
        elif child.type == "link_close" and link is not None:
            child.meta = link.meta
            if tidied[-1] is link:
                tidied.pop()  # no words, so nothing to tap
            else:
                tidied.append(child)
            tidied += waiting
            link, waiting = None, []
            continue
        elif link is not None and child.type == "citation":
            child.meta["follows"] = True
            waiting.append(child)
            continue
        elif link is not None and child.type == "term":
            child = Token("text", "", 0, content=child.content + child.meta["closing"])
        tidied.append(child)
    return tidied


def _classify(link: Token) -> None:
    """Leave in `meta` an address of the web or this page (`href`) or of the site (`target`)."""
    address = str(link.attrs.pop("href", ""))
    link.attrs.clear()
    if OUTSIDE.fullmatch(address) or PART_OF_PAGE.fullmatch(address):
        link.meta = {"href": address}
    elif PAGE_OF_SITE.fullmatch(address):
        link.meta = {"target": address}


def picture_key(image: Token) -> str:
    """The key in `image:KEY`, or nothing for any other address."""
    found = PICTURE.fullmatch(str(image.attrs.get("src", "")))
    return found[1] if found else ""


def picture_blocks(state: StateCore) -> None:
    """A paragraph of pictures alone becomes figures: HTML allows none inside a paragraph."""
    tokens: list[Token] = []
    for token in state.tokens:
        if token.type == "paragraph_close" and _is_pictures_only(tokens[-1]):
            images = [child for child in tokens[-1].children or [] if child.type == "image"]
            tokens[-2:] = [Token("pictures", "", 0, children=images)]
        else:
            tokens.append(token)
    state.tokens = tokens


def _is_pictures_only(words: Token) -> bool:
    children = words.children or []
    others = (child for child in children if child.type != "image")
    return (
        bool(children)
        and all(child.type == "text" and not child.content.strip() for child in others)
        and any(child.type == "image" for child in children)
    )
