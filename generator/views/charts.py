"""Small charts that need no script: labelled bars on a common scale from zero."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from generator.views.page import Bar, Chart

FULL = Decimal(100)
_THINNEST = Decimal(1)


@dataclass(frozen=True)
class Datum:
    """What one bar stands for: a number or a range, never negative, and its words."""

    label: str
    value: str
    low: Decimal
    high: Decimal
    source: int = 0


def bar_chart(
    title: str, data: Collection[Datum], note: str = "", full: Decimal | None = None
) -> Chart:
    """Return a chart; ``full`` is the number that fills the width, else the largest one does.

    A single number starts at zero. A range starts at its lower end.
    """
    scale = full or max((datum.high for datum in data), default=Decimal(1)) or Decimal(1)
    return Chart(title, tuple(_bar(datum, scale) for datum in data), note)


def _bar(datum: Datum, scale: Decimal) -> Bar:
    start = datum.low / scale * FULL if datum.low != datum.high else Decimal(0)
    width = max(datum.high / scale * FULL - start, _THINNEST)
    return Bar(datum.label, datum.value, f"{start:.1f}", f"{width:.1f}", datum.source)
