"""The record types: the only place where a field is declared."""

from collections.abc import Mapping
from typing import Annotated, Literal

from generator.model.base import (
    DRAWINGS,
    Cited,
    Counted,
    Day,
    Id,
    LanguageCode,
    Measures,
    Model,
    Money,
    OneOf,
    PastYear,
    PastYears,
    Plain,
    Quantity,
    Record,
    RefTo,
    Resource,
    Result,
    Saving,
    Stated,
    StatedNumber,
    StatedShare,
    Text,
    UnitSaving,
    WebAddress,
    Whole,
    Year,
    holds,
)
from generator.model.contacts import Contact

Country = Annotated[str, OneOf("countries")]
Countries = tuple[Country, ...]
MeasureId = Annotated[str, RefTo("measures")]
SectorIds = tuple[Annotated[str, RefTo("sectors")], ...]
CentreIds = tuple[Annotated[str, RefTo("centres")], ...]
ProgrammeIds = tuple[Annotated[str, RefTo("programmes")], ...]
FacilityIds = tuple[Annotated[str, RefTo("financing")], ...]
CaseIds = tuple[Annotated[str, RefTo("cases")], ...]
GuideIds = tuple[Annotated[str, RefTo("guides")], ...]
Institutions = tuple[Plain, ...]
# Like synonyms, they are another list in each language, and no translation of one another.
Questions = dict[LanguageCode, tuple[Plain, ...]]
Drawing = Annotated[str, OneOf(DRAWINGS)]
Technique = Annotated[str, OneOf("techniques")]
Scope = Annotated[str, OneOf("scopes")]
CostClass = Annotated[str, OneOf("cost-classes")]
CentreStatus = Annotated[str, OneOf("centre-status")]
Service = Annotated[str, OneOf("services")]
Instrument = Annotated[str, OneOf("instruments")]
LendingState = Annotated[str, OneOf("financing-states")]
Asker = Annotated[str, OneOf("askers")]
Reader = Annotated[str, OneOf("readers")]
PolicyTool = Annotated[str, OneOf("policy-instruments")]
BodyKind = Annotated[str, OneOf("body-kinds")]
SiteLanguage = Annotated[str, OneOf("languages")]
Investment = Annotated[Money | None, Measures("investment")]
Savings = Annotated[Saving | None, Measures("saving")]
Payback = Annotated[StatedNumber | None, Measures("payback", "months")]
_Amount = Literal["m3", "l", "t", "kg", "kWh", "MWh", "MJ", "GJ"]
CountUnit = Literal["count", "percent", "days", "months", "years", "h", _Amount]


class Case(Record):
    """A case study with its figures."""

    scope: Scope = holds("Whose result it is: enterprise, group (several plants) or programme.")
    countries: Countries = holds("Two-letter codes of the countries: BO, MX.", min_length=1)
    place: Plain | None = holds("City or region.", None)
    firm: Plain | None = holds("Name of the firm, if it is public.", None)
    size: Annotated[str, OneOf("size-classes")] | None = holds("Size of the firm.", None)
    sectors: SectorIds = holds("Ids of its sectors; leave out where the source does not say.", ())
    plants: Counted | None = holds("Number of plants that the figures cover.", None)
    start: PastYear | None = holds("First year of the work.", None)
    end: PastYear | None = holds("Last year of the work.", None)
    techniques: tuple[Technique, ...] = holds(
        "Classes of technique that were used, as UNIDO names them.", ()
    )
    measures: tuple[MeasureId, ...] = holds("Ids of the measures that the source names.", ())
    centres: CentreIds = holds("Ids of the centres that helped.", ())
    programmes: ProgrammeIds = holds("Ids of the programmes that it belonged to.", ())
    financing: FacilityIds = holds("Ids of the facilities that paid for it.", ())
    investment: Investment = holds("Money spent once.", None)
    saving: Savings = holds("Money saved each month or year.", None)
    unit_savings: Annotated[tuple[UnitSaving, ...], Measures("unit_saving")] = holds(
        "Yearly saving per room, tonne or other unit, as the source states it.", ()
    )
    stated_payback_months: Payback = holds("Payback in months, if the source states one.", None)
    stated_return_percent: Annotated[StatedNumber | None, Measures("return", "percent")] = holds(
        "Yearly saving over investment in percent, if the source states it.", None
    )
    implemented_percent: Annotated[
        StatedShare | None, Measures("recommendations_implemented", "percent")
    ] = holds("Share of the recommended measures that were carried out.", None)
    results: tuple[Result, ...] = holds("What changed, resource by resource.", ())
    parts: CaseIds = holds("Ids of the cases whose sum this case is.", ())
    maybe_same_as: CaseIds = holds(
        "Ids of cases that may tell of the same plant; they count once. One of the two says so.", ()
    )
    disputed: Text | None = holds(
        "What another document says of the same plants, where its figures differ.", None
    )


class Example(Cited):
    """A documented use of a measure, with its figures where the source gives them."""

    id: Id = holds("A short name for the example, unique in the record.")
    text: Text = holds("What was done and what came of it, in one or two sentences.")
    scope: Literal["enterprise", "group", "programme", "general"] = holds(
        "Whose result it is, if not one plant's: group, programme, or general for an average, an "
        "estimate or the rule of a guide.",
        "enterprise",
    )
    plant: Plain | None = holds(
        "Name of the plant; examples of a measure with the same name count once.", None
    )
    case: Annotated[str, RefTo("cases")] | None = holds(
        "Id of the case that tells of the same plant.", None
    )
    maybe_same_as: CaseIds = holds("Ids of cases that may tell of the same plant.", ())
    countries: Countries = holds("Two-letter codes of the countries.", ())
    year: PastYear | None = holds("Year of the result.", None)
    investment: Investment = holds("Money spent once.", None)
    saving: Savings = holds("Money saved each month or year.", None)
    stated_payback_months: Payback = holds("Payback in months, if the source states one.", None)
    results: tuple[Result, ...] = holds("What changed, resource by resource.", ())


