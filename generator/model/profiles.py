"""Guides, centres, programmes, financing, policies and countries."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.marks import N_
from generator.model.base import (
    Cited,
    Country,
    Id,
    Measures,
    Money,
    OneOf,
    Plain,
    Quantity,
    Record,
    RefTo,
    Stated,
    Text,
    WebAddress,
    Year,
)

CountUnit = Literal[
    "count",
    "percent",
    "days",
    "months",
    "years",
    "h",
    "m3",
    "l",
    "t",
    "kg",
    "kWh",
    "MWh",
    "MJ",
    "GJ",
]


class Fact(Cited):
    """A statement of a profile with the place that it comes from."""

    id: Id = Field(description=N_("A short name for the fact, unique in the record."))
    label: Text = Field(description=N_("What the fact is about, in one to three words."))
    text: Text = Field(description=N_("The fact in one sentence."))


class Count(Stated):
    """A number that a source states, with what it counts or measures."""

    id: Id = Field(description=N_("A short name for the figure, unique in the record."))
    label: Text = Field(description=N_("What is counted or measured."))
    value: Quantity = Field(description=N_("The number as the source gives it."))
    unit: CountUnit | None = Field(
        None,
        description=N_("Unit, unless things are counted: percent, days, months, years, m3, kg ..."),
    )


class Sum(Money):
    """An amount of money with what it is for."""

    id: Id = Field(description=N_("A short name for the amount, unique in the record."))
    label: Text = Field(description=N_("What the amount is."))


class Profile(Record):
    """What programmes, financing, centres and policies have in common."""

    as_of: Plain = Field(description=N_("Year or years that the facts describe: 2002, about 2003."))
    facts: tuple[Fact, ...] = Field((), description=N_("What the sources say, fact by fact."))
    counts: Annotated[tuple[Count, ...], Measures("count", "count")] = Field(
        (), description=N_("Numbers that the sources state.")
    )
    amounts: Annotated[tuple[Sum, ...], Measures("amount")] = Field(
        (), description=N_("Amounts of money that the sources state.")
    )
    website: WebAddress | None = Field(None, description=N_("Web address of the institution."))


class Guide(Record):
    """A topic guide."""

    order: int = Field(ge=1, description=N_("Place in the list of guides."))
    next_step: Text = Field(description=N_("What the reader should do next, in one sentence."))
    related: tuple[Annotated[str, RefTo("guides")], ...] = Field(
        (), description=N_("Ids of the guides to read after this one.")
    )


class Centre(Profile):
    """A cleaner production centre."""

    country: Country = Field(description=N_("Two-letter code of the country."))
    acronym: Plain | None = Field(None, description=N_("Short name, such as CPTS."))
    names: tuple[Plain, ...] = Field((), description=N_("Names as the sources print them."))
    status: Annotated[str, OneOf("centre-status")] = Field(
        description=N_("Whether it is still at work, as far as we know.")
    )
    services: tuple[Annotated[str, OneOf("services")], ...] = Field(
        (), description=N_("What it does for firms, where a source says so.")
    )
    supported_by: tuple[Plain, ...] = Field(
        (), description=N_("Who paid for it, as the sources say.")
    )


class Programme(Profile):
    """A programme that promoted cleaner production."""

    countries: tuple[Country, ...] = Field((), description=N_("Two-letter codes of the countries."))
    run_by: tuple[Plain, ...] = Field((), description=N_("Who ran it."))
    start: Year | None = Field(None, description=N_("First year."))
    end: Year | None = Field(None, description=N_("Last year."))


class Financing(Profile):
    """A facility that lends, guarantees or gives money."""

    countries: tuple[Country, ...] = Field(
        (), description=N_("Two-letter codes of the countries; none means the whole region.")
    )
    instrument: Annotated[str, OneOf("instruments")] = Field(
        description=N_("What kind of money it is: loan, guarantee, grant ...")
    )
    run_by: tuple[Plain, ...] = Field((), description=N_("Who ran it."))
    sectors: tuple[Annotated[str, RefTo("sectors")], ...] = Field(
        (), description=N_("Ids of the sectors that it is for; none means all.")
    )
    start: Year | None = Field(None, description=N_("First year."))
    end: Year | None = Field(None, description=N_("Last year."))


class Policy(Profile):
    """A policy, agreement or rule that concerns cleaner production."""

    countries: tuple[Country, ...] = Field((), description=N_("Two-letter codes of the countries."))
    instrument: Annotated[str, OneOf("policy-instruments")] = Field(
        description=N_("What kind of instrument it is.")
    )
    start: Year | None = Field(None, description=N_("Year of adoption."))


class CountryProfile(Record):
    """What is particular to one country; the file name is its two-letter code."""
