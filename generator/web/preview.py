"""TEMPORARY."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from generator.locales import Locale


def serve(project: Path, port: int, words: Locale, say: Callable[[str], None]) -> int:
    """X."""
    return 0
