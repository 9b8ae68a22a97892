"""The files of the repository, and what the Python ones import, for the house tests."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GENERATED = ("/migrations/",)
IGNORED = {".git", ".venv", "var", "__pycache__", ".hypothesis", ".pytest_cache", ".mypy_cache"}


@cache
def files() -> tuple[Path, ...]:
    """Every file that git tracks or would track; all that is there where git is not."""
    asked = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "-co", "--exclude-standard", "-z"],
        capture_output=True, text=True,
    )  # fmt: skip
    if asked.returncode == 0 and asked.stdout:
        found = [ROOT / name for name in asked.stdout.split("\0") if name]
    else:
        found = [p for p in ROOT.rglob("*") if not IGNORED & set(p.relative_to(ROOT).parts)]
    return tuple(sorted(path for path in found if path.is_file()))


def name_of(path: Path) -> str:
    """The path as one writes it at the root of the repository."""
    return path.relative_to(ROOT).as_posix()


def ending(*suffixes: str) -> list[Path]:
    """The files with one of these endings."""
    return [path for path in files() if path.suffix in suffixes]


def python(*, tests: bool = True) -> list[Path]:
    """The Python files that people write."""
    written = [p for p in ending(".py") if not any(part in str(p) for part in GENERATED)]
    return [p for p in written if tests or not name_of(p).startswith("tests/")]


def syntax(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path) -> Iterator[str]:
    """The full dotted names that a Python file imports; `from a import b` is "a.b"."""
    package = list(path.relative_to(ROOT).with_suffix("").parts[:-1])
    for node in ast.walk(syntax(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            yield from (f"{base}.{alias.name}" for alias in node.names)
