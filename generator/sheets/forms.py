"""Forms to fill in by hand: the walk-through worksheet and the investment proposal."""

from __future__ import annotations

from dataclasses import dataclass

from generator.library import Entry
from generator.marks import N_
from generator.model.sector import Sector
from generator.sheets.handout import names
from generator.sheets.shared import Setting, meta, plain_imprint
from generator.sheets.views import Question, View, Way
from generator.views.edition import Edition

WORKSHEET = N_("Walk-through worksheet")
PROPOSAL = N_("Investment proposal")
LOSS_ROWS = 7


@dataclass(frozen=True)
class Worksheet(View):
    """The questions with room for what was seen, the plant's numbers, and what the losses cost."""

    blanks: tuple[str, ...]
    head: tuple[str, ...]
    questions: tuple[Question, ...]
    numbers_title: str
    numbers_head: tuple[str, ...]
    ways: tuple[Way, ...]
    losses_title: str
    losses_head: tuple[str, ...]
    loss_rows: int


@dataclass(frozen=True)
class Line:
    """One line of the proposal: its name, what to write, and the height to write in (mm)."""

    name: str
    hint: str
    height: int


@dataclass(frozen=True)
class Proposal(View):
    """A proposal to invest, on one page that a firm can take to a bank."""

    blanks: tuple[str, ...]
    lines: tuple[Line, ...]
    sums: tuple[tuple[str, str], ...]


def worksheet(entry: Entry, setting: Setting) -> Worksheet:
    """Return the walk-through worksheet of a sector."""
    edition, words = setting.edition, setting.edition.words
    sector: Sector = edition.record(entry)
    title, _ = names(sector, setting)
    return Worksheet(
        meta=meta(f"{title}: {words(WORKSHEET)}", WORKSHEET, setting),
        kicker=words(WORKSHEET),
        title=title,
        summary=words(N_("Answer on the floor, with the plant running. Every no is money lost.")),
        imprint=plain_imprint(entry, edition),
        blanks=_translated(edition, N_("Plant"), N_("Date"), N_("Who walked")),
        head=_translated(
            edition,
            N_("Question"),
            N_("Yes"),
            N_("No"),
            N_("What we saw, how much"),
            N_("Who, by when"),
        ),
        questions=tuple(Question(item.area, item.question) for item in sector.checklist),
        numbers_title=words(N_("Our own numbers")),
        numbers_head=_translated(
            edition, N_("Number"), N_("Today"), N_("In a month"), N_("Difference")
        ),
        ways=tuple(Way(item.what, item.tool, item.how) for item in sector.own_numbers),
        losses_title=words(N_("What the losses cost")),
        losses_head=_translated(
            edition,
            N_("Loss"),
            N_("Quantity a month"),
            N_("Price"),
            N_("Money a year"),
            N_("What to do, at what cost"),
        ),
        loss_rows=LOSS_ROWS,
        brand=setting.brand,
    )


def proposal(entry: Entry, setting: Setting) -> Proposal:
    """Return the blank investment proposal; ``entry`` is the guide that explains it."""
    edition, words = setting.edition, setting.edition.words
    return Proposal(
        meta=meta(words(PROPOSAL), PROPOSAL, setting),
        kicker=words(N_("To fill in and take to the bank")),
        title=words(PROPOSAL),
        summary=words(N_("Money that pays itself back out of what the plant no longer wastes.")),
        imprint=plain_imprint(entry, edition),
        blanks=_translated(edition, N_("Firm"), N_("Contact"), N_("Date")),
        lines=tuple(Line(words(name), words(hint), height) for name, hint, height in LINES),
        sums=tuple((words(name), words(formula)) for name, formula in SUMS),
        brand=setting.brand,
    )


LINES = (
    (
        N_("What it is"),
        N_("One sentence that anyone understands: what is bought, for which step."),
        13,
    ),
    (
        N_("Cost"),
        N_("All of it: equipment, fitting, tax, lost hours. How much is our own money?"),
        13,
    ),
    (
        N_("Saving a year"),
        N_("Quantity a month × price × 12, less what goes up (upkeep, hours)."),
        19,
    ),
    (N_("Quotation"), N_("Supplier, date, valid until. Attach at least one in writing."), 11),
    (
        N_("Measured before"),
        N_("Which meter or bill, from when to when, with the production of those days."),
        15,
    ),
    (
        N_("Risks"),
        N_("What could go wrong, and what we would do. If production falls by a third?"),
        15,
    ),
    (N_("Proof afterwards"), N_("Which reading the bank will see, and how often."), 11),
    (
        N_("Security and term"),
        N_("What we offer as security; how much we ask for, and for how long."),
        11,
    ),
)
SUMS = (
    (N_("Payback in months"), N_("cost ÷ saving a year × 12")),
    (N_("Return a year, in percent"), N_("saving a year ÷ cost × 100")),
    (N_("Left over each month"), N_("saving a month − instalment")),
)


def _translated(edition: Edition, *texts: str) -> tuple[str, ...]:
    return tuple(edition.words(text) for text in texts)
