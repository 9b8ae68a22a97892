"""What this house does not do."""

import re

from .tree import ROOT, ending, files, imports, name_of, python

NO_NAMES = {"utils", "helpers", "misc", "common", "manager", "managers", "data"}
HTML_MAKERS = ("articles/rendering/", "articles/figures/", "tests/")
THIS_FOLDER = "tests/house/"
MACHINE_PATHS = re.compile(r"(?<![\w.])/(?:home|root|Users|work|srv/build)/[\w.-]+")
REGISTRIES = re.compile(r"index-url|find-links|pypi\.org|registry\.npmjs|files\.pythonhosted")


def lines_with(pattern, paths):
    """Each place that a pattern is found, as "file:line: text"."""
    return [
        f"{name_of(path)}:{number}: {line.strip()}"
        for path in paths
        if not name_of(path).startswith(THIS_FOLDER)
        for number, line in enumerate(path.read_text(errors="replace").splitlines(), 1)
        if re.search(pattern, line)
    ]


def importing(*modules):
    """Each of our files that imports one of the modules."""
    return [
        f"{name_of(path)} imports {name}"
        for path in python()
        for name in imports(path)
        if any(name == module or name.startswith(f"{module}.") for module in modules)
    ]


def test_names_say_what_a_module_is_about():
    vague = [
        name_of(path) for path in files() if NO_NAMES & {*path.relative_to(ROOT).parts, path.stem}
    ]
    assert vague == []


def test_templates_trust_nothing():
    assert lines_with(r"\|\s*safe\b|\{%\s*autoescape off", ending(".html", ".xml")) == []


def test_only_rendering_and_figures_make_html():
    elsewhere = [path for path in python() if not name_of(path).startswith(HTML_MAKERS)]
    assert lines_with(r"\bmark_safe\b|\bSafeString\((?!\")", elsewhere) == []


def test_nothing_happens_behind_a_save():
    assert importing("django.db.models.signals", "django.dispatch") == []


def test_the_markdown_fields_own_addresses_are_never_mounted():
    assert importing("markdownx.urls", "markdownx.views") == []
    assert lines_with(r"markdownx\.(urls|views)", python(tests=False)) == []


def test_markdown_is_rendered_by_the_fast_library_alone():
    assert importing("markdown", "Markdown") == []


def test_no_style_or_script_stands_in_a_template():
    """The content security policy would refuse it; data for search engines may stay."""
    templates = ending(".html")
    assert lines_with(r"\sstyle=|\son[a-z]+=\"|<style\b", templates) == []
    assert lines_with(r"<script(?![^>]*(src=|application/ld\+json))", templates) == []


def test_no_machine_and_no_registry_is_named():
    texts = [path for path in files() if path.suffix not in (".woff2", ".png", ".jpg", ".webp")]
    assert lines_with(MACHINE_PATHS, texts) == []
    assert lines_with(REGISTRIES, texts) == []


def test_requirements_are_pinned():
    loose = [
        line
        for name in ("requirements.txt", "requirements-dev.txt")
        for line in (ROOT / name).read_text().splitlines()
        if line.strip() and not line.startswith(("#", "-r ")) and "==" not in line
    ]
    assert loose == []