class Measure(Record):
    """A cleaner production measure."""

    questions: Questions = holds(
        "What people type into the search who need this page, per language.", default_factory=dict
    )
    sectors: SectorIds = holds("Ids of the sectors that it serves; none means every sector.", ())
    technique: Technique = holds("Class of technique, as UNIDO names it.")
    saves: tuple[Resource, ...] = holds("The resources that it saves.", min_length=1)
    cost: CostClass = holds("What it costs a small plant: nothing, quick-payback or investment.")
    payback: Annotated[str, OneOf("payback-classes")] = holds(
        "Payback class: none, lt6m, lt1y, 1to2y, 2to5y, gt5y or unknown."
    )
    payback_basis: Literal["source", "judgement"] = holds(
        "Whether the payback class is the source's or our judgement."
    )
    basis: Literal["source", "general-practice"] = holds(
        "source: a document describes it; general-practice: common knowledge."
    )
    drawing: Drawing | None = holds(
        "Drawing of the thing that it is about: steam-trap, float-valve.", None
    )
    examples: tuple[Example, ...] = holds("Documented uses of the measure.", ())


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

    as_of: PastYears = holds(
        "Year or years that the facts describe: 2002, 2003-2019, about 2003, since 1997."
    )
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

    questions: Questions = holds(
        "What people type into the search who need this page, per language.", default_factory=dict
    )
    readers: tuple[Reader, ...] = holds("Whose question it answers; the first of them most.", ())
    order: Whole = holds("Place in the list of guides.", ge=1)
    next_step: Text = holds("What the reader should do next, in one sentence.")
    related: GuideIds = holds("Ids of the guides to read after this one.", ())


class Centre(Profile):
    """A cleaner production centre."""

    country: Country = holds("Two-letter code of the country.")
    acronym: Plain | None = holds("Short name, such as CPTS.", None)
    names: tuple[Plain, ...] = holds("Names as the sources print them.", ())
    status: CentreStatus = holds("Whether it is still at work, as far as we know.")
    services: tuple[Service, ...] = holds("What it does for firms, where a source says so.", ())
    supported_by: Institutions = holds(
        "Who paid for it; what the glossary names is shown as it has it.", ()
    )
    contact: Contact | None = holds("How it is reached.", None)


class Programme(Profile):
    """A programme that promoted cleaner production."""

    countries: Countries = holds("Two-letter codes of the countries.", ())
    run_by: Institutions = holds("Who ran it; what the glossary names is shown as it has it.", ())
    start: Year | None = holds("First year.", None)
    end: Year | None = holds("Last year.", None)


class Financing(Profile):
    """A facility that lends, guarantees or gives money."""

    countries: Countries = holds("Two-letter codes of the countries that a source names.", ())
    region: Text | None = holds("The region, where the sources name no country.", None)
    instrument: Instrument = holds("What kind of money it is: loan, guarantee, grant ...")
    state: LendingState = holds("Whether it is open today, as far as we know.")
    checked: Day | None = holds("Day when somebody asked whether it is open.", None)
    who_may_ask: tuple[Asker, ...] = holds(
        "Who can ask for the money, as the sources say; leave out where they do not.", ()
    )
    run_by: Institutions = holds("Who ran it; what the glossary names is shown as it has it.", ())
    sectors: SectorIds = holds("Ids of the sectors that it is for; none means all.", ())
    start: Year | None = holds("First year.", None)
    end: Year | None = holds("Last year.", None)
    contact: Contact | None = holds("How the lender is reached.", None)


class Policy(Profile):
    """A policy, agreement or rule that concerns cleaner production."""

    countries: Countries = holds("Two-letter codes of the countries.", ())
    instrument: PolicyTool = holds("What kind of instrument it is.")
    start: PastYear | None = holds("Year of adoption.", None)


class Body(Record):
    """A chamber, association or public body that firms can ask."""

    country: Country = holds("Two-letter code of the country.")
    kind: BodyKind = holds("What it is: chamber, association, agency, ministry, standards-body.")
    acronym: Plain | None = holds("Short name, such as CNI.", None)
    can_be_asked: Text = holds("What a firm can ask it, in a few words.")
    sectors: SectorIds = holds("Ids of the sectors that it is for; none means all.", ())
    contact: Contact | None = holds("How it is reached.", None)


class CountryProfile(Record):
    """What is particular to one country; the file name is its two-letter code."""


class Association(Model):
    """A chamber or association whose name stands on the handouts that it copies."""

    name: Plain = holds("Name as it stands on the sheet.")
    country: Country = holds("Two-letter code of the country.")
    languages: tuple[SiteLanguage, ...] = holds("Languages to print in: [es].", min_length=1)
    paper: Literal["a4", "letter"] = holds("Paper to print on: a4 or letter.", "a4")
    contact: tuple[Plain, ...] = holds(
        "Up to four short lines: telephone, address, office hours.", min_length=1, max_length=4
    )
    message: Mapping[LanguageCode, Plain] = holds(
        "One sentence to the members, per language.", default_factory=dict
    )
    logo: Plain | None = holds("File name of the logo beside this record: PNG, JPEG or SVG.", None)
    sectors: SectorIds = holds("Ids of the sectors to print; none means all that have a guide.", ())
    example: bool = holds("Set to true for an invented association; the sheet says so.", False)
