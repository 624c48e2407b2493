"""In what order pages answer, what they begin with, and what the reader opens."""

from __future__ import annotations

import pytest

from generator.locales.regions import nearest
from generator.prose import read
from generator.views.page import Page
from generator.views.plan import editions
from tests.unit.content import Content
from tests.unit.test_plan import SETTINGS
from tests.unit.test_plants import paid

WANTED = "Your result"


def page(content: Content, address: str, lang: str = "en") -> Page:
    edition = editions(content.library(), SETTINGS)[lang]
    return edition.plan.pages[address].make(edition)


def titles(found: Page) -> list[str]:
    return [section.title for section in found.sections]


def test_a_text_is_read_chapter_by_chapter() -> None:
    text = read("Before.\n\n## One\n\na\n\n### Below\n\nb\n\n> ## Quoted\n\n## Two\n")
    assert [(is_titled, len(part.headings)) for is_titled, part in text.chapters] == [
        (False, 0),
        (True, 2),
        (True, 0),
    ]


@pytest.mark.parametrize("text", ["", "a\n", "### a\n\nb\n"])
def test_a_text_without_chapters_is_one_piece(text: str) -> None:
    assert [is_titled for is_titled, _ in read(text).chapters] == [False] * bool(text)


def test_what_is_near_is_so_by_the_map() -> None:
    among = ["BO", "BR", "CL", "CO", "PE", "PY", "US", "UY"]
    # Brazil is nearer than Peru, and answered in another language.
    assert nearest("UY", among) == ["PY", "CL", "BO", "PE", "CO", "BR"]
    assert nearest("US", among) == []


def test_a_trade_begins_with_what_costs_nothing(content: Content) -> None:
    start = page(content, "sectors/tanneries/").start
    assert start
    assert start.title == "On Monday, for nothing"
    library = content.library()
    for link in start.links:
        _, id_, _ = link.address.split("/")
        assert library.get("measures", id_).record.cost == "nothing"


def test_all_answers_about_a_trade_are_folded_and_its_names_come_last(content: Content) -> None:
    found = page(content, "sectors/tanneries/")
    assert found.answers_first
    assert found.sections
    assert all(section.is_folded for section in found.sections)


def test_a_country_answers_in_the_order_in_which_a_reader_asks(content: Content) -> None:
    content.case(paid(3), name="slow")
    content.case(paid(1), name="fast")
    found = page(content, "countries/bo/")
    assert titles(found)[:3] == ["What firms here saved", "Who helps here", "Who lends"]
    (table,) = found.sections[0].tables
    assert table.head == (
        *("Case", "Payback", "Saving a year", "Investment", "Yearly return", "Country"),
    )
    first, *_ = table.rows
    assert [link.address for link in first[0].links] == ["cases/fast/"]


def test_a_country_of_which_little_is_known_names_its_neighbours(content: Content) -> None:
    content.case(paid(3))
    content.write("countries/pe.md", content.folder.joinpath("countries/bo.md").read_text("utf-8"))
    found = page(content, "countries/pe/")
    nearby = found.sections[-1]
    assert nearby.title == "What is known nearby"
    assert nearby.lead == (
        "Little is known of this country so far. More is known of countries near it."
    )
    assert [(link.text, link.address) for link in nearby.links] == [("Bolivia", "countries/bo/")]
    assert nearby.links[0].note == (
        "1 documented case, 1 centre, 1 lender, 1 place to telephone or write to"
    )


def test_a_country_shows_the_money_of_six_cases_and_leads_to_all(content: Content) -> None:
    for months in range(1, 8):
        content.case(paid(months), name=f"case-{months}")
    found = page(content, "countries/bo/")
    shown, others = found.sections[:2]
    (table,) = shown.tables
    rows = [link.address for row in table.rows for link in row[0].links]
    assert rows == [f"cases/case-{months}/" for months in range(1, 7)]
    assert others.title == "More cases with amounts of money"
    assert [link.address for link in others.links] == ["cases/case-7/"]
    assert others.is_folded
    assert not found.is_sortable
    (compared,) = shown.links
    assert compared.text == "All results of this country, to filter and sort: 7"
    assert compared.address == "results/?country=bo"


def test_a_table_of_all_cases_can_be_sorted(content: Content) -> None:
    for months in range(1, 7):
        content.case(paid(months), name=f"case-{months}")
    found = page(content, "countries/bo/")
    assert titles(found)[:2] == ["What firms here saved", "Who helps here"]
    assert found.is_sortable


def test_sources_of_cases_that_are_only_linked_are_not_listed(content: Content) -> None:
    for months in range(1, 7):
        content.case(paid(months), name=f"case-{months}")
    report = content.folder.joinpath("sources/plant-report.yml").read_text("utf-8")
    content.write("sources/other-report.yml", report)
    content.case(paid(7).replace("source: plant-report", "source: other-report"), name="case-7")
    found = page(content, "countries/bo/")
    assert "sources/other-report/" not in [line.link.address for line in found.sources]


def test_a_country_without_a_plant_asks_for_one(content: Content) -> None:
    (wanted,) = (one for one in page(content, "countries/bo/").sections if one.title == WANTED)
    assert wanted.lead == (
        "No figures of a single plant of this country are here yet. Send us yours."
    )
    assert [link.address for link in wanted.links] == ["contribute/"]
    content.case(paid(3))
    assert WANTED not in titles(page(content, "countries/bo/"))
