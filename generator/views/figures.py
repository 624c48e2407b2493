"""Figures in the reader's words: what each is about, how much it is, how it is known."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from generator.figures import (
    Figure,
    Median,
    change_of,
    find,
    spent_nothing,
    tells_money,
    yearly_saving,
)
from generator.library import Entry
from generator.locales import Locale, currency_codes
from generator.marks import N_
from generator.model.base import MOST_DECIMALS, Quantity
from generator.model.periods import Period
from generator.views.edition import Draft, Edition
from generator.views.page import Content, Section, Value

PERCENT = "percent"
# How units are printed that are not printed as they are typed.
SIGNS = {"m3": "m³", PERCENT: "%"}
_NAMES = {
    "investment": N_("Investment"),
    "saving": N_("Saving"),
    "annual_saving": N_("Saving a year"),
    "payback": N_("Payback"),
    "return": N_("Yearly return"),
    "recommendations_implemented": N_("Recommendations carried out"),
    "unit_saving": N_("Saving a year per {unit}"),
    "implied_units": N_("Units that this implies ({unit})"),
    "implied_investment": N_("Investment that this implies"),
    "saving_per_plant": N_("Saved per plant"),
    "before": N_("{what}, before"),
    "after": N_("{what}, after"),
    "saved": N_("{what}, saved"),
}
_STATED_NAMES = {"payback": N_("Payback, as stated"), "return": N_("Yearly return, as stated")}
_PERIODS = {
    "day": N_("{amount} a day"),
    "week": N_("{amount} a week"),
    "month": N_("{amount} a month"),
    "year": N_("{amount} a year"),
}
_WORDED_UNITS = {
    PERCENT: N_("{number} %"),
    "days": N_("{number} days"),
    "months": N_("{number} months"),
    "years": N_("{number} years"),
    "count": "{number}",
}
_ONE = {"days": N_("{number} day"), "months": N_("{number} month"), "years": N_("{number} year")}
# The heads of the columns that ``money_values`` fills, and of those that say how a figure is known.
MONEY = (N_("Investment"), N_("Saving a year"), N_("Payback"), N_("Yearly return"))
KNOWN = (N_("How we know"), N_("Source"))
# The columns of money, by what a reader asks first: payback, saving, investment, return.
PAYBACK_FIRST = (2, 1, 0, 3)
# So many cases a page of a sector or a country shows with their money, on a phone two screens.
MOST_CASES = 6
# So many decimals come from a division.
_QUOTIENT = -3


def name_of(figure: Figure, edition: Edition) -> str:
    """Return what a figure is about."""
    name = _NAMES.get(figure.name, "{what}")
    if not figure.is_computed:
        name = _STATED_NAMES.get(figure.name, name)
    what = subject_of(figure, edition) if "{what}" in name else ""
    unit = edition.label("output-units", figure.per or figure.unit) if "{unit}" in name else ""
    return edition.words(name, what=what, unit=unit)


def subject_of(figure: Figure, edition: Edition) -> str:
    """Return the record's own word for what was measured, or the name of the resource."""
    return figure.label or edition.label("resources", figure.resource)


def text_of(figure: Figure, edition: Edition) -> str:
    """Return how much it is, with its unit, denominator and period."""
    if figure.name in ("change", "reduction"):
        return _change(figure, edition)
    words, text = edition.words, amount_of(figure, edition)
    if figure.name == "benchmark" and figure.per:
        per = edition.label("output-units", figure.per)
        text = words("{amount} per {unit}", amount=text, unit=per)
    if figure.period:
        text = _over(figure.period, text, words)
    if year := getattr(figure.stated, "price_year", None):
        text = words("{amount} ({year} prices)", amount=text, year=year)
    if output := figure.output:
        unit = edition.label("output-units", output.unit)
        produced = f"{words.number(output.quantity)} × {unit}"
        text = words("{amount}, with an output of {output}", amount=text, output=produced)
    return text


