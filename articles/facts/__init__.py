"""Turns a fact base (one JSON file of claims, figures, terms and sources) into draft rows.

Pure: bytes in, rows out. Files are the import_facts command's business, and the rows are
drafts: a person finishes them in the fixtures, which are the truth from then on.
"""

from articles.facts.base import FactBase, Row, UnreadableFacts, read
from articles.facts.claims import claim_rows
from articles.facts.sources import source_rows
from articles.facts.terms import term_rows

__all__ = ["FactBase", "Row", "UnreadableFacts", "claim_rows", "read", "source_rows", "term_rows"]
