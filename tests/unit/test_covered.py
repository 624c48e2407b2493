"""What the content of the site covers of the documents that it began with."""

from __future__ import annotations

from collections import Counter

import pytest

from generator.checks import check
from generator.coverage import LEFT_OUT, MISSING, WAITING, Inventory, Line, facts, systems
from generator.library import Library
from generator.locales import locale
from generator.sheets.catalogue import sheets_of
from tests.conftest import ROOT

INVENTORY = ROOT / "tests" / "inventory"
MOST_WAITING = 8
FACTS = {
    "cases": 152, "centres": 108, "financing": 74, "glossary": 97, "guides": 527,
    "organisations": 138, "policies": 78, "programmes": 203, "references": 112, "sectors": 91,
}  # fmt: skip


@pytest.fixture(scope="module")
def library() -> Library:
    return check(ROOT / "content")[0]


@pytest.fixture(scope="module")
def inventory() -> Inventory:
    return Inventory.read(INVENTORY)


def of_state(lines: list[Line], state: str) -> list[str]:
    return [f"{one.name}: {one.outcome}" for one in lines if one.state == state]


def test_the_job_of_every_system_is_done_or_waits_for_a_named_part(
    library: Library, inventory: Inventory
) -> None:
    files = {sheet.address for sheet in sheets_of(library)}
    lines = systems(inventory, library, files, locale("en"))
    assert len(lines) == 61
    assert of_state(lines, MISSING) == []
    assert len(of_state(lines, WAITING)) <= MOST_WAITING
    waiting = {one["waits_for"] for one in inventory.systems if "waits_for" in one}
    assert waiting <= {"calculator", "offline", "form"}


def test_every_fact_is_carried_with_its_figure_or_left_out_for_a_reason(
    library: Library, inventory: Inventory
) -> None:
    lines = list(facts(inventory, library, locale("en")))
    assert Counter(one.name.partition("/")[0] for one in lines) == FACTS
    assert of_state(lines, MISSING) == []
    assert len(of_state(lines, LEFT_OUT)) < 100


def test_no_address_of_a_person_is_in_the_inventory() -> None:
    texts = [file.read_text("utf-8") for file in INVENTORY.rglob("*.yml")]
    assert [text for text in texts if "@usaid.gov" in text or "@unido.org" in text] == []
