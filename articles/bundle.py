"""Static files as served: one stylesheet joined from its parts, then hashed and compressed."""

import re
from collections.abc import Iterator
from typing import Any

from django.contrib.staticfiles.finders import find
from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

BUNDLES = {"site.css": "css/order.txt"}
"""A served file -> the file that lists its parts, one path a line, in order."""


COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
BETWEEN_RULES = re.compile(r"(?<=[{};])\n|(?<=;) (?=--)")
SAME_LAYER = re.compile(r"(\n@layer (\w+)\{\n(?:(?!@layer).*\n)*)\}\n@layer \2\{\n")
"""A part of a layer and the beginning of the next part, if that goes on with the same layer."""


def joined(order: str) -> str:
    """The parts that the static file `order` lists, one after the other.

    Comments, indentation, the breaks between rules and what ends a layer only to begin it again
    are left out and nothing else: a minifier that was tried made ".care :is(h2)" into
    ".care:is(h2)".
    FileNotFoundError names the part that is listed but not there.
    """
    css = "\n".join(_read(part) for part in joined_parts(order))
    lines = map(str.strip, COMMENT.sub("", css).splitlines())
    short = "\n".join(filter(None, lines))
    while (merged := SAME_LAYER.sub(r"\1", short)) != short:
        short = merged
    return BETWEEN_RULES.sub("", short)


def _read(name: str) -> str:
    path = find(name)
    if not path:
        raise FileNotFoundError(f"The static file {name} is listed in a bundle but is not there.")
    with open(path, encoding="utf-8") as file:
        return file.read()


class BundledStaticFiles(CompressedManifestStaticFilesStorage):
    """whitenoise's storage that first joins each bundle and leaves its parts out."""

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Any:
        if dry_run:
            return
        for bundle, order in BUNDLES.items():
            for part in (*joined_parts(order), order):
                paths.pop(part, None)
                self.delete(part)
            self.delete(bundle)
            self._save(bundle, ContentFile(joined(order).encode()))
            paths[bundle] = (self, bundle)
        yield from self._hashed(paths, dry_run, **options)

    def _hashed(self, paths: dict[str, Any], dry_run: bool, **options: Any) -> Iterator[Any]:
        yield from super().post_process(paths, dry_run, **options)


def joined_parts(order: str) -> list[str]:
    """The paths that `order` lists."""
    return _read(order).split()
