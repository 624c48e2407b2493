"""The record of a sector: its process, figures, prices, duties and walk-through."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from generator.model.base import (
    Amount,
    Cited,
    Id,
    LanguageCode,
    Measures,
    Model,
    OneOf,
    OutputUnit,
    PastYears,
    Plain,
    Record,
    Resource,
    SourceId,
    Stated,
    Text,
    Whole,
    holds,
)
from generator.model.records import Countries, Country, Drawing, MeasureId, Questions, Sum

SectorGroup = Annotated[str, OneOf("sector-groups")]
Basis = Annotated[str, OneOf("benchmark-bases")]


class Isic(Model):
    """A class of the International Standard Industrial Classification."""

    revision: Whole = holds("Revision of the classification: 4 or 5.", ge=4, le=5)
    code: str = holds("Four digits, in quotes.", pattern=r"^[0-9]{4}$")


class TradeName(Model):
    """The word for the trade in some countries."""

    countries: Countries = holds("Two-letter codes of the countries that say it so.", min_length=1)
    name: Mapping[LanguageCode, Plain] = holds("The word, per language.", min_length=1)
    sources: tuple[SourceId, ...] = holds("Ids of documents that use the word.", ())


class Priority(Cited):
    """A country for which a document names the sector a priority."""

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
    value: Amount = holds("The figure or range: 8.6 or 2.5-40.")
    unit: Plain = holds("Unit of the figure: m3, l, kWh, MJ, kg, percent.")
    per: OutputUnit | None = holds("Denominator: what the figure is divided by.", None)
    basis: Basis = holds("What kind of figure it is: average, range, best, worst, plant-case.")
    region: Text | None = holds("Where the figure was measured.", None)
    year: PastYears | None = holds("Year or years of the data: 2012 or 2016-2018.", None)
    chart: Id | None = holds(
        "Benchmarks with the same word stand on one chart: same unit and per.", None
    )


class Question(Model):
    """A question of the walk-through that a supervisor can answer on the floor."""

    id: Id = holds("A short name for the question, unique in the record.")
    area: Text = holds("Where to stand when asking.")
    question: Text = holds("The question, so that yes is good and no is money lost.")
    measure: MeasureId | None = holds("Id of the measure that cures a no.", None)
    drawing: Drawing | None = holds("Drawing to show, if not that of the measure.", None)


class OwnNumber(Model):
    """A way to get the plant's own number with a meter, a bucket or a bill."""

    id: Id = holds("A short name for the way, unique in the record.")
    what: Text = holds("The number that one gets.")
    tool: Text = holds("What is needed: meter, bucket and watch, bill.")
    how: Text = holds("What to do, and what to divide by what.")
    drawing: Drawing | None = holds("Drawing of the tool: bucket-and-watch.", None)


class Price(Sum):
    """What a piece of equipment cost where a source tells it."""

    country: Country | None = holds("Two-letter code of the country where it was bought.", None)
    measure: MeasureId | None = holds("Id of the measure that it is bought for.", None)


class Duty(Cited):
    """What the law of a country asks of a plant, as a source tells it."""

    id: Id = holds("A short name for the duty, unique in the record.")
    country: Country = holds("Two-letter code of the country.")
    text: Text = holds("What a plant must do, keep to or hand in, in one or two sentences.")
    as_of: PastYears = holds("Year or years that the text describes: 2019.")


class Sector(Record):
    """A sector guide, or the outline of one."""

    retired: ClassVar = {**Record.retired, "unit_name": ""}
    status: Literal["guide", "outline"] = holds(
        "guide: complete enough to act on; outline: a name that cases refer to."
    )
    group: SectorGroup | None = holds(
        "Group of sectors that readers can choose as one: food, for food and drink.", None
    )
    isic: tuple[Isic, ...] = holds("ISIC classes with their revision.", ())
    synonyms: dict[LanguageCode, tuple[Plain, ...]] = holds(
        "Other words for the sector, singular and plural, per language.", default_factory=dict
    )
    questions: Questions = holds(
        "What people type into the search who need this page, per language.", default_factory=dict
    )
    trade_names: tuple[TradeName, ...] = holds(
        "The word for the trade, where countries differ.", ()
    )
    priorities: tuple[Priority, ...] = holds(
        "Countries for which a document names the sector a priority, with that document.", ()
    )
    steps: tuple[Step, ...] = holds("The process, step by step.", ())
    benchmarks: Annotated[tuple[Benchmark, ...], Measures("benchmark")] = holds(
        "Figures to compare a plant with.", ()
    )
    prices: Annotated[tuple[Price, ...], Measures("price")] = holds(
        "What equipment cost, with year and country.", ()
    )
    duties: tuple[Duty, ...] = holds("What the law asks, country by country.", ())
    checklist: tuple[Question, ...] = holds("The walk-through, question by question.", ())
    own_numbers: tuple[OwnNumber, ...] = holds("Ways to get the plant's own number.", ())
