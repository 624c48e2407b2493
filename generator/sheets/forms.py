"""Forms to fill in by hand: the walk-through worksheet and the investment proposal."""

from __future__ import annotations

from dataclasses import dataclass

from generator.library import Entry
from generator.marks import N_
from generator.model.records import OwnNumber, Question, Sector
from generator.sheets.handout import names
from generator.sheets.parts import Audience, View, imprint


@dataclass(frozen=True)
class Worksheet(View):
    """The questions with room for what was seen, the plant's numbers, and what the losses cost."""

    questions: tuple[Question, ...]
    own_numbers: tuple[OwnNumber, ...]


def worksheet(entry: Entry, audience: Audience) -> Worksheet:
    """Return the walk-through worksheet of a sector."""
    words = audience.edition.words
    sector: Sector = audience.edition.record(entry)
    return Worksheet(
        kicker=words(N_("Walk-through worksheet")),
        title=names(sector, audience)[0],
        summary=words(N_("Answer on the floor, with the plant running. Every no is money lost.")),
        imprint=imprint(entry, audience.edition),
        questions=sector.checklist,
        own_numbers=sector.own_numbers,
    )


def proposal(entry: Entry, audience: Audience) -> View:
    """Return the blank investment proposal; ``entry`` is the guide that explains it."""
    words = audience.edition.words
    return View(
        kicker=words(N_("To fill in and take to the bank")),
        title=words(N_("Investment proposal")),
        summary=words(N_("Money that pays itself back out of what the plant no longer wastes.")),
        imprint=imprint(entry, audience.edition),
    )
