"""The case study: what one firm, group or programme did and what it saved."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.marks import N_
from generator.model.base import (
    Country,
    Measures,
    Money,
    OneOf,
    Plain,
    Record,
    RefTo,
    Result,
    Saving,
    StatedNumber,
    UnitSaving,
    Year,
)


class Case(Record):
    """A case study with its figures."""

    scope: Annotated[str, OneOf("scopes")] = Field(
        description=N_("Whose result it is: enterprise, group (several plants) or programme.")
    )
    countries: tuple[Country, ...] = Field(
        min_length=1, description=N_("Two-letter codes of the countries: BO, MX.")
    )
    place: Plain | None = Field(None, description=N_("City or region."))
    firm: Plain | None = Field(None, description=N_("Name of the firm, if it is public."))
    size: Annotated[str, OneOf("size-classes")] | None = Field(
        None, description=N_("Size of the firm.")
    )
    sectors: tuple[Annotated[str, RefTo("sectors")], ...] = Field(
        (), description=N_("Ids of its sectors; leave out where the source does not say.")
    )
    plants: int | None = Field(
        None, ge=1, le=1_000_000, description=N_("Number of plants that the figures cover.")
    )
    start: Year | None = Field(None, description=N_("First year of the work."))
    end: Year | None = Field(None, description=N_("Last year of the work."))
    techniques: tuple[Annotated[str, OneOf("techniques")], ...] = Field(
        (), description=N_("Classes of technique that were used, as UNIDO names them.")
    )
    measures: tuple[Annotated[str, RefTo("measures")], ...] = Field(
        (), description=N_("Ids of the measures that the source names.")
    )
    centres: tuple[Annotated[str, RefTo("centres")], ...] = Field(
        (), description=N_("Ids of the centres that helped.")
    )
    programmes: tuple[Annotated[str, RefTo("programmes")], ...] = Field(
        (), description=N_("Ids of the programmes that it belonged to.")
    )
    financing: tuple[Annotated[str, RefTo("financing")], ...] = Field(
        (), description=N_("Ids of the facilities that paid for it.")
    )
    investment: Annotated[Money | None, Measures("investment")] = Field(
        None, description=N_("Money spent once.")
    )
    saving: Annotated[Saving | None, Measures("saving")] = Field(
        None, description=N_("Money saved each month or year.")
    )
    unit_savings: Annotated[tuple[UnitSaving, ...], Measures("unit_saving")] = Field(
        (), description=N_("Yearly saving per room, tonne or other unit, as the source states it.")
    )
    stated_payback_months: Annotated[StatedNumber | None, Measures("payback", "months")] = Field(
        None, description=N_("Payback in months, if the source states one.")
    )
    stated_return_percent: Annotated[StatedNumber | None, Measures("return", "percent")] = Field(
        None,
        description=N_("Yearly saving over investment in percent, if the source states it."),
    )
    implemented_percent: Annotated[
        StatedNumber | None, Measures("recommendations_implemented", "percent")
    ] = Field(None, description=N_("Share of the recommended measures that were carried out."))
    results: tuple[Result, ...] = Field((), description=N_("What changed, resource by resource."))
    parts: tuple[Annotated[str, RefTo("cases")], ...] = Field(
        (), description=N_("Ids of the cases whose sum this case is.")
    )
