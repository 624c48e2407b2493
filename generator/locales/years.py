"""Years in the reader's words."""

from generator.locales import Locale
from generator.marks import N_
from generator.model.years import Years

_BOUNDED = {
    None: "{years}",
    "about": N_("about {years}"),
    "since": N_("since {years}"),
    "before": N_("before {years}"),
    "after": N_("after {years}"),
}
_DATED = {
    None: N_("as of {years}"),
    "about": N_("as of about {years}"),
    "since": N_("facts since {years}"),
    "before": N_("facts from before {years}"),
    "after": N_("facts from after {years}"),
}


def years_in(words: Locale, years: Years) -> str:
    """Return years as they stand alone: 2003–2019, about 2002."""
    return words(_BOUNDED[years.bound], years=_span(years))


def dated_in(words: Locale, years: Years) -> str:
    """Return years as the date of facts: as of 2003–2019, facts since 1997."""
    return words(_DATED[years.bound], years=_span(years))


def _span(years: Years) -> str:
    first, last = years.first, years.last
    return str(first) if first == last else f"{first}–{last}"
