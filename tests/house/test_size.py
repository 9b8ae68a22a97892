"""Rooms stay small enough to be read at one sitting."""

import ast

import pytest

from .tree import ending, name_of, python, syntax

LIMITS = {".py": 300, ".html": 120, ".css": 150}
FUNCTION_LINES = 40
OPENING_LINES = 3
FUNCTIONS = ast.FunctionDef | ast.AsyncFunctionDef


@pytest.mark.parametrize(("suffix", "limit"), LIMITS.items())
def test_files_stay_short(suffix, limit):
    found = python() if suffix == ".py" else ending(suffix)
    lengths = {name_of(path): len(path.read_text().splitlines()) for path in found}
    assert {name: length for name, length in lengths.items() if length > limit} == {}


def test_functions_stay_short():
    long = [
        f"{name_of(path)}: {node.name} has {length} lines"
        for path in python()
        for node in ast.walk(syntax(path))
        if isinstance(node, FUNCTIONS)
        and (length := node.end_lineno - node.lineno + 1) > FUNCTION_LINES
    ]
    assert long == []


def test_every_module_opens_with_its_one_job_in_three_lines_or_less():
    silent = []
    for path in python():
        said = ast.get_docstring(syntax(path))
        if path.read_text().strip() and not (
            said and len(said.split("\n\n")[0].splitlines()) <= OPENING_LINES
        ):
            silent.append(name_of(path))
    assert silent == []
