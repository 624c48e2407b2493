"""What pages and handouts claim: of which plants, how well known, and who lends in a country."""

from __future__ import annotations

import re
from functools import cache

import pytest

from generator.library import Library
from generator.loading import read_content
from generator.sheets.handout import Headline, handout
from generator.sheets.parts import Audience
from generator.views.page import Page, Section
from generator.views.plan import editions
from tests.unit.content import ROOT, SOURCED, Content
from tests.unit.test_plan import SETTINGS
from tests.unit.test_plants import SAVED, paid, use

SECTOR = "sectors: [tanneries]\n"
ROOMS = f"unit_savings:\n  - {{id: room, amount: 9, currency: USD, per: room, {SOURCED}}}\n"
DISPUTED = "disputed: Another paper says 910 in all.\n"
NOBODY = (
    "No document of this library names, for this country, a loan, a guarantee or a grant that "
    "firms can ask for. The guide has the questions for your own bank."
)


def page(library: Library, address: str, lang: str = "en") -> Page:
    edition = editions(library, SETTINGS)[lang]
    return edition.plan.pages[address].make(edition)


def tiles(content: Content, address: str) -> list[str]:
    shown = page(content.library(), address).tiles
    return [plain(f"{tile.label}: {tile.value.text} {tile.value.note}".rstrip()) for tile in shown]


