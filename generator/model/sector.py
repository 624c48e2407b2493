"""The sector guide and the measures that it recommends."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import StringConstraints

from generator.model.base import (
    Cited,
    Countries,
    Country,
    Id,
    LanguageCode,
    MeasureId,
    Measures,
    Model,
    Money,
    OneOf,
    OutputUnit,
    Plain,
    Quantity,
    Record,
    Resource,
    Result,
    Saving,
    SectorIds,
    Stated,
    StatedPayback,
    Technique,
    Text,
    Year,
    holds,
)


class Isic(Model):
    """A class of the International Standard Industrial Classification."""

    revision: int = holds("Revision of the classification: 4 or 5.", ge=4, le=5)
    code: Annotated[str, StringConstraints(pattern=r"^[0-9]{4}$")] = holds(
        "Four digits, in quotes."
    )


class TradeName(Model):
    """The word for the trade in some countries."""

    countries: Countries = holds("Two-letter codes of the countries that say it so.", min_length=1)
    name: Mapping[LanguageCode, Plain] = holds("The word, per language.", min_length=1)


class Priority(Cited):
    """A country that put the sector first in its cleaner production work."""

    country: Country = holds("Two-letter code of the country.")
    named: Plain | None = holds("The sector's name in that source.", None)


class Step(Model):
    """One step of the process: what goes in and what is lost."""

    id: Id = holds("A short name for the step, unique in the record.")
    name: Text = holds("What people on the floor call the step.")
    goes_in: Text = holds("What goes in.")
    is_lost: Text = holds("What is lost, and where it goes.")


class Benchmark(Stated):
    """A figure to compare a plant with."""

    id: Id = holds("A short name for the benchmark, unique in the record.")
    indicator: Text = holds("What is measured.")
    resource: Resource | None = holds("The resource, where it is one.", None)
    value: Quantity = holds("The figure or range: 8.6 or 2.5-40.")
    unit: Plain = holds("Unit of the figure: m3, l, kWh, MJ, kg, percent.")
    per: OutputUnit | None = holds("Denominator: what the figure is divided by.", None)
    basis: Annotated[str, OneOf("benchmark-bases")] = holds(
        "What kind of figure it is: average, range, best, worst, plant-case."
    )
    region: Text | None = holds("Where the figure was measured.", None)
    year: Plain | None = holds("Year or years of the data: 2012 or 2016-2018.", None)
    chart: Id | None = holds(
        "Benchmarks with the same word stand on one chart: same unit and per.", None
    )


class Question(Model):
    """A question of the walk-through that a supervisor can answer on the floor."""

    id: Id = holds("A short name for the question, unique in the record.")
    area: Text = holds("Where to stand when asking.")
    question: Text = holds("The question, so that yes is good and no is money lost.")
    measure: MeasureId | None = holds("Id of the measure that cures a no.", None)


class OwnNumber(Model):
    """A way to get the plant's own number with a meter, a bucket or a bill."""

    id: Id = holds("A short name for the way, unique in the record.")
    what: Text = holds("The number that one gets.")
    tool: Text = holds("What is needed: meter, bucket and watch, bill.")
    how: Text = holds("What to do, and what to divide by what.")


class Sector(Record):
    """A sector guide, or the outline of one."""

    status: Literal["guide", "outline"] = holds(
        "guide: complete enough to act on; outline: a name that cases refer to."
    )
    isic: tuple[Isic, ...] = holds("ISIC classes with their revision.", ())
    synonyms: dict[LanguageCode, tuple[Plain, ...]] = holds(
        "Other words for the sector, singular and plural, per language.", default_factory=dict
    )
    trade_names: tuple[TradeName, ...] = holds(
        "The word for the trade, where countries differ.", ()
    )
    priorities: tuple[Priority, ...] = holds(
        "Countries that put the sector first, with the document that says so.", ()
    )
    steps: tuple[Step, ...] = holds("The process, step by step.", ())
    benchmarks: Annotated[tuple[Benchmark, ...], Measures("benchmark")] = holds(
        "Figures to compare a plant with.", ()
    )
    checklist: tuple[Question, ...] = holds("The walk-through, question by question.", ())
    own_numbers: tuple[OwnNumber, ...] = holds("Ways to get the plant's own number.", ())


class Example(Cited):
    """A documented use of a measure, with its figures where the source gives them."""

    id: Id = holds("A short name for the example, unique in the record.")
    text: Text = holds("What was done and what came of it, in one or two sentences.")
    countries: Countries = holds("Two-letter codes of the countries.", ())
    year: Year | None = holds("Year of the result.", None)
    investment: Annotated[Money | None, Measures("investment")] = holds("Money spent once.", None)
    saving: Annotated[Saving | None, Measures("saving")] = holds(
        "Money saved each month or year.", None
    )
    stated_payback_months: StatedPayback = holds(
        "Payback in months, if the source states one.", None
    )
    results: tuple[Result, ...] = holds("What changed, resource by resource.", ())


class Measure(Record):
    """A cleaner production measure."""

    sectors: SectorIds = holds("Ids of the sectors that it serves; none means every sector.", ())
    technique: Technique = holds("Class of technique, as UNIDO names it.")
    saves: tuple[Resource, ...] = holds("The resources that it saves.", min_length=1)
    cost: Annotated[str, OneOf("cost-classes")] = holds(
        "What it costs a small plant: nothing, quick-payback or investment."
    )
    payback: Annotated[str, OneOf("payback-classes")] = holds(
        "Payback class: none, lt6m, lt1y, 1to2y, 2to5y, gt5y or unknown."
    )
    payback_basis: Literal["source", "judgement"] = holds(
        "Whether the payback class is the source's or our judgement."
    )
    basis: Literal["source", "general-practice"] = holds(
        "source: a document describes it; general-practice: common knowledge."
    )
    examples: tuple[Example, ...] = holds("Documented uses of the measure.", ())
