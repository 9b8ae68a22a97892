"""Old ids of headings: printed as empty marks where their part of the text is now."""

from collections.abc import Mapping, Sequence

from markdown_it.token import Token


def key_of(heading: Token, words: Token) -> str:
    """What names a heading in its text: its id or, if it has none, its words."""
    return str(heading.attrGet("id") or words_of(words))


def words_of(words: Token) -> str:
    """The words of a heading as they are read, from its inline token."""
    return "".join(token.content for token in words.children or [])


def mark(tokens: list[Token], anchors: Mapping[str, Sequence[str]]) -> list[Token]:
    """Puts each old id before the heading that `anchors` names by its key; "" is the start."""
    if not anchors:
        return tokens
    left = dict(anchors)
    inline = [token for token in tokens if token.type == "inline"]
    for heading, words in zip(tokens, tokens[1:], strict=False):
        if heading.type == "heading_open":
            _put_before(words, left.pop(key_of(heading, words), ()))
    if inline:
        _put_before(inline[0], left.pop("", ()))
    return tokens


def _put_before(words: Token, ids: Sequence[str]) -> None:
    """Inside the block, so that the space around it stays as it is."""
    marks = [Token("anchor", "span", 0, attrs={"id": id}) for id in ids]
    words.children = [*marks, *(words.children or [])]
