"""A search index of its own for each test: a change that is rolled back leaves it behind."""

import pytest


@pytest.fixture(autouse=True)
def _own_index(settings, tmp_path):
    settings.SEARCH_INDEX = tmp_path / "search.sqlite3"
