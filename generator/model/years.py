"""The year or years that facts describe, as a source gives them."""

import re
from dataclasses import dataclass
from typing import Any, Literal, Self

from pydantic_core import PydanticCustomError

from generator.model.typed import Typed

EARLIEST, LATEST = 1900, 2100
Bound = Literal["about", "since", "before", "after"]

_FORM = r"(?:(about|since|before|after) )?([0-9]{4})(?:-([0-9]{4}))?"
_YEARS = re.compile(_FORM)
# What contributors write in the place of the signs and words above.
_MEANT = {
    "about": r"(?:ca?|approx|aprox)(?:\.|(?= ))|circa|approximately|around|aproximadamente"
    r"|alrededor de|hacia|cerca de|por volta de|~",
    "since": r"from|desde",
    "before": r"antes de",
    "after": r"despu[eé]s de|depois de",
}
_WORDS = {re.compile(rf"^(?:{words})\s*", re.IGNORECASE): meant for meant, words in _MEANT.items()}
_BETWEEN = re.compile(r"\s*(?:[-\u2010-\u2015]|\bto\b|\ba\b|\bhasta\b)\s*")


@dataclass(frozen=True)
class Years(Typed):
    """A year or years: ``2002``, ``2003-2019``, ``about 2002``, ``since 1997``."""

    first: int
    last: int
    bound: Bound | None = None

    @classmethod
    def parse(cls, value: Any) -> Self:
        """Read years from their text; raise ``PydanticCustomError`` if it is none."""
        if isinstance(value, cls):
            return value
        if found := _read(text := str(value).strip()):
            return cls(*found)
        meant = _meant(text)
        raise PydanticCustomError("years", "no years", {"near": meant if _read(meant) else ""})

    def __str__(self) -> str:
        years = str(self.first) if self.first == self.last else f"{self.first}-{self.last}"
        return f"{self.bound} {years}" if self.bound else years

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> dict[str, Any]:
        return {"type": ["integer", "string"], "pattern": f"^{_FORM}$"}


def _read(text: str) -> tuple[int, int, Bound | None] | None:
    if not (match := _YEARS.fullmatch(text)):
        return None
    bound: Any = match[1]
    first, last = int(match[2]), int(match[3] or match[2])
    is_open = bound in ("since", "before", "after")
    are_possible = min(first, last) >= EARLIEST and max(first, last) <= LATEST
    if not are_possible or (match[3] and (is_open or first == last)):
        return None
    return first, last, bound


def _meant(text: str) -> str:
    """Return the years that were probably meant by a text that is none."""
    text = text[:40]
    for words, meant in _WORDS.items():
        text = words.sub(f"{meant} ", text)
    return _BETWEEN.sub("-", text.lower())
