"""The map of the house: a module imports only from its own floor or from below."""

from collections import defaultdict

from .tree import ROOT, imports, name_of, python

FLOORS = (
    {"pages", "text", "rendering", "figures", "search", "facts", "toc", "emergency"},
    {"models"},
    {
        "queries", "publishing", "indexing", "images", "caching", "seeding", "access", "misses",
        "feedback",
    },
    {
        "urls", "views", "admin", "context", "templatetags", "management", "checks", "headers",
        "bundle", "apps", "migrations", "compact", "doors", "sessions", "kept_pages", "afterwards",
        "slow_forms", "visitor",
    },
)  # fmt: skip
"""Leaves, models, verbs, edges: from the ground up."""

FLOOR_OF = {name: number for number, names in enumerate(FLOORS) for name in names}
DJANGO_IN_LEAVES = {"django.utils.safestring", "django.utils.html"}  # words in, words out
ENTRANCES = {"views": {"urls", "views", "admin"}, "admin": {"admin"}}
"""Who may import views (preview shows the patient's own page) and who may import the admin."""


def modules():
    """Every module under articles/, as (room, file, its imports)."""
    for path in python(tests=False):
        parts = name_of(path).removesuffix(".py").split("/")
        if parts[0] == "articles" and len(parts) > 1 and parts[1] != "__init__":
            yield parts[1], name_of(path), list(imports(path))


def rooms_in(names):
    """The rooms of articles/ among imported names."""
    return {name.split(".")[1] for name in names if name.startswith("articles.")}


def test_every_module_has_a_floor():
    assert {room for room, _, _ in modules()} - FLOOR_OF.keys() == set()


def test_nothing_imports_uphill():
    uphill = [
        f"{file} imports {other}"
        for room, file, names in modules()
        for other in rooms_in(names)
        if FLOOR_OF.get(other, 0) > FLOOR_OF[room]
    ]
    assert uphill == []


def test_leaves_know_nothing_of_django():
    knowing = [
        f"{file} imports {name}"
        for room, file, names in modules()
        if room in FLOORS[0]
        for name in names
        if name.startswith("django.")
        and not any(name.startswith(allowed) for allowed in DJANGO_IN_LEAVES)
    ]
    assert knowing == []


def test_only_addresses_lead_to_views_and_only_the_desk_to_the_desk():
    wrong = [
        f"{file} imports {entrance}"
        for room, file, names in modules()
        for entrance, allowed in ENTRANCES.items()
        if entrance in rooms_in(names) and room not in allowed
    ]
    assert wrong == []


def test_no_module_imports_itself_through_others():
    """Among the files of articles/, imports at the top of a file form no ring."""
    known = {
        name_of(path).removesuffix(".py").removesuffix("/__init__").replace("/", "."): path
        for path in python(tests=False)
        if name_of(path).startswith("articles/")
    }
    edges = defaultdict(set)
    for module, path in known.items():
        for name in imports(path):
            target = name if name in known else name.rpartition(".")[0]
            if target in known and target != module and not module.startswith(f"{target}."):
                edges[module].add(target)
    assert ring(edges) == []


def ring(edges):
    """One ring among the edges, or nothing."""
    done, path = set(), []

    def walk(node):
        if node in path:
            return path[path.index(node) :]
        if node in done:
            return []
        path.append(node)
        found = next((found for other in sorted(edges[node]) if (found := walk(other))), [])
        path.pop()
        done.add(node)
        return found

    return next((found for node in sorted(edges) if (found := walk(node))), [])


def test_nothing_but_manage_and_the_tests_lives_beside_the_two_packages():
    stray = {name_of(path).split("/")[0] for path in python() if path.parent != ROOT} - {
        "articles",
        "benchmarks",
        "ketamine_info",
        "tests",
    }
    assert stray == set()
