"""Every page may search, so each test has a search index of its own."""

import pytest


@pytest.fixture(autouse=True)
def _own_index(own_index):
    pass
