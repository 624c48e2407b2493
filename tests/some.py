"""Of the many made alike the usual run looks at some; with READ_ALL=1 it takes them all."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TypeVar

Thing = TypeVar("Thing")


def some(many: Sequence[Thing], every: int) -> Sequence[Thing]:
    """Return the first of so many, and so on; all of them if the environment asks for it."""
    return many if os.environ.get("READ_ALL") else many[::every]
