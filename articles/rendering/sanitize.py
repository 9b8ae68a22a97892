"""The last lock: only tags, attributes and addresses on these lists leave the renderer."""

import re

import nh3

TAGS = {
    "p", "br", "hr", "em", "strong", "code", "pre", "blockquote", "ul", "ol", "li",
    "h1", "h2", "h3", "h4", "h5", "h6", "a", "span", "button", "div",
    "table", "thead", "tbody", "tr", "th", "td", "figure", "figcaption", "img",
    "mark",
}  # fmt: skip

ATTRIBUTES = {
    "a": {"href", "aria-label"},
    "button": {"popovertarget"},
    "img": {"src", "width", "height", "alt"},
    "ol": {"start"},
    "span": {"id"},
    "td": {"data-h"},
} | {f"h{level}": {"id"} for level in range(1, 7)}

CLASSES = {
    "button": {"term"},
    "div": {"note", "card", "warn", "flow"},
    "ol": {"steps", "time"},
    "p": {"time__at"},
    "span": {"cite", "cite--unknown", "mean", "chip", "chip--set", "clinic-set", "time__dot", "nb"},
    "table": {"table"},
}

VALUES = {
    "button": {"type": {"button"}},
    "img": {"loading": {"lazy"}, "decoding": {"async"}},
    "ol": {"role": {"list"}},
    "span": {"translate": {"no"}},
    "table": {"role": {"table"}},
    "tbody": {"role": {"rowgroup"}},
    "td": {"role": {"cell"}},
    "th": {"role": {"columnheader", "rowheader"}, "scope": {"col", "row"}},
    "thead": {"role": {"rowgroup"}},
    "tr": {"role": {"row"}},
}

SHAPES = {
    "href": re.compile(r"https?://[^/].*|mailto:.+|tel:.+|/(?![/\\]).*|#[a-z0-9-]+", re.I),
    "src": re.compile(r"https?://[^/].*|/(?![/\\]).*", re.I),
    "id": re.compile(r"[a-z0-9-]+"),
    "popovertarget": re.compile(r"t-[\w-]+"),
    "start": re.compile(r"[0-9]+"),
}


def sanitize(html: str) -> str:
    """The same HTML with everything else taken out."""
    return _CLEANER.clean(html)


def _shaped(tag: str, attribute: str, value: str) -> str | None:
    shape = SHAPES.get(attribute)
    return value if shape is None or shape.fullmatch(value) else None


_CLEANER = nh3.Cleaner(
    tags=TAGS,
    attributes=ATTRIBUTES,
    allowed_classes=CLASSES,
    tag_attribute_values=VALUES,
    attribute_filter=_shaped,
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel=None,
)
