"""What the fast tests share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.content import Content


@pytest.fixture
def content(tmp_path: Path) -> Content:
    """Return a small library without a problem, to add to."""
    return Content(tmp_path)
