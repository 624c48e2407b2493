"""The building blocks that every record type is made of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal, cast

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainSerializer,
    StringConstraints,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from generator.addresses import judge
from generator.marks import N_

_THREE_DECIMALS = -3
ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
LANGUAGE_PATTERN = r"^[a-z]{2,3}$"


@dataclass(frozen=True)
class Translatable:
    """Marks a text that a translation file may give again in its own language."""


@dataclass(frozen=True)
class RefTo:
    """Marks a text that is the id of another record, of the kind ``kind``."""

    kind: str

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {**handler(schema), "pattern": ID_PATTERN}


@dataclass(frozen=True)
class OneOf:
    """Marks a text that is a key of the closed list ``vocabulary``."""

    vocabulary: str

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        # Whoever writes the schema puts the keys of the list in the place of its name.
        return {**handler(schema), "x-vocabulary": self.vocabulary}


@dataclass(frozen=True)
class Measures:
    """Marks a field that holds a figure: what the figure is called, and its unit if it has one."""

    name: str
    unit: str = ""


@dataclass(frozen=True)
class Language:
    """Marks a text that is the code of a language, whether the site is published in it or not."""

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {**handler(schema), "pattern": LANGUAGE_PATTERN}


Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True), Translatable()]
Plain = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
LanguageCode = Annotated[str, Language()]
Labels = dict[LanguageCode, Plain]


def _web_address(text: str) -> str:
    judgement = judge(text)
    if judgement.what:
        raise PydanticCustomError(
            "web_address",
            "no web address",
            {"what": judgement.what, "near": judgement.near},
        )
    return judgement.address


WebAddress = Annotated[
    str,
    AfterValidator(_web_address),
    WithJsonSchema({"type": "string", "pattern": r"^https?://[^\s<>\"]+$"}),
]
Country = Annotated[str, OneOf("countries")]
Year = Annotated[int, Field(ge=1900, le=2100)]

Qualifier = Literal["about", "over", "under", "up to"]

# More digits than any figure has; enough that no computation runs out of them.
_DIGITS = r"[0-9]{1,15}(?:\.[0-9]{1,6})?"
_NUMBER = re.compile(rf"-?{_DIGITS}")
_QUANTITY = re.compile(rf"(?:(about|over|under|up to)\s+)?(-?{_DIGITS})(?:\s*-\s*({_DIGITS}))?")


def _json_number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


@dataclass(frozen=True)
class Quantity:
    """A number as a source gives it: ``40``, ``30-50``, ``about 2000``, ``over 900``."""

    low: Decimal
    high: Decimal
    qualifier: Qualifier | None = None

    @classmethod
    def parse(cls, value: Any) -> Quantity:
        """Read a quantity from its text; raise ``PydanticCustomError`` if it is not one."""
        if isinstance(value, Quantity):
            return value
        match = _QUANTITY.fullmatch(str(value).strip())
        if not match:
            raise PydanticCustomError("quantity", "not a quantity")
        quantity = cls(
            Decimal(match[2]), Decimal(match[3] or match[2]), cast("Qualifier | None", match[1])
        )
        if quantity.high < quantity.low:
            raise PydanticCustomError("quantity_order", "the range runs backwards")
        return quantity

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
        """Return a plain number where it is one, else its ends and its word."""
        if not self.is_range and not self.qualifier:
            return _json_number(self.low)
        ends = {"low": _json_number(self.low), "high": _json_number(self.high)}
        return {**ends, "qualifier": self.qualifier} if self.qualifier else ends

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls.parse,
            serialization=core_schema.plain_serializer_function_ser_schema(cls._as_json),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> dict[str, Any]:
        return {"type": ["number", "string"], "examples": [40, "30-50", "about 2000"]}


def _plain_number(value: Any) -> Any:
    """Let through what is a number to a reader: no exponent, no infinity, no word."""
    if isinstance(value, str) and not _NUMBER.fullmatch(value.strip()):
        raise PydanticCustomError("plain_number", "not a number")
    return value


def _in_range(least: int | None = None, most: int | None = None) -> AfterValidator:
    def check(quantity: Quantity) -> Quantity:
        if least is not None and quantity.low < least:
            raise PydanticCustomError("greater_than_equal", "too small", {"ge": least})
        if most is not None and quantity.high > most:
            raise PydanticCustomError("less_than_equal", "too large", {"le": most})
        return quantity

    return AfterValidator(check)


def _not_zero(quantity: Quantity) -> Quantity:
    if quantity.high <= 0:
        raise PydanticCustomError("greater_than", "nothing", {"gt": 0})
    return quantity


def _no_thousands(quantity: Quantity) -> Quantity:
    """Refuse 1.200: it is a Spanish writer's twelve hundred, and would be read as 1.2."""
    ends = (quantity.low, quantity.high)
    if any(end.as_tuple().exponent == _THREE_DECIMALS for end in ends):
        raise PydanticCustomError("quantity", "a separator of thousands")
    return quantity


