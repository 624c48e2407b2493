"""The building blocks that every record type is made of."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from generator.addresses import judge
from generator.model.periods import Period
from generator.model.typed import Typed
from generator.model.years import EARLIEST, LATEST, Years

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
LANGUAGE_PATTERN = r"^[a-z]{2,3}$"
# The folder of the small drawings, and the list that says what one sees in each.
DRAWINGS = "drawings"
# Addresses are typed from paper; and the name of a sheet, of at most 255 bytes, may hold two.
LONGEST_ID = 80


def holds(description: str, default: Any = ..., **rules: Any) -> Any:
    """Declare a field by what it holds and, unless it is needed, what it is when left out.

    The catalogue tools know this function: what it is told is translated.
    """
    return Field(default, description=description, **rules)


class Translatable:
    """Marks a text that a translation file may give again in its own language."""


class Language:
    """Marks a text that is the code of a language, also of one that the site does not have."""


class Past:
    """Marks a day or years that cannot be still to come."""


@dataclass(frozen=True)
class RefTo:
    """Marks a text that is the id of another record, of the kind ``kind``."""

    kind: str

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, Any]:
        return {**handler(schema), "pattern": ID_PATTERN}


@dataclass(frozen=True)
class OneOf:
    """Marks a text that is a key of the closed list ``vocabulary``."""

    vocabulary: str

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, Any]:
        # Whoever writes the schema puts the keys of the list in the place of its name.
        return {**handler(schema), "x-vocabulary": self.vocabulary}


@dataclass(frozen=True)
class Measures:
    """Marks a field that holds a figure: what the figure is called, and its unit if it has one."""

    name: str
    unit: str = ""


Mark = RefTo | OneOf | Language

# More digits than any figure has; enough that no computation runs out of them.
MOST_DIGITS, MOST_DECIMALS = 15, 6
_DIGITS = rf"[0-9]{{1,{MOST_DIGITS}}}(?:\.[0-9]{{1,{MOST_DECIMALS}}})?"
_NUMBER = re.compile(rf"\s*-?{_DIGITS}\s*")
_WHOLE = re.compile(rf"\s*-?[0-9]{{1,{MOST_DIGITS}}}\s*")
_QUANTITY = re.compile(rf"(?:(about|over|under|up to)\s+)?(-?{_DIGITS})(?:\s*-\s*({_DIGITS}))?")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
# As forms write a day: 2026-11-21T00:00:00.000Z is midnight, and so that day.
_TIMED = re.compile(rf"({_DAY.pattern})[T ]([\d:.]+) ?(?:Z|UTC|[-+][\d:]+)?")
# A Spanish writer's twelve hundred, and everybody's one and two tenths; 0.200 can only be one.
_TWO_READINGS = re.compile(r"(?<![\d.])([1-9]\d{0,2})\.(\d{3})(?![\d.])")


def _json_number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


@dataclass(frozen=True)
class Quantity(Typed):
    """A number as a source gives it: ``40``, ``30-50``, ``about 2000``, ``over 900``."""

    low: Decimal
    high: Decimal
    qualifier: str | None = None

    @classmethod
    def parse(cls, value: Any) -> Self:
        """Read a quantity from its text; raise ``PydanticCustomError`` if it is not one."""
        if isinstance(value, cls):
            return value
        if match := _QUANTITY.fullmatch(str(value).strip()):
            _has_one_reading(match[0])
            low, high = Decimal(match[2]), Decimal(match[3] or match[2])
            if low <= high:
                return cls(low, high, match[1])
        raise PydanticCustomError("quantity", "not a quantity")

    @property
    def middle(self) -> Decimal:
        """Return the number itself, or the middle of a range."""
        return (self.low + self.high) / 2

    @property
    def is_range(self) -> bool:
        """Say whether the source gives two ends rather than one number."""
        return self.low != self.high

    def __str__(self) -> str:
        ends = f"{self.low}-{self.high}" if self.is_range else str(self.low)
        return f"{self.qualifier} {ends}" if self.qualifier else ends

    def _as_json(self) -> object:
        if not self.is_range and not self.qualifier:
            return _json_number(self.low)
        ends = {"low": _json_number(self.low), "high": _json_number(self.high)}
        return {**ends, "qualifier": self.qualifier} if self.qualifier else ends

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> dict[str, Any]:
        return {"type": ["number", "string"], "examples": [40, "30-50", "about 2000"]}


def _has_one_reading(typed: Any) -> Any:
    """Return a number as it was typed; raise ``PydanticCustomError`` if it may be thousands."""
    text = str(typed)
    if _TWO_READINGS.search(text):
        readings = {
            "whole": _TWO_READINGS.sub(r"\1\2", text),
            "decimal": _TWO_READINGS.sub(lambda number: unlike_thousands(number[0]), text),
        }
        raise PydanticCustomError("two_readings", "thousands or decimals", readings)
    return typed


def unlike_thousands(number: str) -> str:
    """Return a decimal number with more or fewer than three decimals."""
    shorter = number.rstrip("0").rstrip(".")
    return shorter if shorter != number else f"{number}0"


def _without_midnight(value: Any) -> Any:
    """Return a day without the midnight behind it; refuse any other time."""
    if not (timed := _TIMED.fullmatch(str(value).strip())):
        return value
    if timed[2].strip("0:."):
        raise PydanticCustomError("time_of_day", "a time of day", {"day": timed[1]})
    return timed[1]


def _is_share(percent: Quantity) -> bool:
    return percent.high <= 100 and (percent.high < 100 or percent.qualifier != "over")


def _json_text(pattern: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": pattern})


def _web_address(text: str) -> str:
    address, what, near = judge(text)
    if what:
        raise PydanticCustomError("web_address", "no web address", {"what": what, "near": near})
    return address


def _only_if(is_right: Callable[[Any], object], error: str, **limit: int) -> AfterValidator:
    def check(value: Any) -> Any:
        if is_right(value):
            return value
        raise PydanticCustomError(error, "not possible", limit)

    return AfterValidator(check)


def _typed_like(form: re.Pattern[str], error: str) -> BeforeValidator:
    """Refuse what pydantic would read as nobody does: 1e5 as a number, 1.000 as one."""
    return BeforeValidator(_only_if(lambda value: form.fullmatch(str(value)), error).func)


Plain = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Text = Annotated[Plain, Translatable()]
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=LONGEST_ID)]
Ids = tuple[Id, ...]
LanguageCode = Annotated[str, Language(), _json_text(LANGUAGE_PATTERN)]
Labels = dict[LanguageCode, Plain]
WebAddress = Annotated[str, AfterValidator(_web_address), _json_text(r"^https?://[^\s<>\"]+$")]
# Pydantic would read 12.000 as 12.
_IN_DIGITS = _typed_like(_WHOLE, "int_parsing")
Whole = Annotated[int, _IN_DIGITS]
Counted = Annotated[int, Field(ge=1, le=1_000_000), _IN_DIGITS]
Year = Annotated[int, Field(ge=EARLIEST, le=LATEST), _IN_DIGITS]
PastYear = Annotated[Year, Past()]
PastYears = Annotated[Years, Past()]
Day = Annotated[
    date,
    Field(ge=date(EARLIEST, 1, 1)),
    Past(),
    _typed_like(_DAY, "date_parsing"),
    BeforeValidator(_without_midnight),
]

_IN_JSON = PlainSerializer(_json_number, when_used="json")
Number = Annotated[
    Decimal, BeforeValidator(_has_one_reading), _typed_like(_NUMBER, "decimal_parsing"), _IN_JSON
]
_NOT_NEGATIVE = _only_if(lambda quantity: quantity.low >= 0, "greater_than_equal", ge=0)
Amount = Annotated[Quantity, _NOT_NEGATIVE]
Divisor = Annotated[Amount, _only_if(lambda quantity: quantity.high > 0, "greater_than", gt=0)]
_Percent = Annotated[Quantity, _only_if(_is_share, "less_than_equal", le=100)]
Reduction = Annotated[_Percent | None, Measures("reduction", "percent")]

Currency = Annotated[str, OneOf("currencies")]
Resource = Annotated[str, OneOf("resources")]
OutputUnit = Annotated[str, OneOf("output-units")]
SourceId = Annotated[str, RefTo("sources")]


class Model(BaseModel):
    """Base of all models: frozen, and a field nobody declared is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    # Fields of earlier versions, and what is used in their place: records that have them stay
    # readable.
    retired: ClassVar[Mapping[str, str]] = {}


