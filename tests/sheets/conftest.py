"""The sheets of the repository's content, rendered once into the cache that ``cpkb`` uses too."""

from __future__ import annotations

import fcntl
from pathlib import Path

import pytest

from tests.sheets.printed import HERE, printer, sheets
from tests.sheets.tools import ADVICE, missing


def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark these tests as slow."""
    if item.path.parent == HERE:
        item.add_marker(pytest.mark.slow)


# Who tries a few tests does not wait for sheets that they do not look at.
MANY = 1000


@pytest.fixture(scope="session", autouse=True)
def _every_sheet(request: pytest.FixtureRequest, shared: Path) -> None:
    """Print all of them on all cores, once, before the processes look at them one by one."""
    if request.session.testscollected < MANY:
        return
    with (shared / "sheets").open("a+") as done:
        fcntl.flock(done, fcntl.LOCK_EX)
        done.seek(0)
        if not done.read():
            printer().make(sheets())
            done.write("printed")


@pytest.fixture(scope="session")
def tools() -> None:
    """Stop where a program is missing that the measurements need."""
    if lacking := missing():
        pytest.fail(ADVICE.format(missing=", ".join(lacking)))
