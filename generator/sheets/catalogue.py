"""Every kind of sheet, the list of the sheets that a library makes, and a choice of them."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import product

from generator.asking import is_known
from generator.library import Entry, Library
from generator.locales import Locale, country_codes
from generator.locales.customs import official_languages, usual_paper
from generator.marks import N_
from generator.model.records import Centre
from generator.sheets import makers
from generator.sheets.handout import handout
from generator.sheets.parts import Audience, Paper
from generator.sheets.signs import is_printed
from generator.views.edition import Edition

OFFICE_PAPERS: tuple[Paper, ...] = ("a4", "letter")
FOLDED_TOO: tuple[Paper, ...] = (*OFFICE_PAPERS, "a5")
ONE_PAPER: tuple[Paper, ...] = ("a4",)
WALK, PROPOSAL = N_("Walk-through worksheet"), N_("Investment proposal, blank")
CENTRE, SLIDES = N_("Centre sheet"), N_("Slides for a course")


def _is_guide(entry: Entry) -> bool:
    return getattr(entry.record, "status", "guide") == "guide"


def _is_on_money(entry: Entry) -> bool:
    return entry.id == "paying-for-it"


def _tells_more(centre: Entry) -> bool:
    """Say whether one could find a centre, and anything is known of what it does or did."""
    record: Centre = centre.record
    return is_known(centre) and bool(record.contact or record.services or record.facts)


@dataclass(frozen=True)
class SheetKind:
    """One kind of sheet of those records in ``folder`` that it ``suits``.

    Any number of ``pages`` is right where it is 0. One without a ``title`` is a picture, to be
    shared with a link. ``is_page`` says that it prints the record's own page.
    """

    name: str
    title: str
    folder: str
    template: str
    make: Callable[[Entry, Audience], object]
    pages: int = 0
    suits: Callable[[Entry], bool] = lambda entry: True
    papers: tuple[Paper, ...] = OFFICE_PAPERS
    is_page: bool = False

    def serves(self, entry: Entry) -> bool:
        """Say whether there is such a sheet of ``entry``."""
        return entry.kind.folder == self.folder and self.suits(entry)


PageKind = partial(SheetKind, is_page=True)
Booklet = partial(PageKind, papers=FOLDED_TOO)
Picture = partial(SheetKind, papers=ONE_PAPER)
HANDOUT = SheetKind("handout", N_("Handout"), "sectors", "handout.typ", handout, 2, _is_guide)
SHEET_KINDS = {
    kind.name: kind
    for kind in (
        HANDOUT,
        SheetKind("worksheet", WALK, "sectors", "worksheet.typ", makers.worksheet, 2, _is_guide),
        SheetKind(
            "slides", SLIDES, "sectors", "slides.typ", makers.slides, 0, _is_guide, ONE_PAPER
        ),
        Booklet("guide", N_("Whole page to print"), "sectors", "guide.typ", makers.sector_guide),
        PageKind("case", N_("Case sheet"), "cases", "case.typ", makers.case_sheet, 1),
        PageKind("centre", CENTRE, "centres", "case.typ", makers.centre_sheet, 1, _tells_more),
        Booklet("topic", N_("Guide to print"), "guides", "guide.typ", makers.guide),
        SheetKind("proposal", PROPOSAL, "guides", "proposal.typ", makers.proposal, 1, _is_on_money),
        Picture("shared-case", "", "cases", "share.typ", makers.share, 1),
        Picture("shared-sector", "", "sectors", "share.typ", makers.share, 1),
    )
}


_NONE_YET = N_("There is no association {id}, and no other yet. To add one: docs/print.md")


class NoSheetError(Exception):
    """Raised when a choice leaves no sheet to make; the message says why."""


@dataclass(frozen=True)
class Sheet:
    """One file to make; the pages of ``a5`` are a booklet, to be folded from A4."""

    kind: str
    entry: str
    lang: str
    paper: Paper = "a4"
    country: str = ""
    association: str = ""

    def entry_in(self, library: Library) -> Entry:
        """Return the record that the sheet is made from."""
        return library.get(SHEET_KINDS[self.kind].folder, self.entry)

    def edition_in(self, editions: Mapping[str, Edition]) -> Edition:
        """Return the edition that the sheet is of: for its country, or for that of its record."""
        edition = editions[self.lang]
        return edition.within(self.country or self.entry_in(edition.library).country)

    @property
    def is_printed(self) -> bool:
        """Say whether the sheet is for paper, not a picture to share."""
        return bool(SHEET_KINDS[self.kind].title)

    @property
    def is_for_all(self) -> bool:
        """Say whether pages of every language offer the sheet: it is in that of its country."""
        return bool(self.country and not self.association)

    @property
    def has_picture(self) -> bool:
        """Say whether the site shows the first page: one paper stands for all."""
        return self.is_printed and self.paper == "a4" and not (self.country or self.association)

    @property
    def name(self) -> str:
        """Return the name of the file: entry, kind, for whom, paper."""
        if not self.is_printed:
            return f"{SHEET_KINDS[self.kind].folder}-{self.entry}.png"
        paper = "a5-booklet" if self.paper == "a5" else self.paper
        parts = (self.entry, self.kind, self.country.lower(), self.association, paper)
        return "-".join(filter(None, parts)) + ".pdf"

    @property
    def address(self) -> str:
        """Return the address of the file below its language."""
        return f"{'print' if self.is_printed else 'share'}/{self.name}"

    @property
    def picture(self) -> str:
        """Return the address of the picture of its first page below its language."""
        return self.address.removesuffix("pdf") + "png"

    @property
    def path(self) -> str:
        """Return the path of the file below the site."""
        return f"{self.lang}/{self.address}"


def sheets_of(library: Library) -> Iterator[Sheet]:
    """Yield the sheets of all records, in all languages, of the countries and the associations."""
    for lang in library.languages:
        for entry in library.everything():
            yield from sheets_of_entry(entry, lang)
    for country in library.served:
        yield from usual(library, country)
    for association in library.all("associations"):
        yield from branded(library, association)


def sheets_of_entry(entry: Entry, lang: str) -> Iterator[Sheet]:
    """Yield the sheets of one record in one language."""
    kinds = SHEET_KINDS.values() if is_printed(lang) else ()
    for kind in filter(lambda kind: kind.serves(entry), kinds):
        for paper in kind.papers:
            # An outline is too short to be worth folding.
            if paper != "a5" or _is_guide(entry):
                yield Sheet(kind.name, entry.id, lang, paper)


def branded(library: Library, association: Entry, country: str = "") -> Iterator[Sheet]:
    """Yield the handouts that an association hands out, in its languages and on its paper."""
    record = association.record
    where = country or record.country
    for entry in filter(HANDOUT.serves, library.all(HANDOUT.folder)):
        if not record.sectors or entry.id in record.sectors:
            for lang in filter(is_printed, record.languages):
                yield Sheet(HANDOUT.name, entry.id, lang, record.paper, where, association.id)


def usual(library: Library, country: str) -> Iterator[Sheet]:
    """Yield the handout of every guide for one country, in its language and on its usual paper."""
    if lang := language_of(country, library):
        for entry in filter(HANDOUT.serves, library.all(HANDOUT.folder)):
            yield Sheet(HANDOUT.name, entry.id, lang, usual_paper(country), country)


def language_of(country: str, library: Library) -> str:
    """Return the language of the site that is official in a country, else that of most countries.

    An empty text if none of the languages can be printed.
    """
    printed = [*filter(is_printed, library.languages)]
    if own := [lang for lang in official_languages(country) if lang in printed]:
        return own[0]
    spoken = Counter(lang for code in library.served for lang in official_languages(code))
    return max(printed, key=lambda lang: spoken[lang], default="")


def national(library: Library, country: str) -> Iterator[Sheet]:
    """Yield the handouts for one country, in its words, in every language and on every paper."""
    entries = list(filter(HANDOUT.serves, library.all(HANDOUT.folder)))
    languages = filter(is_printed, library.languages)
    for lang, entry, paper in product(languages, entries, OFFICE_PAPERS):
        yield Sheet(HANDOUT.name, entry.id, lang, paper, country)


def chosen_sheets(
    library: Library, association: str, country: str, paper: str, words: Locale
) -> list[Sheet]:
    """Return the sheets for an association, a country and a paper; for all where none is named.

    Raise ``NoSheetError`` if there is none.
    """
    code, known = country.upper(), library.entries["associations"]
    if code and code not in country_codes():
        text = N_("There is no country {code}. Use its two letters: BO")
        raise NoSheetError(words(text, code=country))
    if association and association not in known:
        text = N_("There is no association {id}. There are: {known}.") if known else _NONE_YET
        raise NoSheetError(words(text, id=association, known=", ".join(known)))
    if association:
        sheets = list(branded(library, known[association], code))
    else:
        sheets = list(national(library, code) if code else sheets_of(library))
    chosen = [sheet for sheet in sheets if sheet.is_printed and paper in ("", sheet.paper)]
    if not chosen:
        raise NoSheetError(_why_none(library, association, sheets, words))
    return chosen


def _why_none(library: Library, association: str, sheets: list[Sheet], words: Locale) -> str:
    """Return why no sheet was chosen: there is none on that paper, or none at all."""
    if papers := sorted({sheet.paper for sheet in sheets if sheet.is_printed}):
        text = N_("Nothing of this is printed on that paper. Choose another: --paper {paper}")
        return words(text, paper=papers[0])
    guides = [entry.id for entry in filter(HANDOUT.serves, library.all(HANDOUT.folder))]
    if not guides:
        return words("No sector has a guide yet (status: guide), and only those have a handout.")
    if association:
        record = library.get("associations", association).record
        if not {*guides} & {*(record.sectors or guides)}:
            values = {"sectors": ", ".join(record.sectors), "known": ", ".join(guides)}
            text = N_(
                "No sector of the association {id} has a guide: {sectors}. "
                "Name others in its record; guides are there for: {known}."
            )
            return words(text, id=association, **values)
    return words("The print font cannot write any language of these sheets.")