class Cited(Model):
    """Where something is stated: a source record and the place in it."""

    source: SourceId = holds("Id of the document that says so, from content/sources/.")
    page: Plain | None = holds("Page, section or table of the document, as printed there.", None)


class Stated(Cited):
    """What a source states: a figure with its evidence grade."""

    evidence: Annotated[str, OneOf("evidence")] = holds(
        "How well the figure is supported: stated, reported, audited or metered."
    )
    note: Text | None = holds("A caution that belongs beside the figure.", None)


class Money(Stated):
    """An amount of money, never converted."""

    amount: Amount = holds('The amount as the source gives it: 21200, "about 2000", 500-800.')
    currency: Currency = holds("ISO 4217 code of the currency: USD, BOB, MXN.")
    price_year: PastYear | None = holds(
        "Year of the prices; leave out where the source does not say.", None
    )


class Saving(Money):
    """Money saved again and again."""

    per: Period = holds("Time in which it is saved, as measured: month, year, 9 months.")


class UnitSaving(Money):
    """Money saved a year for each unit of capacity or output, as a source states it."""

    id: Id = holds("A short name for the figure, unique in the record.")
    amount: Divisor = holds("The amount a year for one unit, as the source gives it: 920.")
    per: OutputUnit = holds("Unit of capacity or output that the saving is divided by.")


