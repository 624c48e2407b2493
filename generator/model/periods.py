"""How long a figure was measured: a month, 9 months, 90 days, 1.5 years."""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Self

from pydantic_core import PydanticCustomError

from generator.model.typed import Typed

# How many of them make a year, which has 365 days.
_A_YEAR = {
    "day": Fraction(365),
    "week": Fraction(365, 7),
    "month": Fraction(12),
    "year": Fraction(1),
}
_UNIT = "|".join(_A_YEAR)
_COUNT = r"(?:[1-9][0-9]{0,3}(?:\.[1-9])?|0\.[1-9])"
_PERIOD = re.compile(rf"({_UNIT})|1 ({_UNIT})|({_COUNT}) ({_UNIT})s")
# Other words for a time, typed without accents, and what is meant: one alone, or several of them.
_ALONE = {
    **{unit: (1, unit) for unit in _A_YEAR},
    **dict.fromkeys(("dia", "daily", "diario", "diaria"), (1, "day")),
    **dict.fromkeys(("semana", "weekly", "semanal"), (1, "week")),
    **dict.fromkeys(("mes", "monthly", "mensual", "mensal"), (1, "month")),
    **dict.fromkeys(("ano", "yearly", "annual", "annually", "anual"), (1, "year")),
    "bimestre": (2, "month"),
    **dict.fromkeys(("quarter", "trimestre"), (3, "month")),
    "semestre": (6, "month"),
}
_SEVERAL = {f"{word}s": meant for word, meant in _ALONE.items()} | {"meses": (1, "month")}
_NEARLY = re.compile(r"(?:(?:per|por|each|cada|a|al) )?(?:(\d{1,4}(?:[.,]\d)?) ?)?([a-z]+)")


@dataclass(frozen=True)
class Period(Typed):
    """A length of time: so many days, weeks, months or years."""

    count: Decimal
    unit: str

    @classmethod
    def parse(cls, value: Any) -> Self:
        """Read a period from its text; raise ``PydanticCustomError`` if it is not one."""
        if isinstance(value, cls):
            return value
        if found := _PERIOD.fullmatch(" ".join(str(value).split())):
            return cls(Decimal(found[3] or 1), found[1] or found[2] or found[4])
        raise PydanticCustomError("period", "not a period")

    @property
    def a_year(self) -> Fraction:
        """Return how many of them make a year, exactly."""
        return _A_YEAR[self.unit] / Fraction(self.count)

    def __str__(self) -> str:
        return self.unit if self.count == 1 else f"{self.count.normalize():f} {self.unit}s"

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> dict[str, Any]:
        pattern = rf"^((1 )?({_UNIT})|{_COUNT} ({_UNIT})s)$"
        return {"type": "string", "pattern": pattern, "examples": ["month", "year", "9 months"]}


def near_period(typed: str) -> Period | None:
    """Return the period that small letters without accents mean in another spelling, if any."""
    if not (found := _NEARLY.fullmatch(typed.strip(" .,;"))):
        return None
    known = _ALONE | _SEVERAL if found[1] else _ALONE
    count, unit = known.get(found[2], (0, ""))
    times = Decimal((found[1] or "1").replace(",", "."))
    return Period(count * times, unit) if count * times else None


MONTH, YEAR = Period(Decimal(1), "month"), Period(Decimal(1), "year")
