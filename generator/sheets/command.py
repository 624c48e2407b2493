"""What ``cpkb sheets`` does: choose the sheets, make them, put them into a folder."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.library import Library
from generator.locales import Locale, country_codes
from generator.marks import N_
from generator.settings import Settings
from generator.sheets.catalogue import Sheet, branded, national, sheets_of
from generator.sheets.printing import Printer, Say, put

OUTPUT = Path("dist") / "print"


class UnknownChoiceError(Exception):
    """Raised when there is no such association or country; the message says so."""


@dataclass(frozen=True)
class Choice:
    """Which sheets to make; empty means all."""

    association: str = ""
    country: str = ""
    paper: str = ""


def make_sheets(
    library: Library, settings: Settings, project: Path, choice: Choice, words: Locale, say: Say
) -> bool:
    """Make the chosen sheets in ``dist/print/``; return whether all of them could be made.

    Raise ``UnknownChoiceError`` for an association or a country that does not exist.
    """
    sheets = chosen_sheets(library, choice, words)
    made = Printer(library, settings, project).make(sheets, words, say)
    put(made.sheets, project / OUTPUT)
    text = N_("{count} sheets are in {folder}/.")
    say(words(text, count=len(made.sheets), folder=OUTPUT))
    for failure in made.failures:
        say(failure)
    return not made.failures


def chosen_sheets(library: Library, choice: Choice, words: Locale) -> list[Sheet]:
    """Return the sheets of a choice, on its paper.

    Raise ``UnknownChoiceError`` for an association or a country that does not exist.
    """
    return [
        sheet
        for sheet in _on_any_paper(library, choice, words)
        if choice.paper in ("", sheet.paper)
    ]


def _on_any_paper(library: Library, choice: Choice, words: Locale) -> Iterable[Sheet]:
    country = choice.country.upper()
    if country and country not in country_codes():
        raise UnknownChoiceError(words(N_("There is no country {code}."), code=choice.country))
    if not choice.association:
        return national(library, country) if country else sheets_of(library)
    known = library.entries["associations"]
    if choice.association not in known:
        text = N_("There is no association {id}. There are: {known}.")
        raise UnknownChoiceError(words(text, id=choice.association, known=", ".join(known)))
    return branded(library, known[choice.association], country)
