"""What the content covers of its first documents: every system, and every fact."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli import main
from generator.coverage import numbers_in
from tests.unit.content import Content

FACTS = """\
a-case:
  f1: {statement: It spent 1200 dollars., value: 1200, source: plant-report}
  f2: {statement: It closed the taps., source: plant-report}
gone:
  f1: {statement: It was sold., source: plant-report}
"""
SYSTEM = "- {system: Brochure, sources: [plant-report], job: To tell., page: %s}\n"


@pytest.fixture
def inventory(content: Content) -> Path:
    """Return an inventory beside a library with a case."""
    content.case(body="\nIt spent 1,200 dollars.\n")
    folder = content.folder.parent / "tests" / "inventory"
    (folder / "facts").mkdir(parents=True)
    (folder / "facts" / "cases.yml").write_text(FACTS, "utf-8")
    (folder / "systems.yml").write_text(SYSTEM % "cases/a-case/", "utf-8")
    (folder / "carried.yml").write_text("cases/gone-f1: 'none: sold long ago'\n", "utf-8")
    return folder


def covered(inventory: Path) -> int:
    return main(["--project", str(inventory.parents[1]), "--lang", "en", "coverage"])


def test_every_system_and_fact_is_named_with_what_carries_it(
    inventory: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert covered(inventory) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Brochure: cases/a-case/",
        "cases/a-case-f1: cases/a-case",
        "cases/a-case-f2: cases/a-case",
        "cases/gone-f1: sold long ago",
        "Systems: 1 (waiting 0, left out 0, missing 0)",
        "Facts: 3 (waiting 0, left out 1, missing 0)",
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("systems.yml", "a-case/", "no-case/", "Brochure: there is no cases/no-case/"),
        (
            "facts/cases.yml",
            "value: 1200",
            "value: 17",
            "cases/a-case-f1: cases/a-case lacks 17",
        ),
        ("carried.yml", "'none: sold long ago'", "cases/b", "cases/gone-f1: there is no cases/b"),
    ],
)
def test_what_is_missing_is_said_and_is_a_problem(
    inventory: Path, capsys: pytest.CaptureFixture[str], file: str, old: str, new: str, said: str
) -> None:
    text = (inventory / file).read_text("utf-8")
    assert old in text
    (inventory / file).write_text(text.replace(old, new), "utf-8")
    assert covered(inventory) == 1
    assert said in capsys.readouterr().out.splitlines()


def test_what_waits_is_no_problem(inventory: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = inventory / "systems.yml"
    file.write_text(file.read_text("utf-8").replace("}", ", waits_for: calculator}"), "utf-8")
    assert covered(inventory) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "Brochure: cases/a-case/, waits for: calculator"
    assert said[-2] == "Systems: 1 (waiting 1, left out 0, missing 0)"


def test_a_folder_without_an_inventory_is_told(
    content: Content, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--project", str(content.folder.parent), "--lang", "en", "coverage"]) == 2
    folder = content.folder.parent / "tests" / "inventory"
    said = f"cpkb: No inventory is in {folder}: systems.yml, carried.yml, facts/.\n"
    assert capsys.readouterr().err == said


def test_numbers_count_however_they_are_written(content: Content) -> None:
    content.case("plants: 7\n", "\nIt saved 1.2 million, then 17,540 and 2.5.\n")
    entry = content.library().get("cases", "a-case")
    assert {7, 1_200_000, 17_540, 2.5} <= numbers_in(entry)