PLAIN_NUMBER = BeforeValidator(_plain_number)
JSON_NUMBER = PlainSerializer(_json_number, when_used="json")
Amount = Annotated[Quantity, _in_range(least=0), AfterValidator(_no_thousands)]
Divisor = Annotated[Amount, AfterValidator(_not_zero)]
Reduction = Annotated[Quantity, _in_range(most=100)]


def _iso_day(value: Any) -> Any:
    """Return a day only if it is written as one; pydantic would take 86400 for 1970-01-02."""
    if isinstance(value, date) or re.fullmatch(r"\d{4}-\d{2}-\d{2}", str(value)):
        return value
    raise PydanticCustomError("date_parsing", "not a day")


Day = Annotated[date, BeforeValidator(_iso_day)]


class Model(BaseModel):
    """Base of all models: frozen, and a field nobody declared is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Cited(Model):
    """Where something is stated: a source record and the place in it."""

    source: Annotated[str, RefTo("sources")] = Field(
        description=N_("Id of the document that says so, from content/sources/.")
    )
    page: Plain | None = Field(
        None, description=N_("Page, section or table of the document, as printed there.")
    )


class Stated(Cited):
    """What a source states: a figure with its evidence grade."""

    evidence: Annotated[str, OneOf("evidence")] = Field(
        description=N_("How well the figure is supported: stated, reported, audited or metered.")
    )
    note: Text | None = Field(None, description=N_("A caution that belongs beside the figure."))


class Money(Stated):
    """An amount of money, never converted."""

    amount: Amount = Field(
        description=N_('The amount as the source gives it: 21200, "about 2000", 500-800.')
    )
    currency: Annotated[str, OneOf("currencies")] = Field(
        description=N_("ISO 4217 code of the currency: USD, BOB, MXN.")
    )
    price_year: Year | None = Field(
        None, description=N_("Year of the prices; leave out where the source does not say.")
    )


class Saving(Money):
    """Money saved again and again."""

    per: Literal["month", "year"] = Field(description=N_("Saved each month or each year."))


class UnitSaving(Money):
    """Money saved a year for each unit of capacity or output, as a source states it."""

    id: Id = Field(description=N_("A short name for the figure, unique in the record."))
    amount: Divisor = Field(
        description=N_("The amount a year for one unit, as the source gives it: 920.")
    )
    per: Annotated[str, OneOf("output-units")] = Field(
        description=N_("Unit of capacity or output that the saving is divided by.")
    )


class StatedNumber(Stated):
    """A number that a source itself states; the field that holds it declares name and unit."""

    value: Quantity = Field(description=N_("The number as the source gives it."))


class Output(Model):
    """What was produced in the same period as a reading."""

    quantity: Annotated[Decimal, Field(gt=0), PLAIN_NUMBER, JSON_NUMBER] = Field(
        description=N_("How much was produced in the period.")
    )
    unit: Annotated[str, OneOf("output-units")] = Field(
        description=N_("Unit of what was produced.")
    )


class Reading(Model):
    """A quantity of a resource, with its period and the output of that period."""

    quantity: Annotated[Decimal, Field(ge=0), PLAIN_NUMBER, JSON_NUMBER] = Field(
        description=N_("How much was used.")
    )
    unit: Plain = Field(
        description=N_("Unit of the quantity; the resource says which are possible.")
    )
    period: Literal["day", "week", "month", "year"] | None = Field(
        None, description=N_("Period that the quantity covers.")
    )
    output: Output | None = Field(None, description=N_("What was produced in that period."))


class Result(Stated):
    """What changed for one resource: readings before and after, or a stated percentage."""

    id: Id = Field(description=N_("A short name for this result, unique in the record."))
    resource: Annotated[str, OneOf("resources")] = Field(
        description=N_("The resource that changed.")
    )
    label: Text | None = Field(
        None, description=N_("The source's own word for it, where the resource is too broad.")
    )
    reduction_percent: Annotated[Reduction | None, Measures("reduction", "percent")] = Field(
        None, description=N_("Reduction in percent, as stated: 40 or 30-50.")
    )
    before: Annotated[Reading | None, Measures("before")] = Field(
        None, description=N_("Reading before the change.")
    )
    after: Annotated[Reading | None, Measures("after")] = Field(
        None, description=N_("Reading after the change.")
    )
    saved: Annotated[Reading | None, Measures("saved")] = Field(
        None, description=N_("Quantity saved, where the source gives only that.")
    )


class Record(Model):
    """What every record written as front matter and prose has."""

    title: Text = Field(description=N_("Name of the page, in plain words."))
    summary: Text = Field(description=N_("One or two sentences that say what matters most."))
    lang: LanguageCode = Field(
        description=N_("Code of the language that this file is written in: es, en, pt, qu.")
    )
    reviewed: Day = Field(description=N_("Day when somebody last checked the record: 2026-11-21."))
    sources: tuple[Cited, ...] = Field(
        (), description=N_("Documents that the text rests on, with page or section.")
    )
    formerly: tuple[Id, ...] = Field(
        (), description=N_("Ids that the record had before; their addresses lead to its page.")
    )
