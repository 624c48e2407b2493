"""Paybacks in big numbers: that of three plants or more, else each by its name."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from generator.figures import best_payback
from generator.plants import Told, record_of, typical_payback
from generator.views.edition import Draft, Edition
from generator.views.figures import median_payback
from generator.views.page import Tile

MOST_NAMED = 4


def typical_tile(groups: Iterable[list[Told]], draft: Draft) -> Tile | None:
    """Return the median payback of at least three plants."""
    if not (median := typical_payback(groups)):
        return None
    words = draft.words
    formula = words.plural(
        "computed: median of {count} plant", "computed: median of {count} plants", median.count
    )
    return Tile(words("Typical payback"), median_payback(median, formula, draft))


def named_tiles(
    groups: Iterable[list[Told]], tile_of: Callable[[Told], Tile], draft: Draft
) -> tuple[Tile, ...]:
    """Return the payback of each result; those that may be of one plant say so."""
    note = draft.words("may be the same plant as the one before")
    shown = []
    for group in groups:
        known = [tile_of(one) for one in group if best_payback(record_of(one)) is not None]
        shown += known[:1]
        shown += (replace(one, value=replace(one.value, note=note)) for one in known[1:])
    return tuple(shown[:MOST_NAMED])


def class_around(key: str, edition: Edition) -> str | None:
    """Return the wider payback class that one is a part of, if any; what is of no list has none."""
    term = edition.library.vocabulary("payback-classes").terms.get(key)
    return term.part_of if term else None