def plain(text: str) -> str:
    """Return a text with usual spaces in the place of those that hold a number together."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


def section(found: Page, title: str) -> Section:
    return next(one for one in found.sections if one.title == title)


def headline(content: Content) -> Headline:
    library = content.library()
    edition = editions(library, SETTINGS)["en"]
    found = handout(library.get("sectors", "tanneries"), Audience(edition, "a4")).headline
    assert found
    return found


def paying_for_it(content: Content) -> None:
    """Add the guide that a country without lenders leads to."""
    guide = (content.folder / "guides" / "first-walk.md").read_text("utf-8")
    content.write("guides/paying-for-it.md", guide)


def test_the_one_plant_of_a_sector_is_named(empty: Content) -> None:
    empty.case(SECTOR + paid(3))
    assert tiles(empty, "sectors/tanneries/") == [
        "Saved a year: Rosa, a tannery: US$ 12",
        "Payback: Rosa, a tannery: 3 months",
    ]


def test_both_plants_of_a_sector_are_named_and_lead_to_their_pages(empty: Content) -> None:
    empty.case(SECTOR + paid(5), name="b")
    empty.case(SECTOR + paid(3, "maybe_same_as: [b]\n"), name="a")
    assert tiles(empty, "sectors/tanneries/") == [
        "Saved a year: Rosa, a tannery: US$ 12",
        "Payback: Rosa, a tannery: 3 months",
        "Payback: Rosa, a tannery: 5 months may be the same plant as the one before",
    ]
    found = page(empty.library(), "sectors/tanneries/")
    assert [tile.address for tile in found.tiles] == ["cases/a/", "cases/a/", "cases/b/"]
    (chart,) = section(found, "What firms like yours saved").charts
    assert chart.note == "Some of these may be the same plant."


def test_three_plants_of_a_sector_have_a_typical_payback(empty: Content) -> None:
    for months in (3, 4, 8):
        empty.case(SECTOR + paid(months), name=f"case-{months}")
    assert tiles(empty, "sectors/tanneries/") == [
        "Saved a year: Rosa, a tannery: US$ 12",
        "Fastest payback: Rosa, a tannery: 3 months",
        "Typical payback: 4 months",
    ]


def test_a_disputed_case_leads_its_sector_with_no_payback(empty: Content) -> None:
    empty.case(SECTOR + paid(3, ROOMS + DISPUTED))
    assert tiles(empty, "sectors/tanneries/") == ["Saved per room: Rosa, a tannery: US$ 9 a year"]
    table = section(page(empty.library(), "sectors/tanneries/"), "What firms like yours saved")
    (row,) = table.tables[0].rows
    assert [plain(cell.text) for cell in row[1:5]] == ["documents differ", "US$ 12", "US$ 3", ""]
    assert table.charts == ()


def test_a_disputed_case_says_so_below_its_big_numbers(empty: Content) -> None:
    empty.case(SECTOR + paid(3, ROOMS + DISPUTED))
    found = page(empty.library(), "cases/a-case/")
    assert found.caution == "Another paper says 910 in all."
    assert [tile.label for tile in found.tiles] == ["Saved per room", "Saved", "Invested"]


def test_a_disputed_case_does_not_say_that_nothing_is_saved(empty: Content) -> None:
    empty.case(SECTOR + paid(3, DISPUTED))
    figures = section(page(empty.library(), "cases/a-case/"), "Every figure and how we know it")
    assert figures.lead == ""


def test_a_handout_leads_with_one_room_where_the_whole_is_disputed(empty: Content) -> None:
    empty.case(SECTOR + paid(3, ROOMS + DISPUTED))
    found = headline(empty)
    assert found.lead == "What plants like yours saved per room"
    assert plain(found.first.value.text) == "US$ 9 a year"
    assert [tile.label for tile in found.others] == ["Saved", "Invested"]
    assert found.evidence.endswith("Another document gives other figures of the same plants.")


def test_a_handout_leads_with_the_saving_where_nobody_disputes_it(empty: Content) -> None:
    empty.case(SECTOR + paid(3, ROOMS))
    found = headline(empty)
    assert found.lead == "What a firm like yours saved"
    assert plain(found.first.value.text) == "US$ 12 a year"


def test_a_handout_draws_a_reduction_with_the_word_before_it(empty: Content) -> None:
    results = "".join(
        f"  - {{id: {resource}, resource: {resource}, reduction_percent: {percent}, {SOURCED}}}\n"
        for resource, percent in (("water", "up to 20.5"), ("salt", "over 10-15"))
    )
    empty.case(f"{SECTOR}results:\n{results}")
    library = empty.library()
    audience = Audience(editions(library, SETTINGS)["en"], "a4")
    chart = handout(library.get("sectors", "tanneries"), audience).chart
    assert chart
    assert [plain(bar.value) for bar in chart.bars] == ["up to 20.5 %", "over 10–15 %"]


def test_who_spent_nothing_has_nothing_to_pay_back(empty: Content) -> None:
    empty.case(SECTOR + paid(0))
    assert tiles(empty, "cases/a-case/") == [
        "Payback: nothing to pay back",
        "Saved: US$ 12 a year",
        "Invested: US$ 0",
    ]
    finder = page(empty.library(), "results/").finder
    assert finder
    (row,) = finder.items
    (payback,) = row.cells[1]
    assert (payback.text, payback.number, payback.sort) == ("nothing to pay back", None, "")
    assert row.values["payback"] == ("none",)


def test_words_among_numbers_leave_a_column_one_of_numbers(empty: Content) -> None:
    empty.case(SECTOR + paid(0), name="nothing-spent")
    empty.case(SECTOR + paid(3), name="spent")
    table = section(page(empty.library(), "countries/bo/"), "What firms here saved").tables[0]
    assert table.numeric[table.head.index("Payback")]
    assert not table.numeric[table.head.index("Case")]


def test_two_cases_that_may_be_of_one_plant_name_each_other(content: Content) -> None:
    content.case("maybe_same_as: [rosa-tannery]\n")
    library = content.library()
    same = {
        id_: [
            link.address
            for fact in page(library, f"cases/{id_}/").facts
            for link in fact.links
            if fact.label == "May be the same plant as"
        ]
        for id_ in ("a-case", "rosa-tannery")
    }
    assert same == {"a-case": ["cases/rosa-tannery/"], "rosa-tannery": ["cases/a-case/"]}


def test_a_measure_and_a_case_that_may_be_of_one_plant_name_each_other(content: Content) -> None:
    example = use("a", SAVED + ", maybe_same_as: [rosa-tannery]")
    content.replace(
        "measures/shake-off-salt.md", "basis: general-practice\n",
        f"basis: general-practice\nexamples:\n{example}",
    )  # fmt: skip
    library = content.library()
    links = section(page(library, "measures/shake-off-salt/"), "What it brought elsewhere").links
    assert [(link.address, link.note) for link in links] == [
        ("cases/rosa-tannery/", "may be a plant of this table")
    ]
    facts = page(library, "cases/rosa-tannery/").facts
    (same,) = (fact for fact in facts if fact.label == "May be the same plant as")
    assert [link.address for link in same.links] == ["measures/shake-off-salt/"]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("state: unknown\n", "as of 2004, not known since"),
        ("state: planned\n", "Planned, as of 2004"),
        ("state: closed\n", "Closed, as of 2004"),
        ("state: open\nchecked: 2026-11-21\n", "Open, checked on November 21, 2026"),
        ("state: closed\nchecked: 2026-11-21\n", "Closed, checked on November 21, 2026"),
    ],
)
def test_how_it_stands_with_a_facility(content: Content, fields: str, said: str) -> None:
    paying_for_it(content)
    content.replace("financing/first-fund.md", "state: unknown\n", fields)
    library = content.library()
    facts = {fact.label: fact.text for fact in page(library, "financing/first-fund/").facts}
    assert facts["State"] == said
    lent = [link.note for link in section(page(library, "countries/bo/"), "Who lends").links]
    assert lent == ([""] if "planned" in fields else [said])


def test_a_country_without_a_lender_says_so_once(content: Content) -> None:
    paying_for_it(content)
    found = section(page(content.library(), "countries/no/"), "Who lends")
    assert found.lead == NOBODY
    assert [link.address for link in found.links] == ["guides/paying-for-it/"]


def test_what_is_no_lender_stands_under_history(content: Content) -> None:
    plan = (content.folder / "financing" / "first-fund.md").read_text("utf-8")
    content.write("financing/plan.md", plan.replace("state: unknown", "state: planned"))
    library = content.library()

    def listed(address: str) -> list[str]:
        return [card.address for one in page(library, address).sections for card in one.cards]

    lenders = page(library, "financing/").finder
    assert lenders
    assert [one.id for one in lenders.items] == ["first-fund"]
    assert listed("financing-history/") == ["financing/plan/"]
    rows = page(library, "countries/").sections[0].tables[0].rows
    assert [cell.text for cell in rows[0]][3:5] == ["1", "0"]


def test_a_country_tells_what_else_there_was_apart_from_who_lends(content: Content) -> None:
    paying_for_it(content)
    content.replace("financing/first-fund.md", "state: unknown\n", "state: planned\n")
    found = page(content.library(), "countries/bo/")
    assert section(found, "Who lends").lead == NOBODY
    history = section(found, "Plans, and help that is no loan to a plant").links
    assert [(link.address, link.note) for link in history] == [
        ("financing/first-fund/", "Planned, as of 2004")
    ]


def test_what_lends_nothing_is_no_lender_whoever_may_ask(content: Content) -> None:
    paying_for_it(content)
    content.replace(
        "vocabularies/instruments.yml", "es: Préstamo}", "es: Préstamo}\n    is_money: false"
    )
    found = page(content.library(), "countries/bo/")
    assert section(found, "Who lends").lead == NOBODY
    others = section(found, "Plans, and help that is no loan to a plant").links
    assert [link.address for link in others] == ["financing/first-fund/"]


def test_a_plant_without_a_name_is_called_as_its_case_is(content: Content) -> None:
    content.replace(
        "measures/shake-off-salt.md", "basis: general-practice\n",
        "basis: general-practice\nexamples:\n"
        + use("a", f", case: rosa-tannery, stated_payback_months: {{value: 3, {SOURCED}}}"),
    )  # fmt: skip
    assert tiles(content, "measures/shake-off-salt/") == [
        "Payback: Rosa, a tannery in Norway: 3 months"
    ]


@pytest.mark.parametrize("address", ["countries/bo/", "sectors/tanneries/"])
def test_a_case_without_money_stands_in_no_table_of_what_was_saved(
    empty: Content, address: str
) -> None:
    empty.case(SECTOR + paid(3), name="paid")
    empty.case(SECTOR + "start: 2003\n", name="told")
    found = page(empty.library(), address)
    (table,) = next(one for one in found.sections if one.title.startswith("What firms")).tables
    assert [link.address for row in table.rows for link in row[0].links] == ["cases/paid/"]
    others = section(found, "Cases without amounts of money").links
    assert [link.address for link in others] == ["cases/told/"]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("start: 2003\nend: 2005\n", "2003–2005"),
        ("start: 2003\nend: 2003\n", "2003"),
        ("start: 2003\n", "from 2003"),
        ("end: 2003\n", "until 2003"),
    ],
)
def test_a_first_year_alone_is_not_told_as_the_only_one(
    empty: Content, fields: str, said: str
) -> None:
    empty.case(fields)
    facts = {fact.label: fact.text for fact in page(empty.library(), "cases/a-case/").facts}
    assert facts["Years"] == said


# What the data say is not said again, where it can become wrong without anybody touching it.
ABOUT_LENDERS = re.compile(
    r"^## (Who lends|Quién presta)"
    r"|\b(no|none|nobody|ningún|ninguna|nadie)\b[^.]*\b(loans?|funds?|fondos?|préstamos?)\b",
    re.IGNORECASE | re.MULTILINE,
)


@cache
def published() -> Library:
    return read_content(ROOT / "content").library


@pytest.mark.parametrize("lang", ["en", "es"])
def test_no_country_tells_in_its_text_that_nobody_lends(lang: str) -> None:
    told = {
        entry.id: found[0]
        for entry in published().all("countries")
        if (
            found := ABOUT_LENDERS.search(
                f"{entry.record_in(lang).summary}\n{entry.document_in(lang).body}"
            )
        )
    }
    # Most first savings need no loan, whoever lends.
    assert told.keys() <= {"cu"}


def test_only_a_country_without_lenders_says_that_no_document_names_one() -> None:
    library = published()
    edition = editions(library, SETTINGS)["en"]
    for code in library.countries:
        found = edition.plan.pages[f"countries/{code.lower()}/"].make(edition)
        named = library.lenders(library.in_country("financing", code))
        who = section(found, "Who lends")
        assert (who.lead == NOBODY) == (not named), code
        if named:
            assert len((*who.contacts, *who.links)) == len(named)


def test_a_lender_names_its_countries() -> None:
    library = published()
    lenders = library.lenders(library.all("financing"))
    assert [one.id for one in lenders if not one.record.countries] == []
