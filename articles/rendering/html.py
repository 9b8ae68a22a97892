"""Tokens to HTML: the markup of the pages, filled with what the render call was given.

Every word is escaped here; sanitize.py checks the whole once more.
"""

from collections.abc import Callable, Collection, Sequence

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from .links import picture_key
from .material import Material, Picture, Term
from .measures import NO_BREAK, keep_measures, plain_words

NOT_SET = '<span class="chip chip--set">your clinic sets this</span>'


def install(markdown: MarkdownIt) -> None:
    """Print these kinds of token the site's way; the rest is plain CommonMark."""
    for name, write in {
        "text": _text,
        "citation": _citation,
        "term": _term,
        "clinic_fact": _clinic_fact,
        "link_open": _link_open,
        "link_close": _link_close,
        "image": _image,
        "pictures": _pictures,
        "anchor": _anchor,
    }.items():
        markdown.add_render_rule(name, _rule(write))


def _rule(write: Callable[[Token, Material], str]) -> Callable[..., str]:
    def rule(
        renderer: RendererHTML,
        tokens: Sequence[Token],
        at: int,
        options: OptionsDict,
        env: EnvType,
    ) -> str:
        return write(tokens[at], env["material"])

    return rule


def _text(token: Token, material: Material) -> str:
    return keep_measures(token.content)


def _citation(token: Token, material: Material) -> str:
    keys = dict.fromkeys(token.meta["keys"])
    numbers = sorted({number for key in keys for number in material.citations.get(key, ())})
    links = ", ".join(f'<a href="#s{n}" aria-label="Source {n}">{n}</a>' for n in numbers)
    known = [f'<span class="cite">[{links}]</span>'] if numbers else []
    unknown = [
        f'<span class="cite cite--unknown">[? {escapeHtml(key)}]</span>'
        for key in keys
        if not material.citations.get(key)
    ]
    space = NO_BREAK if token.meta["follows"] else ""
    return space + NO_BREAK.join([*known, *unknown]) + _taken_back(keys, material)


def _taken_back(keys: Collection[str], material: Material) -> str:
    """A mark at a sentence that rests on a withdrawn claim, whoever cites it."""
    gone = [key for key in keys if key in material.withdrawn]
    if not gone:
        return ""
    what = "this" if len(gone) == len(keys) else "a part of this"
    return f" <mark>We took {what} back.</mark>"


def _term(token: Token, material: Material) -> str:
    term = material.term_to_explain(token.meta["name"])
    words, closing = keep_measures(token.content), escapeHtml(token.meta["closing"])
    if term is None:
        return words + closing
    explained = _explained(words, term)
    return f'<span class="nb">{explained}{closing}</span>' if closing else explained


def _explained(words: str, term: Term) -> str:
    target = escapeHtml(f"t-{term.slug}")
    meaning = keep_measures(term.meaning.strip().removesuffix("."))
    return (
        f'<button class="term" type="button" popovertarget="{target}">{words}</button>'
        f'<span class="mean"> ({meaning})</span>'
    )


def _clinic_fact(token: Token, material: Material) -> str:
    words = material.clinic.get(token.meta["name"], "").strip()
    return f'<span class="clinic-set">{keep_measures(words)}</span>' if words else NOT_SET


def _anchor(token: Token, material: Material) -> str:
    return f'<span id="{escapeHtml(str(token.attrGet("id")))}"></span>'


def _link_open(token: Token, material: Material) -> str:
    address = _address(token, material)
    return f'<a href="{escapeHtml(address)}">' if address else ""


def _link_close(token: Token, material: Material) -> str:
    return "</a>" if _address(token, material) else ""


def _address(token: Token, material: Material) -> str:
    if "target" in token.meta:
        return material.links.get(token.meta["target"], "")
    return str(token.meta.get("href", ""))


def _image(token: Token, material: Material) -> str:
    picture = material.pictures.get(picture_key(token))
    return _img(picture, _alt(token) or picture.alt) if picture else escapeHtml(_alt(token))


def _pictures(token: Token, material: Material) -> str:
    return "".join(_figure(image, material) for image in token.children or [])


def _figure(image: Token, material: Material) -> str:
    picture = material.pictures.get(picture_key(image))
    if not picture:
        return f"<p>{escapeHtml(_alt(image))}</p>\n"
    return figure(picture, _alt(image))


def figure(picture: Picture, alt: str = "") -> str:
    """A picture with its caption and whom it is from; `alt` goes before the picture's own."""
    credit = f"Picture: {escapeHtml(picture.credit)}." if picture.credit else ""
    words = " ".join(filter(None, [keep_measures(picture.caption), credit]))
    caption = f"<figcaption>{words}</figcaption>" if words else ""
    return f"<figure>{_img(picture, alt or picture.alt)}{caption}</figure>\n"


def _img(picture: Picture, alt: str) -> str:
    return (
        f'<img src="{escapeHtml(picture.url)}" width="{picture.width}" height="{picture.height}" '
        f'alt="{escapeHtml(alt)}" loading="lazy" decoding="async">'
    )


def _alt(image: Token) -> str:
    return plain_words(image.children or [])
