"""What pages and sheets ask of the library: who serves, helps, lends, and what is like what."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest

from generator.library import Entry, Library
from tests.unit.content import SOURCED, Content

MONEY = f"currency: USD, {SOURCED}"
TANNERY = "sectors: [tanneries]\n"


def ids(entries: Iterable[Entry]) -> list[str]:
    return [entry.id for entry in entries]


def tanneries(library: Library) -> Entry:
    return library.get("sectors", "tanneries")


def returns(investment: int, saving: int) -> str:
    return (
        f"investment: {{amount: {investment}, {MONEY}}}\n"
        f"saving: {{amount: {saving}, per: year, {MONEY}}}\n"
    )


def copy(content: Content, name: str, other: str, **changes: str) -> None:
    """Write another record like one of the good example, with some words changed."""
    text = (content.folder / name).read_text("utf-8")
    for old, new in changes.items():
        assert f"{old}: " in text
        text = re.sub(f"{old}: .*", f"{old}: {new}", text)
    content.write(other, text)


def sector(content: Content, name: str, title: str, status: str) -> None:
    fields = f"title: {title}\nsummary: a\nlang: en\nreviewed: 2026-11-21\nstatus: {status}\n"
    content.write(f"sectors/{name}.md", f"---\n{fields}---\n")


def test_the_case_with_the_shortest_payback_comes_first_and_a_total_last(content: Content) -> None:
    content.case(TANNERY, name="a-nothing")
    content.case(TANNERY + returns(200, 100), name="b-slow")
    content.case(TANNERY + returns(10, 100), name="c-fast")
    content.case(TANNERY + returns(1, 100) + "parts: [b-slow]\n", name="d-total")
    content.case(TANNERY + returns(0, 100), name="e-nothing-spent")
    content.case(
        TANNERY + returns(5, 100) + "disputed: Another paper says 50.\n", name="f-disputed"
    )
    library = content.library()
    assert ids(library.cases_of(tanneries(library))) == [
        "c-fast",
        "rosa-tannery",
        "b-slow",
        "a-nothing",
        "e-nothing-spent",
        "f-disputed",
        "d-total",
    ]


def test_a_sector_has_its_own_measures_and_then_those_of_every_sector(content: Content) -> None:
    sector(content, "hotels", "Hotels", "outline")
    measure = "measures/shake-off-salt.md"
    copy(content, measure, "measures/a-general.md", sectors="[]")
    copy(content, measure, "measures/b-foreign.md", sectors="[hotels]")
    copy(content, measure, "measures/c-own.md")
    library = content.library()
    found = library.measures_of(tanneries(library))
    assert ids(found) == ["c-own", "shake-off-salt", "a-general"]


def test_each_class_of_cost_has_its_turn(content: Content) -> None:
    measure = "measures/shake-off-salt.md"
    copy(content, measure, "measures/a-dear.md", cost="investment")
    copy(content, measure, "measures/b-dear-too.md", cost="investment")
    copy(content, measure, "measures/a-general.md", sectors="[]")
    library = content.library()
    found = library.ranked_measures(tanneries(library))
    assert ids(found) == ["shake-off-salt", "a-dear", "a-general", "b-dear-too"]


@pytest.mark.parametrize(
    ("fields", "country", "best"),
    [
        ("", "", "rosa-tannery"),
        (returns(10, 100), "", "a-case"),
        (returns(10, 100), "NO", "rosa-tannery"),
        (returns(200, 100).replace("reported", "stated"), "", "rosa-tannery"),
        (returns(200, 100).replace("reported", "stated"), "BO", "a-case"),
        (returns(10, 100) + "disputed: Another paper says 50.\n", "BO", "rosa-tannery"),
    ],
)
def test_the_best_case_has_the_best_grade_and_the_country_first(
    content: Content, fields: str, country: str, best: str
) -> None:
    content.case(TANNERY + fields)
    library = content.library()
    found = library.best_case(tanneries(library), country)
    assert found
    assert found.id == best


def test_a_programme_or_a_mixture_of_sectors_is_no_best_case(content: Content) -> None:
    sector(content, "hotels", "Hotels", "outline")
    hotels = "sectors: [hotels]\n" + returns(10, 100)
    content.case(hotels.replace("[hotels]", "[hotels, tanneries]"), name="mixed")
    programme = content.case(hotels, name="programme")
    text = programme.read_text("utf-8").replace("scope: enterprise", "scope: programme")
    programme.write_text(text, encoding="utf-8")
    library = content.library()
    assert library.best_case(library.get("sectors", "hotels")) is None


def test_similar_cases_are_of_the_same_sector_and_those_of_one_sector_first(
    content: Content,
) -> None:
    sector(content, "hotels", "Hotels", "outline")
    content.case("sectors: [hotels, tanneries]\n", name="a-mixed")
    for number in range(4):
        content.case(TANNERY, name=f"b-{number}")
    content.case("sectors: [hotels]\n", name="c-hotel")
    library = content.library()
    similar = {
        id_: ids(library.similar_cases(library.get("cases", id_))) for id_ in ("b-1", "a-mixed")
    }
    assert similar == {
        "b-1": ["b-0", "b-2", "b-3", "rosa-tannery", "a-mixed"],
        "a-mixed": ["c-hotel", "b-0", "b-1", "b-2", "b-3", "rosa-tannery"],
    }


def test_without_a_sector_the_cases_of_the_programme_are_similar(content: Content) -> None:
    content.case("programmes: [first-programme]\n", name="a")
    content.case("programmes: [first-programme]\n", name="b")
    content.case(name="c")
    library = content.library()
    similar = {id_: ids(library.similar_cases(library.get("cases", id_))) for id_ in "ac"}
    assert similar == {"a": ["b", "rosa-tannery"], "c": []}


def test_the_centres_of_the_countries_of_a_sectors_cases_help_first(content: Content) -> None:
    copy(content, "centres/first-centre.md", "centres/last-centre.md", country="MX")
    library = content.library()
    assert ids(library.helpers(tanneries(library))) == ["first-centre", "last-centre"]
    assert ids(library.helpers(tanneries(library), "MX")) == ["last-centre"]
    content.case(TANNERY)
    content.replace("cases/a-case.md", "[BO]", "[MX]")
    library = content.library()
    assert ids(library.helpers(tanneries(library))) == ["last-centre", "first-centre"]


def test_who_is_open_is_named_first_and_then_who_lent_last(content: Content) -> None:
    fund = "financing/first-fund.md"
    copy(content, fund, "financing/later.md", as_of="2004-2019")
    copy(content, fund, "financing/undated.md", as_of="1998")
    copy(content, fund, "financing/open.md", state="open\nchecked: 2026-11-21")
    copy(content, fund, "financing/closed.md", state="closed", as_of="'2020'")
    library = content.library()
    found = library.lenders(library.all("financing"))
    assert ids(found) == ["open", "later", "first-fund", "undated", "closed"]


def test_a_plan_or_money_that_plants_cannot_ask_for_is_no_lender(content: Content) -> None:
    fund = "financing/first-fund.md"
    copy(content, fund, "financing/plan.md", state="planned")
    copy(content, fund, "financing/for-banks.md", who_may_ask="[banks, suppliers]")
    copy(content, fund, "financing/for-anybody.md", who_may_ask="[]")
    library = content.library()
    assert ids(library.lenders(library.all("financing"))) == ["first-fund"]


def test_sectors_with_a_guide_come_first_by_title(content: Content) -> None:
    sector(content, "a-sector", "Óptica", "guide")
    sector(content, "b-sector", "Zoos", "guide")
    sector(content, "c-sector", "Hotels", "outline")
    library = content.library()
    by_title = ["a-sector", "b-sector", "c-sector", "tanneries"]
    assert ids(library.sectors_by_title("en")) == by_title
    assert ids(library.sectors_by_title("es")) == ["a-sector", "b-sector", "tanneries", "c-sector"]
    assert ids(library.guide_sectors("en")) == by_title[:2]


def test_guides_come_in_their_order(content: Content) -> None:
    copy(content, "guides/first-walk.md", "guides/a-last.md", order="10")
    copy(content, "guides/first-walk.md", "guides/b-second.md", order="2", title="Z")
    copy(content, "guides/first-walk.md", "guides/c-second.md", order="2", title="A")
    library = content.library()
    assert ids(library.guides("en")) == ["first-walk", "c-second", "b-second", "a-last"]


def test_a_country_has_something_whatever_names_it(content: Content) -> None:
    assert content.library().countries == ("BO", "NO")
    copy(content, "centres/first-centre.md", "centres/last-centre.md", country="MX")
    priority = "status: outline\npriorities: [{country: PE, source: plant-report}]"
    text = (content.folder / "sectors" / "tanneries.md").read_text("utf-8")
    content.write("sectors/tanneries.md", text.replace("status: outline", priority))
    content.write("countries/cl.md", (content.folder / "countries" / "bo.md").read_text("utf-8"))
    assert content.library().countries == ("BO", "CL", "MX", "NO", "PE")


def test_a_former_id_knows_the_record_that_had_it(content: Content) -> None:
    content.case("formerly: [old-name]\n")
    former = content.library().former
    assert {key: ids(entries) for key, entries in former.items()} == {
        ("cases", "old-name"): ["a-case"]
    }
