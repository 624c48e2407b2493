"""What is counted: results of plants, each plant once, and no median of fewer than three."""

from __future__ import annotations

import pytest

from generator.figures import best_payback, figures_of, spent_nothing
from generator.library import Library
from generator.plants import documented, typical_payback
from generator.views.plan import editions
from tests.unit.content import SOURCED, Content
from tests.unit.test_plan import SETTINGS
from tests.unit.values import case, investment, saving, stated

MONEY = f"currency: USD, {SOURCED}"


def paid(months: int, fields: str = "") -> str:
    """Return the fields of a case that is paid back in so many months."""
    return (
        f"investment: {{amount: {months}, {MONEY}}}\n"
        f"saving: {{amount: 12, per: year, {MONEY}}}\n{fields}"
    )


def groups(library: Library) -> list[list[str]]:
    """Return the ids of the documented cases, but for that of the good example."""
    found = [[case.id for case in group] for group in documented(library.all("cases"), library)]
    return [group for group in found if group != ["rosa-tannery"]]


def median(content: Content, *cases: str) -> tuple[float, int] | None:
    for number, fields in enumerate(cases):
        content.case(fields, name=f"case-{number}")
    (content.folder / "cases" / "rosa-tannery.md").unlink()
    (content.folder / "cases" / "rosa-tannery.es.md").unlink()
    library = content.library()
    found = typical_payback(documented(library.all("cases"), library))
    return (float(found.value), found.count) if found else None


def test_a_case_counts_with_figures_only(content: Content) -> None:
    content.case(name="mentioned")
    content.case(paid(3), name="with-money")
    share = f"implemented_percent: {{value: 80, {SOURCED}}}\n"
    content.case(share, name="with-a-share")
    assert groups(content.library()) == [["with-a-share"], ["with-money"]]


def test_a_programme_and_a_total_count_no_plant(content: Content) -> None:
    content.case(paid(3), name="plant")
    content.case(paid(3, "parts: [plant]\n"), name="total")
    programme = content.case(paid(3), name="programme")
    text = programme.read_text("utf-8").replace("scope: enterprise", "scope: programme")
    programme.write_text(text, encoding="utf-8")
    assert groups(content.library()) == [["plant"]]


@pytest.mark.parametrize(
    "links",
    [{"b": "a"}, {"a": "b"}, {"a": "b", "b": "a"}, {"b": "a", "c": "b"}, {"a": "c", "b": "c"}],
    ids=str,
)
def test_cases_that_may_be_of_one_plant_count_once_whoever_says_so(
    content: Content, links: dict[str, str]
) -> None:
    for name in "abc":
        same = f"maybe_same_as: [{links[name]}]\n" if name in links else ""
        content.case(paid(3, same), name=name)
    linked = sorted({*links, *links.values()})
    others = [[name] for name in "abc" if name not in linked]
    assert groups(content.library()) == [linked, *others]


def test_two_cases_are_of_one_plant_through_a_third_that_is_not_asked_for(content: Content) -> None:
    content.case(paid(3), name="a")
    content.case(paid(3, "maybe_same_as: [a, c]\n"), name="b")
    content.case(paid(3), name="c")
    library = content.library()
    asked = [library.get("cases", id_) for id_ in "ac"]
    assert len(documented(asked, library)) == 1


def test_a_median_needs_three_plants(content: Content) -> None:
    assert median(content, paid(3), paid(5)) is None


def test_three_plants_have_a_median(content: Content) -> None:
    assert median(content, paid(3), paid(5), paid(20)) == (5, 3)


def test_what_may_be_one_plant_enters_the_median_once_with_its_longest_payback(
    content: Content,
) -> None:
    same = "maybe_same_as: [case-0]\n"
    assert median(content, paid(3), paid(9, same), paid(4), paid(30)) == (9, 3)


def test_neither_who_spent_nothing_nor_who_is_disputed_enters_the_median(content: Content) -> None:
    disputed = paid(2, "disputed: Another paper says 1.\n")
    assert median(content, paid(3), paid(5), paid(0), disputed) is None


def test_several_plants_together_do_not_enter_the_median(content: Content) -> None:
    content.case(paid(3), name="together")
    content.replace("cases/together.md", "scope: enterprise", "scope: group")
    assert median(content, paid(3), paid(5)) is None


def test_who_spent_nothing_or_is_disputed_has_no_payback_to_compare() -> None:
    both = {"investment": investment("100"), "saving": saving("100")}
    assert best_payback(case(**both, disputed="Another paper gives 90.")) is None
    nothing = case(investment=investment("0"), saving=saving("100"))
    assert best_payback(nothing) is None
    assert spent_nothing(figures_of(nothing))
    assert not spent_nothing(figures_of(case(**both)))
    assert not spent_nothing(figures_of(case()))
    at_once = case(stated_payback_months=stated("0"))
    assert best_payback(at_once) is None
    assert spent_nothing(figures_of(at_once))


def use(name: str, fields: str = "") -> str:
    return f"  - {{id: {name}, text: a, source: plant-report{fields}}}\n"


SAVED = f", saving: {{amount: 12, per: year, {MONEY}}}"


@pytest.mark.parametrize(
    ("examples", "said"),
    [
        (use("a", SAVED), "1 documented case"),
        (use("a", SAVED) + use("b", SAVED), "2 documented cases"),
        (use("a", SAVED) + use("b"), "1 documented case"),
        (
            use("a", SAVED + ", plant: Rosa") + use("b", SAVED + ", plant: ROSA"),
            "1 documented case",
        ),
        (
            use("a", SAVED + ", plant: Rosa, case: rosa-tannery")
            + use("b", SAVED + ", maybe_same_as: [rosa-tannery]")
            + use("c", SAVED + ", plant: Rosa"),
            "1 documented case",
        ),
        (use("a", SAVED + ", scope: group"), "1 documented case"),
        (use("a", SAVED + ", scope: programme"), "Figures of no plant in particular"),
        (use("a", SAVED + ", scope: general") + use("b"), "Figures of no plant in particular"),
        (use("a") + use("b"), "described in 1 source"),
        ("", "Recommended by a source"),
    ],
)
def test_a_measure_says_what_it_rests_on(content: Content, examples: str, said: str) -> None:
    assert basis_of(content, examples, "source") == said


def test_common_knowledge_stays_so_with_examples(content: Content) -> None:
    assert basis_of(content, use("a", SAVED), "general-practice") == "General practice"


def basis_of(content: Content, examples: str, basis: str) -> str:
    fields = f"basis: {basis}\nsources: [{{source: plant-report}}]\n"
    fields += f"examples:\n{examples}" if examples else ""
    content.replace("measures/shake-off-salt.md", "basis: general-practice\n", fields)
    edition = editions(content.library(), SETTINGS)["en"]
    page = edition.plan.pages["measures/shake-off-salt/"].make(edition)
    return next(fact.text for fact in page.facts if fact.label == "How we know")
