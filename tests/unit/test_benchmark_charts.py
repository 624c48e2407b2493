"""What the bars of benchmarks are called: what they have in common stands in the title."""

from __future__ import annotations

from itertools import chain

import pytest

from generator.views.page import Chart
from tests.unit.content import Content
from tests.unit.test_arrangement import page

SECTOR = "sectors/tanneries.md"
ROW = """\
  - id: row-{number}
    indicator: {indicator}
    resource: water
    value: {number}
    unit: m3
    basis: average
    region: {region}
    chart: drums
    source: plant-report
    evidence: reported
"""


def chart(content: Content, *rows: tuple[str, str]) -> Chart:
    written = (
        ROW.format(number=number, indicator=f'"{indicator}"', region=region)
        for number, (indicator, region) in enumerate(rows, 1)
    )
    content.replace(SECTOR, "benchmarks:\n", "benchmarks:\n" + "".join(written))
    sections = page(content, "sectors/tanneries/").sections
    (found,) = chain.from_iterable(section.charts for section in sections)
    return found


@pytest.mark.parametrize(
    ("rows", "title", "labels"),
    [
        ((("Water", "Chile"), ("Water", "Peru")), "Water, in m³", ["Chile", "Peru"]),
        (
            (("Water, old drum", "Chile"), ("Water, new drum", "Chile")),
            "Water, in m³",
            ["old drum, Chile", "new drum, Chile"],
        ),
        (
            (("Water", "Chile"), ("Water, new drum", "Peru")),
            "Water, in m³",
            ["Chile", "new drum, Peru"],
        ),
        (
            (("Old drum", "Chile"), ("New drum", "Peru")),
            "Water, in m³",
            ["Old drum, Chile", "New drum, Peru"],
        ),
    ],
    ids=["of one thing", "of two", "of a thing and a part of it", "of things with other names"],
)
def test_bars_say_what_is_not_the_same(
    content: Content, rows: tuple[tuple[str, str], ...], title: str, labels: list[str]
) -> None:
    found = chart(content, *rows)
    assert found.title == title
    assert [bar.label for bar in found.bars] == labels
