"""Every kind of sheet, and the list of the sheets that a library makes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.library import Entry, Library
from generator.marks import N_
from generator.sheets.document import case_sheet, centre_sheet, guide, sector_guide
from generator.sheets.forms import proposal, worksheet
from generator.sheets.handout import handout
from generator.sheets.shared import Setting
from generator.sheets.views import Paper, View

OFFICE_PAPERS: tuple[Paper, ...] = ("a4", "letter")


@dataclass(frozen=True)
class Kind:
    """One kind of sheet: its template, its pages (0 is any number) and what it is made from."""

    name: str
    title: str
    folder: str
    template: str
    make: Callable[[Entry, Setting], View]
    pages: int = 0
    booklet: bool = False

    def serves(self, entry: Entry) -> bool:
        """Say whether there is such a sheet of ``entry``."""
        if self.name in ("handout", "worksheet"):
            return bool(entry.record.status == "guide")
        return self.name != "proposal" or entry.id == PROPOSAL_GUIDE


PROPOSAL_GUIDE = "paying-for-it"
KINDS = {
    kind.name: kind
    for kind in (
        Kind("handout", N_("Handout"), "sectors", "handout.typ", handout, pages=2),
        Kind(
            "worksheet",
            N_("Walk-through worksheet"),
            "sectors",
            "worksheet.typ",
            worksheet,
            pages=2,
        ),
        Kind("guide", N_("Full guide"), "sectors", "document.typ", sector_guide, booklet=True),
        Kind("case", N_("Case sheet"), "cases", "case.typ", case_sheet, pages=1),
        Kind("centre", N_("Centre sheet"), "centres", "case.typ", centre_sheet, pages=1),
        Kind("topic", N_("Guide to print"), "guides", "document.typ", guide, booklet=True),
        Kind(
            "proposal",
            N_("Investment proposal, blank"),
            "guides",
            "proposal.typ",
            proposal,
            pages=1,
        ),
    )
}


@dataclass(frozen=True)
class Sheet:
    """One file to make."""

    kind: str
    entry: str
    lang: str
    paper: Paper
    country: str = ""
    association: str = ""

    @property
    def is_booklet(self) -> bool:
        """Say whether the pages are A5, to be folded from A4."""
        return self.paper == "a5"

    @property
    def has_picture(self) -> bool:
        """Say whether the site shows the first page: one paper stands for all."""
        return self.paper == "a4" and not (self.country or self.association)

    @property
    def name(self) -> str:
        """Return the name of the file: entry, kind, for whom, paper."""
        paper = "a5-booklet" if self.is_booklet else self.paper
        parts = (self.entry, self.kind, self.country.lower(), self.association, paper)
        return "-".join(part for part in parts if part) + ".pdf"

    @property
    def address(self) -> str:
        """Return the address of the file below its language."""
        return f"print/{self.name}"

    @property
    def picture(self) -> str:
        """Return the address of the picture of its first page below its language."""
        return str(PurePosixPath(self.address).with_suffix(".png"))

    @property
    def path(self) -> str:
        """Return the path of the file below the site."""
        return f"{self.lang}/{self.address}"


def sheets_of(library: Library) -> Iterator[Sheet]:
    """Yield the sheets of all records, in all languages, then those of the associations."""
    for lang in library.languages:
        for kind in KINDS.values():
            for entry in library.all(kind.folder):
                if kind.serves(entry):
                    yield from _papers(kind, entry, lang)
    for association in library.all("associations"):
        yield from branded(library, association)


def _papers(kind: Kind, entry: Entry, lang: str) -> Iterator[Sheet]:
    for paper in OFFICE_PAPERS:
        yield Sheet(kind.name, entry.id, lang, paper)
    # An outline is too short to be worth folding.
    if kind.booklet and getattr(entry.record, "status", "guide") == "guide":
        yield Sheet(kind.name, entry.id, lang, "a5")


def branded(library: Library, association: Entry, country: str = "") -> Iterator[Sheet]:
    """Yield the handouts that an association hands out, in its languages and on its paper."""
    record = association.record
    kind = KINDS["handout"]
    for entry in library.all(kind.folder):
        if kind.serves(entry) and (not record.sectors or entry.id in record.sectors):
            for lang in record.languages:
                yield Sheet(
                    kind.name,
                    entry.id,
                    lang,
                    record.paper,
                    country or record.country,
                    association.id,
                )


def national(library: Library, country: str) -> Iterator[Sheet]:
    """Yield the handouts for one country, in its words."""
    kind = KINDS["handout"]
    for lang in library.languages:
        for entry in library.all(kind.folder):
            if kind.serves(entry):
                for paper in OFFICE_PAPERS:
                    yield Sheet(kind.name, entry.id, lang, paper, country)
