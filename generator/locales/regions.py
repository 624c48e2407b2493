"""The countries of Latin America and the Caribbean as they are drawn, and which are near."""

import json
from collections.abc import Iterable
from functools import cache
from math import dist
from pathlib import Path
from typing import Any

from generator.locales.customs import official_languages


@cache
def drawn() -> dict[str, Any]:
    """Return the drawing of the region: its size, and of each country outline and middle."""
    file = Path(__file__).with_name("shapes.json")
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return found


def nearest(country: str, among: Iterable[str]) -> list[str]:
    """Return those of some other countries that are drawn, the nearest first.

    Those come before the rest where people are answered in their language. None is near to a
    country outside of the region.
    """
    middles = {code: one["centre"] for code, one in drawn()["shapes"].items()}
    if country not in middles:
        return []
    others = (code for code in among if code in middles and code != country)
    own = set(official_languages(country))

    def distance(code: str) -> tuple[bool, float]:
        return own.isdisjoint(official_languages(code)), dist(middles[code], middles[country])

    return sorted(others, key=distance)


def region() -> list[str]:
    """Return the countries of Latin America and the Caribbean."""
    return list(drawn()["shapes"])
