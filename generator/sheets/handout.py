"""The sector handout: one sheet, two pages, worth a place on the wall."""

from __future__ import annotations

from dataclasses import dataclass

from generator.figures import figures_of
from generator.library import Entry
from generator.locales import Locale
from generator.marks import N_
from generator.model.base import Stated
from generator.model.case import Case
from generator.model.sector import Measure, Sector
from generator.sheets.charts import saved_chart, scales
from generator.sheets.helpers import helpers, lenders
from generator.sheets.shared import Setting, imprint, meta
from generator.sheets.views import (
    Bars,
    Checklist,
    Headline,
    Helpers,
    MeasureGroup,
    MeasureRow,
    Measures,
    Number,
    Question,
    View,
    Way,
    Ways,
)
from generator.views.case import tiles
from generator.views.edition import Draft, Edition

GRADES = ("stated", "reported", "audited", "metered")
KIND = N_("Sector handout")
JUDGEMENT = "*"
# How much there is ink for: a sheet may have 6 % of its paper inked, and Letter is smaller. The
# band of an association takes the ink of some rows.
MOST_MEASURES = {"a4": 10, "letter": 7}
BAND_ROWS = 2
MOST_BARS = 4
MOST_WAYS = {"a4": 3, "letter": 2}


@dataclass(frozen=True)
class Handout(View):
    """The sector handout."""

    also: str
    headline: Headline | None
    chart: Bars | None
    measures: Measures
    turn: str
    ways: Ways
    scale_title: str
    scale_lead: str
    scales: tuple[Bars, ...]
    checklist: Checklist
    helpers: tuple[Helpers, ...]


def handout(entry: Entry, setting: Setting) -> Handout:
    """Return the handout of a sector, for a country if the setting names one."""
    edition, words = setting.edition, setting.edition.words
    draft = Draft(edition)
    sector: Sector = edition.record(entry)
    title, also = names(sector, setting)
    # In the order of the sheet, which is the order that the sources are numbered in.
    headline, chart = (
        _headline(entry, setting, draft),
        saved_chart(entry, draft, MOST_BARS - bool(setting.brand)),
    )
    benchmarks = scales(sector, draft)
    return Handout(
        meta=meta(f"{title}: {words(KIND)}", KIND, setting),
        kicker=_kicker(setting),
        title=title,
        summary=sector.summary,
        also=also,
        headline=headline,
        chart=chart,
        scales=benchmarks,
        measures=_measures(
            entry, edition, MOST_MEASURES[setting.paper] - BAND_ROWS * bool(setting.brand)
        ),
        turn=words(N_("Turn over: your own number, the questions to ask on the floor, who helps.")),
        ways=_ways(sector, edition, MOST_WAYS[setting.paper]),
        scale_title=words(N_("Compare yourself")),
        scale_lead=words(N_("Only with a figure that is divided by the same thing as yours.")),
        checklist=_checklist(sector, edition),
        helpers=(helpers(entry, setting), lenders(entry, setting)),
        imprint=imprint(entry, draft),
        brand=setting.brand,
    )


def names(sector: Sector, setting: Setting) -> tuple[str, str]:
    """Return the title of a sheet and the other words for the trade.

    With a country, the title is that country's own word, in the plural where the record has it.
    """
    lang, edition = setting.edition.lang, setting.edition
    trade = [
        item.name[lang]
        for item in sector.trade_names
        if setting.country in item.countries and lang in item.name
    ]
    if trade:
        synonyms = sector.synonyms.get(lang, ())
        plural = next((word for word in synonyms if _is_plural_of(word, trade[0])), trade[0])
        title = plural[0].upper() + plural[1:]
        return (title, sector.title) if title != sector.title else (title, "")
    others = dict.fromkeys(item.name[lang] for item in sector.trade_names if lang in item.name)
    shown = [name for name in others if not _is_plural_of(sector.title, name)]
    return sector.title, edition.words.listing(shown) if len(shown) > 1 else ""


def _is_plural_of(word: str, singular: str) -> bool:
    first, _, rest = singular.casefold().partition(" ")
    plurals = {f"{first}s", f"{first}es"} | ({f"{first[:-1]}ies"} if first.endswith("y") else set())
    head, _, tail = word.casefold().partition(" ")
    return head in plurals and (
        not rest or tail.split(" ")[0].rstrip("s") == rest.split(" ")[0].rstrip("s")
    )


def _kicker(setting: Setting) -> str:
    words = setting.edition.words
    lead = words(N_("Less waste, more money: cleaner production"))
    if not setting.country:
        return lead
    country = words.country(setting.country)
    return words(N_("{lead} · {country}"), lead=lead, country=country)