class StatedNumber(Stated):
    """A number that a source itself states; the field that holds it declares name and unit."""

    value: Annotated[Quantity, _NOT_NEGATIVE] = holds("The number as the source gives it.")


class StatedShare(StatedNumber):
    """A part of a whole that a source itself states, in percent."""

    value: Annotated[_Percent, _NOT_NEGATIVE] = holds("The share in percent, from 0 to 100.")


class Output(Model):
    """What was produced in the same period as a reading."""

    quantity: Number = holds("How much was produced in the period, as one number: 30.", gt=0)
    unit: OutputUnit = holds("Unit of what was produced.")


class Reading(Model):
    """A quantity of a resource, with its period and the output of that period."""

    quantity: Number = holds("How much was used, as one number: 900 or 4.3.", ge=0)
    unit: Plain = holds("Unit of the quantity; the resource says which are possible.")
    period: Period | None = holds(
        "Time that the quantity covers: day, month, year, 9 months, 90 days.", None
    )
    output: Output | None = holds("What was produced in that period.", None)


class Result(Stated):
    """What changed for one resource: readings before and after, or a stated percentage."""

    id: Id = holds("A short name for this result, unique in the record.")
    resource: Resource = holds("The resource that changed.")
    label: Text | None = holds(
        "The source's own word for it, where the resource is too broad.", None
    )
    reduction_percent: Reduction = holds("Reduction in percent, as stated: 40 or 30-50.", None)
    before: Annotated[Reading | None, Measures("before")] = holds(
        "Reading before the change.", None
    )
    after: Annotated[Reading | None, Measures("after")] = holds("Reading after the change.", None)
    saved: Annotated[Reading | None, Measures("saved")] = holds(
        "Quantity saved, where the source gives only that.", None
    )


class Record(Model):
    """What every record written as front matter and prose has."""

    retired: ClassVar[Mapping[str, str]] = {"published": "added"}
    title: Text = holds("Name of the page, in plain words.")
    summary: Text = holds("One or two sentences that say what matters most.")
    lang: LanguageCode = holds("Code of the language that this file is written in: es, en, pt, qu.")
    reviewed: Day = holds("Day when somebody last checked the record: 2026-11-21.")
    added: Day | None = holds(
        "Day when the record came to the site; its list of news tells it, and it never changes.",
        None,
    )
    sources: tuple[Cited, ...] = holds(
        "Documents that the text rests on, with page or section.", ()
    )
    formerly: Ids = holds("Ids that the record had before; their addresses lead to its page.", ())
