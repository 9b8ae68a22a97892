"""Our sentences are our own: no run of eight words comes from the two source documents.

The documents' runs are kept as hashes; titles that we cite stay as their authors wrote them.
"""

import hashlib
import re
from pathlib import Path

from .tree import ending, name_of

RUN = 8
KNOWN = frozenset(Path(__file__).with_name("source-runs.txt").read_text().split())
TEXT = (".py", ".html", ".md", ".yaml", ".json", ".txt", ".js", ".xml")
CITED = re.compile(r"^\s*(?:- )?(?:title|container|authors):.*$", re.MULTILINE)


def words_of(text):
    """The words of a text with the lines they stand in."""
    return [
        (found.group(), number)
        for number, line in enumerate(text.splitlines(), 1)
        for found in re.finditer(r"[a-z0-9]+", line.lower())
    ]


def shared(text, known=KNOWN):
    """Where the text shares a run of words with the documents, as "line: words"."""
    words = words_of(text)
    runs = (words[start : start + RUN] for start in range(len(words) - RUN + 1))
    return [
        f"{run[0][1]}: {said}"
        for run in runs
        if hashed(said := " ".join(word for word, _ in run)) in known
    ]


def hashed(run):
    return hashlib.sha1(run.encode(), usedforsecurity=False).hexdigest()[:12]


def own(path):
    """The text of a file without the titles of sources, which belong to their authors."""
    text = path.read_text(encoding="utf-8", errors="replace")
    if name_of(path) == "fixtures/sources.yaml":
        return CITED.sub("", text)
    return text


def test_a_copied_run_is_found_across_lines_and_punctuation():
    run = "one two three four five six seven eight"
    assert shared("One, two; three\nfour five - six seven eight.", {hashed(run)}) == [f"1: {run}"]
    assert shared("One, two; three\nfour five - six seven nine.", {hashed(run)}) == []


def test_no_file_repeats_the_source_documents():
    copied = {name_of(path): found for path in ending(*TEXT) if (found := shared(own(path)))}
    assert copied == {}
