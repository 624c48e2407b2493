"""What the page of a trade says of equipment, of the law, and of its process."""

from __future__ import annotations

from generator.views.page import Page, Section
from tests.unit.content import Content
from tests.unit.test_arrangement import page, titles

SECTOR = "sectors/tanneries.md"
MORE = """\
prices:
  - id: drum
    label: Drum of wood, 3 m
    amount: 12000
    currency: USD
    price_year: 2012
    country: BO
    source: plant-report
    page: "9"
    evidence: reported
duties:
  - id: register
    country: BO
    text: Register the plant with the town.
    as_of: "2002"
    source: plant-report
    page: "12"
steps:
  - {id: soak, name: Soaking, goes_in: Water., is_lost: Salt.}
  - {id: tan, name: Tanning, goes_in: Chrome., is_lost: Chrome.}
questions:
"""


def section(found: Page, title: str) -> Section:
    (one,) = (one for one in found.sections if one.title == title)
    return one


def full(content: Content) -> Page:
    content.replace(SECTOR, "questions:\n", MORE)
    assert [one for one in content.problems() if one.blocks] == []
    return page(content, "sectors/tanneries/")


def test_equipment_has_its_price_with_year_country_and_source(content: Content) -> None:
    (table,) = section(full(content), "What equipment cost").tables
    assert table.head == ("What was bought", "Price", "Country", "How we know", "Source")
    (row,) = table.rows
    assert [cell.text for cell in row[:2]] == ["Drum of wood, 3 m", "US$\xa012,000 (2012 prices)"]
    assert [link.address for link in row[2].links] == ["countries/bo/"]
    assert row[4].source == 1


def test_a_duty_says_where_it_holds_and_of_when_the_text_is(content: Content) -> None:
    found = section(full(content), "What the law asks")
    assert found.lead == "Not legal advice: ask the authority what holds today."
    ((_, text, when, source),) = found.tables[0].rows
    assert (text.text, when.text, source.source) == ("Register the plant with the town.", "2002", 1)


def test_a_process_is_drawn_step_by_step(content: Content) -> None:
    (table,) = section(full(content), "What goes in and what is lost").tables
    assert table.is_flow
    assert [row[0].text for row in table.rows] == ["Soaking", "Tanning"]


def test_what_nobody_knows_has_no_heading(content: Content) -> None:
    found = titles(page(content, "sectors/tanneries/"))
    assert not {"What equipment cost", "What the law asks"} & set(found)
