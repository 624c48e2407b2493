"""The sheets of the repository's content, rendered once into the cache that ``cpkb`` uses too."""

from __future__ import annotations

import pytest

from tests.sheets.printed import HERE
from tests.sheets.tools import ADVICE, missing


def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark these tests as slow."""
    if item.path.parent == HERE:
        item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def tools() -> None:
    """Stop where a program is missing that the measurements need."""
    if lacking := missing():
        pytest.fail(ADVICE.format(missing=", ".join(lacking)))
