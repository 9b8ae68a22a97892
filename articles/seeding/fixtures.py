"""Reads the YAML fixtures and checks them against the shape of their rows."""

from pathlib import Path
from typing import Any

import msgspec
import yaml

from .shapes import SHAPES, PictureRow

NAMES = ("slug", "key", "preferred")
"""The fields that name a row, for a sentence about what is wrong with it."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class FixtureError(ValueError):
    """A fixture can't be loaded; the sentence names file, row and what to do."""


def read_fixtures(folder: Path) -> dict[str, list[Any]]:
    """Every table's rows, checked: from `table.yaml`, and from each file in `table/`.

    A page has a file of its own, so that a change to it reads as one. FixtureError says which
    file and row is wrong, and what is allowed.
    """
    rows = {table: _rows(folder, table, shape) for table, shape in SHAPES.items()}
    rows["pictures"] = [_with_content(folder / "images", row) for row in rows["pictures"]]
    return rows


def _rows(folder: Path, table: str, shape: type[msgspec.Struct]) -> list[Any]:
    file = folder / f"{table}.yaml"
    files = [*([file] if file.is_file() else []), *sorted((folder / table).glob("*.yaml"))]
    if not files:
        raise FixtureError(
            f"The fixture {file.name} is missing: put it, or a folder {table}/ of such files, into "
            f"{folder.name}/."
        )
    seen: dict[str, str] = {}
    return [row for path in files for row in _own_names(path, _read(path, shape), seen)]


def _read(path: Path, shape: type[msgspec.Struct]) -> list[Any]:
    try:
        rows = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 (safe)
    except UnicodeDecodeError as error:
        raise FixtureError(f"{path.name} is not UTF-8: save it as UTF-8.") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f" in line {mark.line + 1}" if mark else ""
        problem = getattr(error, "problem", error)
        raise FixtureError(f"{path.name} is not YAML{line}: {problem}.") from error
    if not isinstance(rows, list):
        raise FixtureError(f"{path.name} must be a list of rows, each starting with a dash.")
    return [_convert(path, number, row, shape) for number, row in enumerate(rows, 1)]


def _with_content(folder: Path, row: PictureRow) -> PictureRow:
    try:
        content = (folder / row.file).read_bytes()
    except OSError as error:
        raise FixtureError(
            f"pictures.yaml, {row.key}: there is no file {row.file} in {folder.name}/."
        ) from error
    return msgspec.structs.replace(row, content=content)


def _own_names(path: Path, rows: list[Any], seen: dict[str, str]) -> list[Any]:
    """The rows as they are, if none has a name that is in `seen` (name -> file)."""
    for number, row in enumerate(rows, 1):
        name = next(getattr(row, field) for field in NAMES if hasattr(row, field))
        if name in seen:
            raise FixtureError(
                f"{path.name}, row {number}: {name} is there already, in {seen[name]}: each row "
                "needs a name of its own."
            )
        seen[name] = path.name
    return rows


def _convert(path: Path, number: int, row: object, shape: type[msgspec.Struct]) -> Any:
    try:
        return msgspec.convert(row, shape)
    except msgspec.ValidationError as error:
        named = row if isinstance(row, dict) else {}
        name = next((named[field] for field in NAMES if field in named), "")
        raise FixtureError(f"{path.name}, row {number} {name}: {error}.") from error
