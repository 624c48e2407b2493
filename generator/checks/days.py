"""Days and years that are still to come, where only what has been can stand."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from generator.library import Entry, Library
from generator.model.base import Model
from generator.model.fields import shapes, walk
from generator.problems import Problem

# Somewhere it is tomorrow already.
_GRACE = timedelta(days=1)
_YEAR = re.compile(r"(?<!\d)(?:19|20|21)\d\d(?!\d)")


def today() -> date:
    """Return the day by the clock, which nothing else of the checker looks at."""
    return date.today()


def problems_of(entry: Entry, library: Library) -> Iterator[Problem]:
    """Yield the days and years of a record and its translations that are still to come."""
    latest = today() + _GRACE
    for document, record in ((entry.document, entry.record), *entry.translations.values()):
        for loc, model in walk(record):
            for name in _in_the_past(type(model)):
                if (value := getattr(model, name)) and _is_after(value, latest):
                    yield document.problem((*loc, name), "K117", field=name, value=value)


@cache
def _in_the_past(model: type[Model]) -> tuple[str, ...]:
    return tuple(shape.name for shape in shapes(model) if shape.past)


def _is_after(value: date | int | str, latest: date) -> bool:
    """Say whether a day, a year, or a year in a text comes after the latest day that may be."""
    if isinstance(value, date):
        return value > latest
    return any(int(year) > latest.year for year in _YEAR.findall(str(value)))
