"""A small release of fixtures in a folder of its own, to be changed by tests."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from PIL import Image

from articles.seeding.shapes import SHAPES

SUMMARY = ["No one can say yet. [@C-1]", "Side effects are common."]
RELEASE: dict[str, list[dict[str, Any]]] = {
    "sources": [{"key": "a-trial", "title": "A trial", "kind": "trial", "year": 2020}],
    "claims": [
        {"key": "C-1", "document": "A", "topic": "about", "claim": "It helps.",
         "verdict": "overclaims", "say_instead": "No one knows.", "sources": ["a-trial"]},
    ],
    "terms": [
        {"preferred": "Dorsalgia", "kind": "condition", "names": [{"word": "lumbago"}],
         "codes": [{"system": "ICD-10-CM", "code": "M54.5"}]},
    ],
    "glossary": [{"slug": "drip", "word": "Drip", "meaning": "Slow, into a vein."}],
    "pictures": [
        {"key": "a-drip", "file": "drip.png", "alt": "A bag and a line.", "caption": "A drip."},
    ],
    "outcomes": [
        {"key": "lasts", "question": "Does it last?", "answer": "Not known.", "basis": ["C-1"],
         "values": [{"count": 4, "of": 20}]},
    ],
    "guidance": [
        {"key": "uk", "body": "A body", "position": "unclear", "says": "Not sure.",
         "source": "a-trial", "basis": ["C-1"]},
    ],
    "conditions": [
        {"slug": "back-pain", "title": "Back pain", "one_line": "Does it help?",
         "summary": SUMMARY, "picture": "a-drip", "terms": ["Dorsalgia"], "questions": ["Why me?"],
         "points": [{"part": "sure", "outcome": "lasts"}], "guidance": ["uk"],
         "read_next": ["risk:falls"]},
    ],
    "risks": [
        {"slug": "falls", "title": "Falls", "one_line": "Can I fall?", "summary": SUMMARY,
         "read_next": ["condition:back-pain"]},
    ],
    "urgent_signs": [
        {"slug": level, "level": level, "text": f"A sign for {level}"}
        for level in ("crisis", "emergency", "call")
    ],
}  # fmt: skip


class Folder:
    """A folder of fixtures; `change` writes another value into one row."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.rows = {name: [dict(row) for row in RELEASE.get(name, [])] for name in SHAPES}
        (path / "images").mkdir()
        self.draw("drip.png", "white")
        for name in SHAPES:
            self.write(name)

    def draw(self, file: str, color: str) -> None:
        Image.new("RGB", (8, 5), color).save(self.path / "images" / file)

    def write(self, name: str) -> None:
        text = yaml.safe_dump(self.rows[name], allow_unicode=True)
        (self.path / f"{name}.yaml").write_text(text, encoding="utf-8")

    def change(self, name: str, **values: Any) -> None:
        self.rows[name][0].update(values)
        self.write(name)


@pytest.fixture
def folder(tmp_path: Path, empty: None) -> Folder:
    return Folder(tmp_path)


@pytest.fixture
def run(folder: Folder) -> Callable[[], Any]:
    """Seeds from the folder as it is now."""
    from articles.seeding import seed

    return lambda: seed(folder.path)
