"""The map of the countries, for fingers, keys, paper, and without scripts."""

from __future__ import annotations

import pytest

from tests.site.reading import LANGUAGES
from tests.web.conftest import PHONE, Reader

pytestmark = pytest.mark.web

SMALL = (320, 640)
ROOMS = """() => [...document.querySelectorAll(".kb-map__room")].map((room) => {
    const box = room.getBoundingClientRect();
    return [box.width, box.height];
})"""
# What a finger meets in the middle of each name.
HIT = """() => [...document.querySelectorAll(".kb-map a")].filter((link) => {
    const room = link.querySelector(".kb-map__room").getBoundingClientRect();
    const [x, y] = [room.x + room.width / 2, room.y + room.height / 2];
    window.scrollTo(0, window.scrollY + y - innerHeight / 2);
    const now = link.querySelector(".kb-map__room").getBoundingClientRect();
    return !link.contains(document.elementFromPoint(now.x + now.width / 2, now.y + now.height / 2));
}).map((link) => link.getAttribute("aria-label"))"""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_name_on_a_phone_has_room_for_a_finger(reader: Reader, lang: str) -> None:
    page = reader.open(f"{lang}/countries/", PHONE)
    rooms = page.evaluate(ROOMS)
    assert len(rooms) >= 14
    assert [room for room in rooms if min(room) < 43.9] == []
    assert page.evaluate(HIT) == []


def test_on_the_smallest_phone_nothing_is_below_what_the_guidelines_ask(reader: Reader) -> None:
    page = reader.open("es/countries/", SMALL)
    assert [room for room in page.evaluate(ROOMS) if min(room) < 24] == []
    assert page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_letter_of_a_name_leaves_the_map(reader: Reader, lang: str) -> None:
    page = reader.open(f"{lang}/countries/", PHONE)
    sticking_out = page.evaluate(
        """() => [...document.querySelectorAll(".kb-map__names text")].filter((text) => {
            const map = text.ownerSVGElement.getBoundingClientRect();
            const box = text.getBoundingClientRect();
            return box.left < map.left || box.right > map.right || box.top < map.top;
        }).map((text) => text.textContent)"""
    )
    assert sticking_out == []


def test_one_tap_leads_to_a_country_without_scripts(reader: Reader) -> None:
    page = reader.open("es/countries/", PHONE, scripts=False)
    page.get_by_role("link", name="Guatemala: 2 casos documentados, 1 centro").tap()
    page.wait_for_url("**/es/countries/gt/")


def test_the_keyboard_reaches_a_country_and_sees_where_it_is(reader: Reader) -> None:
    page = reader.open("en/countries/")
    link = page.get_by_role("link", name="Bolivia: 7 documented cases, 1 centre")
    link.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert link.evaluate("(one) => one === document.activeElement")
    room = link.locator(".kb-map__room")
    assert room.evaluate("(one) => getComputedStyle(one).strokeWidth") == "2px"
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/countries/bo/")


def test_on_paper_the_map_is_whole_and_in_greys(reader: Reader) -> None:
    page = reader.open("es/countries/")
    page.emulate_media(media="print")
    fills = page.evaluate(
        """() => [...new Set([...document.querySelectorAll(".kb-map__land")]
            .map((land) => getComputedStyle(land).fill))].sort()"""
    )
    assert fills == [
        "rgb(152, 152, 152)", "rgb(189, 189, 189)", "rgb(226, 226, 226)", "rgb(255, 255, 255)"
    ]  # fmt: skip
    height = page.evaluate("document.querySelector('.kb-map').getBoundingClientRect().height")
    # 25 cm of a sheet of paper, in the pixels of CSS.
    assert height < 250 / 25.4 * 96
