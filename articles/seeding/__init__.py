"""Loads the YAML fixtures into rows and publishes them, without touching what staff changed.

fixtures.py reads and checks the files, rows.py turns them into rows, fingerprint.py tells
whether a row still is what a seed made of it.
"""

from .fixtures import FixtureError, read_fixtures
from .seed import Report, seed

__all__ = ["FixtureError", "Report", "read_fixtures", "seed"]