def _over(period: Period, amount: str, words: Locale) -> str:
    """Return an amount with the time that it covers: a month, or in 9 months."""
    if period.count == 1:
        return words(_PERIODS[period.unit], amount=amount)
    times = {
        "day": words.plural("{count} day", "{count} days", period.count),
        "week": words.plural("{count} week", "{count} weeks", period.count),
        "month": words.plural("{count} month", "{count} months", period.count),
        "year": words.plural("{count} year", "{count} years", period.count),
    }
    return words("{amount} in {time}", amount=amount, time=times[period.unit])


def amount_of(figure: Figure, edition: Edition) -> str:
    """Return how much it is, with its unit only."""
    words, unit = edition.words, figure.unit
    if figure.name == "payback" and figure.is_computed:
        return months(figure.quantity.middle, edition)
    if figure.name == "return" and figure.is_computed:
        return words.percent(figure.quantity.middle)
    quantity = _rounded(figure.quantity) if figure.is_computed else figure.quantity
    if unit in currency_codes():
        return words.money(quantity, unit)
    number = words.quantity(quantity)
    if figure.name == "implied_units":
        return number
    if unit in _WORDED_UNITS and figure.name != "benchmark":
        counted = _ONE if unit in _ONE and quantity.low == quantity.high == 1 else _WORDED_UNITS
        return words(counted[unit], number=number)
    return f"{number} {SIGNS.get(unit, unit)}"


def unit_of(figure: Figure, edition: Edition) -> str:
    """Return the unit of a figure by itself; nothing where things are counted."""
    if figure.name == "implied_units":
        return edition.label("output-units", figure.unit)
    if figure.unit in _WORDED_UNITS:
        return edition.words(_WORDED_UNITS[figure.unit], number="").strip()
    return SIGNS.get(figure.unit, figure.unit)


def denominator_of(figure: Figure, edition: Edition) -> str:
    """Return by itself what a figure is divided by: a unit of output, a period, or both."""
    per = edition.label("output-units", figure.per) if figure.per else ""
    period = _over(figure.period, "", edition.words) if figure.period else ""
    return ", ".join(filter(None, (per, period.strip())))


def value_of(figure: Figure, draft: Draft, text: str = "") -> Value:
    """Return a figure with its number to sort by and how it is known; cite its source."""
    text, number = text or text_of(figure, draft), change_of(figure).middle
    if figure.formula:
        return Value(text, number, computed=draft.words(figure.formula.words))
    grade, source = figure.stated.evidence, draft.cite(figure.stated)
    label, note = draft.label("evidence", grade), draft.words.text(figure.stated.note or "")
    return Value(text, number, grade, label, source, note=note)


def money_value(name: str, figures: tuple[Figure, ...], draft: Draft) -> Value | None:
    """Return an investment, the saving of a year, a payback or a return, or None."""
    if name == "payback" and spent_nothing(figures):
        return Value(draft.words("nothing to pay back"))
    is_yearly = name == "saving"
    figure = yearly_saving(figures) if is_yearly else find(figures, name)
    # What stands beside the saving says "a year".
    text = amount_of(figure, draft) if figure and is_yearly else ""
    return value_of(figure, draft, text) if figure else None


def why_no_payback(figures: tuple[Figure, ...], edition: Edition) -> str:
    """Return why an investment and a saving give no payback; an empty text if they do, or lack."""
    spent, saved = find(figures, "investment"), yearly_saving(figures)
    if not spent or not saved or find(figures, "payback") or spent_nothing(figures):
        return ""
    if spent.unit != saved.unit:
        return edition.words("not computed: two currencies")
    # Of what is disputed nothing is computed, whatever is saved.
    return "" if saved.quantity.middle > 0 else edition.words("not computed: nothing is saved")


def money_values(figures: tuple[Figure, ...], draft: Draft) -> tuple[Value | None, ...]:
    """Return investment, saving a year, payback or why there is none, and yearly return."""
    names = ("investment", "saving", "payback", "return")
    spent, saved, payback, rate = (money_value(name, figures, draft) for name in names)
    if why := why_no_payback(figures, draft):
        payback = Value(why)
    return spent, saved, payback, rate


