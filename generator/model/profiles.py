"""Guides, centres, programmes, financing, policies and countries."""

from __future__ import annotations

from typing import Annotated, Literal

from generator.model.base import (
    Cited,
    Countries,
    Country,
    Id,
    Measures,
    Money,
    OneOf,
    Plain,
    Quantity,
    Record,
    RefTo,
    SectorIds,
    Stated,
    Text,
    WebAddress,
    Year,
    holds,
)

_Time = Literal["days", "months", "years", "h"]
_Amount = Literal["m3", "l", "t", "kg", "kWh", "MWh", "MJ", "GJ"]
CountUnit = Literal["count", "percent", _Time, _Amount]


class Fact(Cited):
    """A statement of a profile with the place that it comes from."""

    id: Id = holds("A short name for the fact, unique in the record.")
    label: Text = holds("What the fact is about, in one to three words.")
    text: Text = holds("The fact in one sentence.")


class Count(Stated):
    """A number that a source states, with what it counts or measures."""

    id: Id = holds("A short name for the figure, unique in the record.")
    label: Text = holds("What is counted or measured.")
    value: Quantity = holds("The number as the source gives it.")
    unit: CountUnit | None = holds(
        "Unit, unless things are counted: percent, days, months, years, m3, kg ...", None
    )


class Sum(Money):
    """An amount of money with what it is for."""

    id: Id = holds("A short name for the amount, unique in the record.")
    label: Text = holds("What the amount is.")


class Profile(Record):
    """What programmes, financing, centres and policies have in common."""

    as_of: Plain = holds("Year or years that the facts describe: 2002, about 2003.")
    facts: tuple[Fact, ...] = holds("What the sources say, fact by fact.", ())
    counts: Annotated[tuple[Count, ...], Measures("count", "count")] = holds(
        "Numbers that the sources state.", ()
    )
    amounts: Annotated[tuple[Sum, ...], Measures("amount")] = holds(
        "Amounts of money that the sources state.", ()
    )
    website: WebAddress | None = holds("Web address of the institution.", None)


class Guide(Record):
    """A topic guide."""

    order: int = holds("Place in the list of guides.", ge=1)
    next_step: Text = holds("What the reader should do next, in one sentence.")
    related: tuple[Annotated[str, RefTo("guides")], ...] = holds(
        "Ids of the guides to read after this one.", ()
    )


class Centre(Profile):
    """A cleaner production centre."""

    country: Country = holds("Two-letter code of the country.")
    acronym: Plain | None = holds("Short name, such as CPTS.", None)
    names: tuple[Plain, ...] = holds("Names as the sources print them.", ())
    status: Annotated[str, OneOf("centre-status")] = holds(
        "Whether it is still at work, as far as we know."
    )
    services: tuple[Annotated[str, OneOf("services")], ...] = holds(
        "What it does for firms, where a source says so.", ()
    )
    supported_by: tuple[Plain, ...] = holds("Who paid for it, as the sources say.", ())


class Programme(Profile):
    """A programme that promoted cleaner production."""

    countries: Countries = holds("Two-letter codes of the countries.", ())
    run_by: tuple[Plain, ...] = holds("Who ran it.", ())
    start: Year | None = holds("First year.", None)
    end: Year | None = holds("Last year.", None)


class Financing(Profile):
    """A facility that lends, guarantees or gives money."""

    countries: Countries = holds(
        "Two-letter codes of the countries; none means the whole region.", ()
    )
    instrument: Annotated[str, OneOf("instruments")] = holds(
        "What kind of money it is: loan, guarantee, grant ..."
    )
    run_by: tuple[Plain, ...] = holds("Who ran it.", ())
    sectors: SectorIds = holds("Ids of the sectors that it is for; none means all.", ())
    start: Year | None = holds("First year.", None)
    end: Year | None = holds("Last year.", None)


class Policy(Profile):
    """A policy, agreement or rule that concerns cleaner production."""

    countries: Countries = holds("Two-letter codes of the countries.", ())
    instrument: Annotated[str, OneOf("policy-instruments")] = holds(
        "What kind of instrument it is."
    )
    start: Year | None = holds("Year of adoption.", None)


class CountryProfile(Record):
    """What is particular to one country; the file name is its two-letter code."""
