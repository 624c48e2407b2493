"""The sector guide and the measures that it recommends."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from generator.marks import N_
from generator.model.base import (
    Cited,
    Country,
    Id,
    LanguageCode,
    Measures,
    Model,
    Money,
    OneOf,
    Plain,
    Quantity,
    Record,
    RefTo,
    Result,
    Saving,
    Stated,
    StatedNumber,
    Text,
    Year,
)


class Isic(Model):
    """A class of the International Standard Industrial Classification."""

    revision: int = Field(ge=4, le=5, description=N_("Revision of the classification: 4 or 5."))
    code: Annotated[str, StringConstraints(pattern=r"^[0-9]{4}$")] = Field(
        description=N_("Four digits, in quotes.")
    )


class TradeName(Model):
    """The word for the trade in some countries."""

    countries: tuple[Country, ...] = Field(
        min_length=1, description=N_("Two-letter codes of the countries that say it so.")
    )
    name: Mapping[LanguageCode, Plain] = Field(
        min_length=1, description=N_("The word, per language.")
    )


class Priority(Cited):
    """A country that put the sector first in its cleaner production work."""

    country: Country = Field(description=N_("Two-letter code of the country."))
    named: Plain | None = Field(None, description=N_("The sector's name in that source."))


class Step(Model):
    """One step of the process: what goes in and what is lost."""

    id: Id = Field(description=N_("A short name for the step, unique in the record."))
    name: Text = Field(description=N_("What people on the floor call the step."))
    goes_in: Text = Field(description=N_("What goes in."))
    is_lost: Text = Field(description=N_("What is lost, and where it goes."))


class Benchmark(Stated):
    """A figure to compare a plant with."""

    id: Id = Field(description=N_("A short name for the benchmark, unique in the record."))
    indicator: Text = Field(description=N_("What is measured."))
    resource: Annotated[str, OneOf("resources")] | None = Field(
        None, description=N_("The resource, where it is one.")
    )
    value: Quantity = Field(description=N_("The figure or range: 8.6 or 2.5-40."))
    unit: Plain = Field(description=N_("Unit of the figure: m3, l, kWh, MJ, kg, percent."))
    per: Annotated[str, OneOf("output-units")] | None = Field(
        None, description=N_("Denominator: what the figure is divided by.")
    )
    basis: Annotated[str, OneOf("benchmark-bases")] = Field(
        description=N_("What kind of figure it is: average, range, best, worst, plant-case.")
    )
    region: Text | None = Field(None, description=N_("Where the figure was measured."))
    year: Plain | None = Field(
        None, description=N_("Year or years of the data: 2012 or 2016-2018.")
    )
    chart: Id | None = Field(
        None, description=N_("Benchmarks with the same word stand on one chart: same unit and per.")
    )


class Question(Model):
    """A question of the walk-through that a supervisor can answer on the floor."""

    id: Id = Field(description=N_("A short name for the question, unique in the record."))
    area: Text = Field(description=N_("Where to stand when asking."))
    question: Text = Field(
        description=N_("The question, so that yes is good and no is money lost.")
    )
    measure: Annotated[str, RefTo("measures")] | None = Field(
        None, description=N_("Id of the measure that cures a no.")
    )


class OwnNumber(Model):
    """A way to get the plant's own number with a meter, a bucket or a bill."""

    id: Id = Field(description=N_("A short name for the way, unique in the record."))
    what: Text = Field(description=N_("The number that one gets."))
    tool: Text = Field(description=N_("What is needed: meter, bucket and watch, bill."))
    how: Text = Field(description=N_("What to do, and what to divide by what."))


class Sector(Record):
    """A sector guide, or the outline of one."""

    status: Literal["guide", "outline"] = Field(
        description=N_("guide: complete enough to act on; outline: a name that cases refer to.")
    )
    isic: tuple[Isic, ...] = Field((), description=N_("ISIC classes with their revision."))
    synonyms: dict[LanguageCode, tuple[Plain, ...]] = Field(
        default_factory=dict,
        description=N_("Other words for the sector, singular and plural, per language."),
    )
    trade_names: tuple[TradeName, ...] = Field(
        (), description=N_("The word for the trade, where countries differ.")
    )
    priorities: tuple[Priority, ...] = Field(
        (), description=N_("Countries that put the sector first, with the document that says so.")
    )
    steps: tuple[Step, ...] = Field((), description=N_("The process, step by step."))
    benchmarks: Annotated[tuple[Benchmark, ...], Measures("benchmark")] = Field(
        (), description=N_("Figures to compare a plant with.")
    )
    checklist: tuple[Question, ...] = Field(
        (), description=N_("The walk-through, question by question.")
    )
    own_numbers: tuple[OwnNumber, ...] = Field(
        (), description=N_("Ways to get the plant's own number.")
    )


class Example(Cited):
    """A documented use of a measure, with its figures where the source gives them."""

    id: Id = Field(description=N_("A short name for the example, unique in the record."))
    text: Text = Field(
        description=N_("What was done and what came of it, in one or two sentences.")
    )
    countries: tuple[Country, ...] = Field((), description=N_("Two-letter codes of the countries."))
    year: Year | None = Field(None, description=N_("Year of the result."))
    investment: Annotated[Money | None, Measures("investment")] = Field(
        None, description=N_("Money spent once.")
    )
    saving: Annotated[Saving | None, Measures("saving")] = Field(
        None, description=N_("Money saved each month or year.")
    )
    stated_payback_months: Annotated[StatedNumber | None, Measures("payback", "months")] = Field(
        None, description=N_("Payback in months, if the source states one.")
    )
    results: tuple[Result, ...] = Field((), description=N_("What changed, resource by resource."))


class Measure(Record):
    """A cleaner production measure."""

    sectors: tuple[Annotated[str, RefTo("sectors")], ...] = Field(
        (), description=N_("Ids of the sectors that it serves; none means every sector.")
    )
    technique: Annotated[str, OneOf("techniques")] = Field(
        description=N_("Class of technique, as UNIDO names it.")
    )
    saves: tuple[Annotated[str, OneOf("resources")], ...] = Field(
        min_length=1, description=N_("The resources that it saves.")
    )
    cost: Annotated[str, OneOf("cost-classes")] = Field(
        description=N_("What it costs a small plant: nothing, quick-payback or investment.")
    )
    payback: Annotated[str, OneOf("payback-classes")] = Field(
        description=N_("Payback class: none, lt6m, lt1y, 1to2y, 2to5y, gt5y or unknown.")
    )
    payback_basis: Literal["source", "judgement"] = Field(
        description=N_("Whether the payback class is the source's or our judgement.")
    )
    basis: Literal["source", "general-practice"] = Field(
        description=N_("source: a document describes it; general-practice: common knowledge.")
    )
    examples: tuple[Example, ...] = Field((), description=N_("Documented uses of the measure."))
