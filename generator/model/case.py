"""The case study: what one firm, group or programme did and what it saved."""

from __future__ import annotations

from typing import Annotated

from generator.model.base import (
    Countries,
    MeasureId,
    Measures,
    Money,
    OneOf,
    Plain,
    Record,
    RefTo,
    Result,
    Saving,
    SectorIds,
    StatedNumber,
    StatedPayback,
    Technique,
    UnitSaving,
    Year,
    holds,
)


class Case(Record):
    """A case study with its figures."""

    scope: Annotated[str, OneOf("scopes")] = holds(
        "Whose result it is: enterprise, group (several plants) or programme."
    )
    countries: Countries = holds("Two-letter codes of the countries: BO, MX.", min_length=1)
    place: Plain | None = holds("City or region.", None)
    firm: Plain | None = holds("Name of the firm, if it is public.", None)
    size: Annotated[str, OneOf("size-classes")] | None = holds("Size of the firm.", None)
    sectors: SectorIds = holds("Ids of its sectors; leave out where the source does not say.", ())
    plants: int | None = holds("Number of plants that the figures cover.", None, ge=1, le=1_000_000)
    start: Year | None = holds("First year of the work.", None)
    end: Year | None = holds("Last year of the work.", None)
    techniques: tuple[Technique, ...] = holds(
        "Classes of technique that were used, as UNIDO names them.", ()
    )
    measures: tuple[MeasureId, ...] = holds("Ids of the measures that the source names.", ())
    centres: tuple[Annotated[str, RefTo("centres")], ...] = holds(
        "Ids of the centres that helped.", ()
    )
    programmes: tuple[Annotated[str, RefTo("programmes")], ...] = holds(
        "Ids of the programmes that it belonged to.", ()
    )
    financing: tuple[Annotated[str, RefTo("financing")], ...] = holds(
        "Ids of the facilities that paid for it.", ()
    )
    investment: Annotated[Money | None, Measures("investment")] = holds("Money spent once.", None)
    saving: Annotated[Saving | None, Measures("saving")] = holds(
        "Money saved each month or year.", None
    )
    unit_savings: Annotated[tuple[UnitSaving, ...], Measures("unit_saving")] = holds(
        "Yearly saving per room, tonne or other unit, as the source states it.", ()
    )
    stated_payback_months: StatedPayback = holds(
        "Payback in months, if the source states one.", None
    )
    stated_return_percent: Annotated[StatedNumber | None, Measures("return", "percent")] = holds(
        "Yearly saving over investment in percent, if the source states it.", None
    )
    implemented_percent: Annotated[
        StatedNumber | None, Measures("recommendations_implemented", "percent")
    ] = holds("Share of the recommended measures that were carried out.", None)
    results: tuple[Result, ...] = holds("What changed, resource by resource.", ())
    parts: tuple[Annotated[str, RefTo("cases")], ...] = holds(
        "Ids of the cases whose sum this case is.", ()
    )