def money_of(case: Entry, draft: Draft) -> tuple[Value | None, ...]:
    """Return the same of a case; of one that is disputed, neither payback nor return."""
    investment, saving, payback, rate = money_values(case.figures_in(draft.lang), draft)
    if case.record.disputed:
        payback, rate = Value(draft.words("documents differ")), None
    return investment, saving, payback, rate


def case_sections(
    title: str, cases: list[Entry], draft: Draft, **parts: Any
) -> tuple[Section, ...]:
    """Return a table of the first cases with their money, links to the others, and to the rest.

    The rest are those that tell of no money. ``parts`` are others of the section with the table.
    """
    words = draft.words
    with_money = [case for case in cases if tells_money(case.figures_in(draft.lang))]
    without = [case for case in cases if not tells_money(case.figures_in(draft.lang))]
    shown, others = with_money[:MOST_CASES], with_money[MOST_CASES:]
    rows = [_money_row(case, draft) for case in shown]
    # What a phone and a narrow window show first is what is asked first.
    head = (N_("Case"), *(MONEY[column] for column in PAYBACK_FIRST), N_("Country"))
    # Who sorts a part of the cases takes its first row for that of them all.
    is_whole = not others
    return (
        draft.table_section(title, head, rows, caption=words("Cases"), sort=is_whole, **parts),
        Section(
            words("More cases with amounts of money"), links=draft.links(others), is_folded=True
        ),
        Section(
            words("Cases without amounts of money"),
            links=draft.links(without),
            is_folded=len(without) > MOST_CASES,
        ),
    )


def _money_row(case: Entry, draft: Draft) -> Iterator[Content]:
    money = money_of(case, draft)
    yield draft.link(case)
    yield from (money[column] for column in PAYBACK_FIRST)
    yield draft.words.listing(draft.countries(case.record.countries))


def months(value: Decimal, edition: Edition) -> str:
    """Return a payback in words: months up to two years, then years."""
    words = edition.words
    if value < Decimal("0.95"):
        return words("under a month")
    if round(value, 1) == 1:
        one = _ONE["months"]
        return words(one, number=1)
    if value <= 24:
        return words("{number} months", number=words.number(round(value, 1), 1))
    return words("{number} years", number=words.number(round(value / 12, 1), 1))


def median_payback(median: Median, formula: str, edition: Edition) -> Value:
    """Return the median of paybacks; ``formula`` says in words of what."""
    return Value(months(median.value, edition), median.value, computed=formula)


def reduction_text(figure: Figure, edition: Edition) -> str:
    """Return by how much less was used, in percent."""
    found, words, digits = change_of(figure), edition.words, _decimals(figure)
    least = f"{words.number(-found.high, digits)}–" if found.is_range else ""
    return words.qualified(least + words.percent(-found.low, digits), found)


def _change(figure: Figure, edition: Edition) -> str:
    found, words, digits = change_of(figure), edition.words, _decimals(figure)
    if found.qualifier:
        # "over -30 %" could be less of it, or more.
        return words("{amount} less", amount=reduction_text(figure, edition))
    text = words.percent(found.low, digits)
    if found.is_range:
        text = words("{low} to {high}", low=text, high=words.percent(found.high, digits))
    return text


def _decimals(change: Figure) -> int:
    """Return how many decimals a change is shown with: all that are stated, or if computed one.

    What is nearly all has as many as tell it from all.
    """
    left = change_of(change).low + 100
    return max(1, -left.adjusted()) if change.is_computed else MOST_DECIMALS


def _rounded(quantity: Quantity) -> Quantity:
    """Return a quantity without the decimals that a division leaves: whole, or two digits of it."""
    exponent = quantity.low.as_tuple().exponent
    if not isinstance(exponent, int) or exponent > _QUOTIENT:
        return quantity
    low, high = (round(one, max(0, 1 - one.adjusted())) for one in (quantity.low, quantity.high))
    return Quantity(low, high, quantity.qualifier)
