"""Reads the YAML fixtures and checks them against the shape of their rows."""

from pathlib import Path
from typing import Any

import msgspec
import yaml

from .shapes import SHAPES

NAMES = ("slug", "key", "preferred")
"""The fields that name a row, for a sentence about what is wrong with it."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class FixtureError(ValueError):
    """A fixture can't be loaded; the sentence names file, row and what to do."""


def read_fixtures(folder: Path) -> dict[str, list[Any]]:
    """Every fixture file's rows by file name, checked.

    FixtureError says which file and row is wrong, and what is allowed.
    """
    return {name: _read(folder / f"{name}.yaml", shape) for name, shape in SHAPES.items()}


def _read(path: Path, shape: type[msgspec.Struct]) -> list[Any]:
    try:
        rows = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 (safe)
    except FileNotFoundError as error:
        raise FixtureError(
            f"The fixture {path.name} is missing: put it into {path.parent.name}/."
        ) from error
    except UnicodeDecodeError as error:
        raise FixtureError(f"{path.name} is not UTF-8: save it as UTF-8.") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f" in line {mark.line + 1}" if mark else ""
        problem = getattr(error, "problem", error)
        raise FixtureError(f"{path.name} is not YAML{line}: {problem}.") from error
    if not isinstance(rows, list):
        raise FixtureError(f"{path.name} must be a list of rows, each starting with a dash.")
    found = [_convert(path, number, row, shape) for number, row in enumerate(rows, 1)]
    _require_own_names(path, found)
    return found


def _require_own_names(path: Path, rows: list[Any]) -> None:
    seen: set[str] = set()
    for number, row in enumerate(rows, 1):
        name = next(getattr(row, field) for field in NAMES if hasattr(row, field))
        if name in seen:
            raise FixtureError(
                f"{path.name}, row {number}: {name} is there already: each row needs a name of "
                "its own."
            )
        seen.add(name)


def _convert(path: Path, number: int, row: object, shape: type[msgspec.Struct]) -> Any:
    try:
        return msgspec.convert(row, shape)
    except msgspec.ValidationError as error:
        named = row if isinstance(row, dict) else {}
        name = next((named[field] for field in NAMES if field in named), "")
        raise FixtureError(f"{path.name}, row {number} {name}: {error}.") from error