def _headline(entry: Entry, setting: Setting, draft: Draft) -> Headline | None:
    found = draft.edition.library.best_case(entry, setting.country)
    if not found:
        return None
    words, case = draft.words, draft.edition.record(found)
    numbers = [Number(tile.value.text, tile.label) for tile in tiles(figures_of(case), draft)]
    first, *others = sorted(numbers, key=lambda number: number.label != words(N_("Saved")))
    figure = case.saving or case.stated_payback_months
    who = [case.title, _place(case, draft.edition), when(case, draft.edition)]
    return Headline(
        lead=_whose(case, words),
        first=first,
        others=tuple(others[:3]),
        who=", ".join(part for part in who if part) + f" [{draft.cite(figure)}]",
        evidence=_evidence(figure, draft.edition),
    )


def _whose(case: Case, words: Locale) -> str:
    """Return whose result it is: never that of a group as if it were one firm's."""
    if case.scope == "enterprise":
        return words(N_("What a firm like yours saved"))
    if case.plants and case.plants > 1:
        return words(N_("What {count} plants like yours saved together"), count=case.plants)
    return words(N_("What plants like yours saved together"))


def _evidence(figure: Stated, edition: Edition) -> str:
    """Return source and grade of a figure in words."""
    source = edition.library.get("sources", figure.source).record
    return edition.words(
        N_("Source: {source}. {grade}: {explanation}"),
        source=source.publisher or source.title,
        grade=edition.label("evidence", figure.evidence),
        explanation=edition.explanation("evidence", figure.evidence),
    )


def _place(case: Case, edition: Edition) -> str:
    """Return place and countries as far as the title does not say them."""
    parts = [case.place or "", edition.words.listing(edition.countries(case.countries))]
    return ", ".join(part for part in parts if part and part not in case.title)


def when(case: Case, edition: Edition) -> str:
    """Return the years of a case, or what is known of the date of its source."""
    years = "–".join(str(year) for year in (case.start, case.end) if year)
    if years:
        return years
    figure = case.saving or case.investment
    source = edition.library.get("sources", figure.source).record if figure else None
    if source and source.year:
        return edition.words(N_("published in {year}"), year=source.year)
    return edition.words(N_("year not printed in the source"))


def _measures(entry: Entry, edition: Edition, most: int) -> Measures:
    words, ranked = edition.words, edition.library.ranked_measures(entry)
    groups = tuple(
        MeasureGroup(
            edition.label("cost-classes", cost),
            edition.explanation("cost-classes", cost),
            tuple(
                _measure_row(measure, rank, edition)
                for rank, measure in enumerate(ranked)
                if measure.record.cost == cost
            ),
        )
        for cost in edition.library.vocabulary("cost-classes").terms
    )
    return Measures(
        title=words(N_("What you can do")),
        lead=words(N_("Tick what you have done. Begin at the top.")),
        head=tuple(words(text) for text in (N_("Done"), N_("Measure"), N_("Saves"), N_("Payback"))),
        groups=tuple(group for group in groups if group.rows),
        more=words(
            N_("{mark} our judgement. How to do each, and more measures: on the web page."),
            mark=JUDGEMENT,
        ),
        most=min(most, len(ranked)),
    )


def _measure_row(entry: Entry, rank: int, edition: Edition) -> MeasureRow:
    measure: Measure = edition.record(entry)
    payback = edition.label("payback-classes", measure.payback)
    judged = measure.payback_basis == "judgement" and measure.payback != "unknown"
    return MeasureRow(
        measure.title,
        edition.label("resources", measure.saves[0]),
        f"{payback} {JUDGEMENT}" if judged else payback,
        rank,
    )


def _ways(sector: Sector, edition: Edition, most: int) -> Ways:
    words = edition.words
    return Ways(
        title=words(N_("Get your own number")),
        lead=words(
            N_("With a meter, a bucket or a bill. Write it down today and again in a month.")
        ),
        blanks=(words(N_("Today")), words(N_("In a month"))),
        items=tuple(Way(item.what, item.tool, item.how) for item in sector.own_numbers[:most]),
    )


def _checklist(sector: Sector, edition: Edition) -> Checklist:
    words = edition.words
    return Checklist(
        title=words(N_("Walk through the plant")),
        lead=words(N_("Answer on the floor, with the plant running. Every no is money lost.")),
        yes=words(N_("yes")),
        no=words(N_("no")),
        items=tuple(Question(item.area, item.question) for item in sector.checklist),
    )
