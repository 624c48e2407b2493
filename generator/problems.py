"""One finding of the checker, and the register of all codes.

Codes are permanent: K0xx the shape of a file, K1xx its fields, K2xx links, K3xx translations, K4xx
the prose, K5xx the figures. Messages quote the contributor's own words; hints say what to type.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import NamedTuple

from generator.marks import N_


class Place(NamedTuple):
    """A place in a file; lines and columns count from 1."""

    line: int
    column: int


START = Place(1, 1)


class Code(NamedTuple):
    """What a code says, and its cure; ``near`` is the cure when a near match is known."""

    message: str
    hint: str
    near: str = ""
    blocks: bool = True


DID_YOU_MEAN = N_('Did you mean "{near}"?')

# By code: the message, the hint below it, and the hint where a near match is known.
_TEXTS = {
    "K001": N_("The file is not written in UTF-8."),
    "K001 hint": N_("Save it again with the encoding UTF-8 (Notepad: Save as, Encoding, UTF-8)."),
    "K002": N_("The file begins with an invisible byte-order mark."),
    "K002 hint": N_('Save it again as "UTF-8", not as "UTF-8 with BOM".'),
    "K003": N_("There is a tab at the start of this line."),
    "K003 hint": N_("Use spaces: two for each level."),
    "K004": N_("The file does not begin with its fields."),
    "K004 hint": N_(
        'Begin with a line "---", then the fields, then another line "---", then the text.'
    ),
    "K005": N_('The fields begin with "---" but nothing closes them.'),
    "K005 hint": N_('Put a line "---" between the last field and the text.'),
    "K006": N_("The file is empty."),
    "K006 hint": N_("Start from a ready form: cpkb new {folder} {id}"),
    "K007": N_("This line cannot be read as a field."),
    "K007 hint": N_(
        "Put a text with a colon or a sign in double quotes, close quotes and brackets, and "
        "check the spaces at the start of the line."
    ),
    "K008": N_('The field "{key}" is there twice; the first is on line {first}.'),
    "K008 hint": N_("Keep one of the two."),
    "K009": N_("The file must hold fields, and it holds {found}."),
    "K009 hint": N_("Write one field a line: name, colon, space, value."),
    "K010": N_("This value is written once and used in several places (& and *)."),
    "K010 hint": N_("Write the value out in each place."),
    "K011": N_('The mark "{tag}" is not allowed.'),
    "K011 hint": N_('Take out the word that begins with "!".'),
    "K012": N_('"{name}" cannot be the address of a page.'),
    "K012 hint": N_("Name the file with a-z, 0-9 and hyphens only."),
    "K012 near": N_("Rename the file: {near}"),
    "K013": N_("The generator does not know what to do with this file."),
    "K013 hint": N_("Records live in content/<folder>/<name>{suffix}; the folders are {folders}."),
    "K014": N_("The file is too large: {size} KB."),
    "K014 hint": N_("A record holds at most {limit} KB. Shorten the text."),
    "K015": N_("This is a link to another file or folder (a symbolic link)."),
    "K015 hint": N_("Put the file itself here."),
    "K016": N_("There is an invisible character here: {sign}."),
    "K016 hint": N_(
        "Delete it: put the cursor behind it and press Backspace, or type the word again."
    ),
    "K101": N_('The field "{field}" is missing.'),
    "K101 hint": N_("Add it: {field}: {example}"),
    "K102": N_('There is no field called "{field}" here.'),
    "K102 hint": N_("The fields here are: {choices}."),
    "K102 near": DID_YOU_MEAN,
    "K103": N_('"{value}" is not {expected}.'),
    "K103 hint": N_("Write it like this: {field}: {example}"),
    "K104": N_("{value} is out of range."),
    "K104 hint": N_("It must be {limit}."),
    "K105": N_("Other programs read {value} without quotes as {reading}."),
    "K105 hint": N_('Put it in quotes: "{value}"'),
    "K106": N_('The field "{field}" is empty.'),
    "K106 hint": N_("Fill it in, or delete the line if the field may be left out."),
    "K107": N_('"{value}" is not a possible value of "{field}".'),
    "K107 hint": N_("Possible values: {choices}."),
    "K107 near": DID_YOU_MEAN,
    "K108": N_('"{value}" is not a number as this field takes it.'),
    "K108 hint": N_(
        "Write 21200 (no separators), 4.3, 30-50, about 2000, over 900, under 3 or up to 40."
    ),
    "K109": N_('"{value}" does not have the form that "{field}" needs.'),
    "K109 hint": N_("Write it like this: {example}"),
    "K110": N_('"{value}" is not a web address: {what}.'),
    "K110 hint": N_("Copy it from the browser: {field}: {example}"),
    "K110 near": N_("Write it like this: {near}"),
    "K201": N_('There is no {kind} called "{value}".'),
    "K201 hint": N_("The file would be {file}. Choose one that exists, or add it."),
    "K201 near": DID_YOU_MEAN,
    "K202": N_('"{value}" is not in the list "{list}".'),
    "K202 hint": N_("Possible values: {choices}."),
    "K202 near": DID_YOU_MEAN,
    "K203": N_('The id "{id}" is taken: {other} has it.'),
    "K203 hint": N_("Give one of the two another id."),
    "K204": N_('"{value}" is not the code of a language.'),
    "K204 hint": N_(
        "Codes have two or three small letters, without a country: es, en, pt, qu etc."
    ),
    "K204 near": DID_YOU_MEAN,
    "K205": N_('The former id "{id}" is taken: {other} has it.'),
    "K205 hint": N_("Delete it here: an address can lead to one page only."),
    "K207": N_('There was a page at "{value}", and there would be none any more.'),
    "K207 hint": N_(
        "Addresses are printed: let the record that takes its place name its former id."
    ),
    "K207 near": N_('If "{near}" has taken its place, write there: formerly: [{id}]'),
    "K301": N_("This is a translation of a record that does not exist."),
    "K301 hint": N_("The original would be {file}."),
    "K301 near": N_("The original would be {file}. Did you mean {near}?"),
    "K302": N_('A translation holds texts only, and "{field}" is not a text.'),
    "K302 hint": N_("Delete it here. It is taken from {file}."),
    "K303": N_('The original has no "{id}" in "{field}".'),
    "K303 hint": N_("It has: {choices}."),
    "K303 near": DID_YOU_MEAN,
    "K304": N_('The original is in "{lang}" already.'),
    "K304 hint": N_("A translation is in another language: name the file {id}.<language>.md."),
    "K305": N_("The translation was reviewed on {date}, before its original ({original})."),
    "K305 hint": N_('Compare the two and set "reviewed" to the day when you did.'),
    "K306": N_('The text "{field}" has no translation.'),
    "K306 hint": N_("Readers see it in the original language until you add it."),
    "K307": N_('"{field}" has no text in "{lang}".'),
    "K307 hint": N_('Readers see it in "{shown}" until you add a line: {lang}: ...'),
    "K308": N_('The original has no text "{field}".'),
    "K308 hint": N_("Delete it here, or add it to {file} first."),
    "K309": N_('The site is not published in "{lang}".'),
    "K309 hint": N_("The translation waits until the language is in {file}."),
    "K401": N_('HTML is not allowed in the text: "{value}".'),
    "K401 hint": N_("Use Markdown, or write a space after the sign <."),
    "K402": N_('A link may not begin with "{value}".'),
    "K402 hint": N_(
        "Link to a web address (https://...) or to a record (../sectors/tanneries.md)."
    ),
    "K403": N_('"{value}" is an attribute list, which is not allowed.'),
    "K403 hint": N_("Delete it, braces and all."),
    "K404": N_('"{value}" would bring in another file, which is not allowed.'),
    "K404 hint": N_("Write the text here, or link to the other page."),
    "K405": N_('The heading "{value}" has level {level}; here it should have level {limit}.'),
    "K405 hint": N_("Begin it with {marks}"),
    "K406": N_('There is no picture "{value}".'),
    "K406 hint": N_("Put the picture beside the record and name it exactly."),
    "K406 near": DID_YOU_MEAN,
    "K407": N_('The picture "{value}" is outside the content.'),
    "K407 hint": N_("Put the picture beside the record, in {folder}."),
    "K408": N_('The link leads to "{value}", which is not a record.'),
    "K408 hint": N_(
        "Link to a file that exists (../sectors/tanneries.md) or to a web address (https://...)."
    ),
    "K408 near": DID_YOU_MEAN,
    "K409": N_('"{value}" is not read as a link.'),
    "K409 hint": N_("Write the words to show and the file: [the sector](../sectors/tanneries.md)"),
    "K409 near": N_("Write {near}"),
    "K410": N_('"{value}" does not bring in a picture or another text.'),
    "K410 hint": N_("Put the picture beside the record and write ![what it shows](photo.png)"),
    "K410 near": N_("Write {near}"),
    "K411": N_('"{value}" does not make a box.'),
    "K411 hint": N_("Write a quotation that begins with a word in bold: > **Note:** the text."),
    "K411 near": N_("Write a quotation that begins with a word in bold: {near} the text."),
    "K412": N_('"{value}" does not make a footnote.'),
    "K412 hint": N_('Put the note into the sentence, or name the document under "sources".'),
    "K413": N_('"{value}" does not make a box to tick.'),
    "K413 hint": N_("Write a plain item of a list: - They closed the taps."),
    "K413 near": N_("Write a plain item of a list: - {near}"),
    "K414": N_('"{value}" does not strike words out.'),
    "K414 hint": N_("Delete the words, or write them without the marks."),
    "K414 near": N_("Delete the words, or write them without the marks: {near}"),
    "K415": N_('"{value}" does not mark words.'),
    "K415 hint": N_("Write them in bold: **words**"),
    "K415 near": N_("Write them in bold: {near}"),
    "K416": N_('"{value}" is not hidden: readers would see it.'),
    "K416 hint": N_("Delete it. What only writers should know goes into the pull request."),
    "K417": N_('"{value}" is not filled in here.'),
    "K417 hint": N_("Write the text itself that should stand there."),
    "K418": N_('"{value}" is not set as a formula.'),
    "K418 hint": N_("Write it in words and plain signs: saving / investment x 100."),
    "K419": N_('"{value}" does not raise or lower a sign.'),
    "K419 hint": N_("Type the sign itself (m³, CO₂), or write it in words."),
    "K419 near": N_("Type the sign itself: {near}"),
    "K420": N_('"{value}" does not make a list of explanations.'),
    "K420 hint": N_("Write a list: - **the word**: what it means."),
    "K420 near": N_("Write an item of a list: {near}"),
    "K421": N_('"{value}" does not become a little picture.'),
    "K421 hint": N_("Say it in words."),
    "K422": N_('"{value}" is not read as a field.'),
    "K422 hint": N_('Write it in a sentence, or as a field above the second line "---".'),
    "K422 near": N_('Write it in a sentence, or as a field above the second line "---": {near}'),
    "K423": N_('"{value}" is not read as a heading.'),
    "K423 hint": N_("Write a space after the marks: ## What was done"),
    "K423 near": N_("Write a space after the marks: {near}"),
    "K424": N_('"{value}" is not read as a link.'),
    "K424 hint": N_(
        "Write [words](address): every bracket closed, and in the address no space, "
        "line break or bracket."
    ),
    "K425": N_('"{value}" is not read as a table.'),
    "K425 hint": N_("The second line of a table has a mark for each column: |---|---|"),
    "K425 near": N_("The second line of a table has a mark for each column: {near}"),
    "K426": N_('"{value}" is not a web address: {what}.'),
    "K426 hint": N_("Copy it from the browser: [words](https://example.org/report.pdf)"),
    "K426 near": N_("Write it like this: {near}"),
    "K427": N_('The link leads to "{value}", and that page has no such heading.'),
    "K427 hint": N_("Take out the # and what follows."),
    "K427 near": N_('The heading that comes nearest is "{near}".'),
    "K428": N_('The link leads to the heading "{text}", which {file} does not have.'),
    "K428 hint": N_(
        "Give that file the same headings in the same order, or take out the # in the link."
    ),
    "K429": N_('"{value}" does not make a list of contents.'),
    "K429 hint": N_("Delete it: every page lists its own sections."),
    "K430": N_("Too many marks stand one within another here."),
    "K430 hint": N_("Write plain paragraphs and lists, no more than three deep."),
    "K501": N_('This figure has no "{field}".'),
    "K501 hint": N_("Every figure says where it comes from. Add it: {field}: {example}"),
    "K502": N_("The stated payback, {stated} months, is not the computed one, {computed} months."),
    "K502 hint": N_(
        "Payback is investment / yearly saving x 12. Check the figures against the source."
    ),
    "K503": N_("The stated return, {stated} %, is not the computed one, {computed} %."),
    "K503 hint": N_(
        "Return is yearly saving / investment x 100. Check the figures against the source."
    ),
    "K504": N_('"{field}" is {stated}, and its parts add up to {computed}.'),
    "K504 hint": N_("Check the total and the cases named in parts against the source."),
    "K505": N_('"{first}" and "{second}" are not in the same unit, or not per the same thing.'),
    "K505 hint": N_("Give both the same unit and denominator, or take them apart."),
    "K506": N_('"{value}" is not a unit of {resource}.'),
    "K506 hint": N_("Possible units: {choices}."),
    "K506 near": DID_YOU_MEAN,
    "K507": N_('The result "{id}" does not say what changed.'),
    "K507 hint": N_("Add reduction_percent, or before and after, or saved."),
    "K508": N_("The sector guide is not complete: {what}."),
    "K508 hint": N_("Add what is missing, or set status: outline."),
    "K509": N_("The measure rests on a source, and names none."),
    "K509 hint": N_("Add sources or examples, or set basis: general-practice."),
    "K510": N_('The label says "{value}", and the number has no unit.'),
    "K510 hint": N_(
        'Add "unit: percent" and take the word out of the label; for a number of things, '
        'add "unit: count".'
    ),
    "K601": N_('There is no logo "{value}" beside this record.'),
    "K601 hint": N_("Put the picture into {folder}/ and give its name only: logo: chamber.png"),
    "K602": N_('The logo "{value}" is not a picture that can be printed.'),
    "K602 hint": N_(
        "Save it again as PNG, JPEG or SVG, with the right ending and at most 4000 dots wide."
    ),
    "K603": N_('The logo "{value}" is too large: {size} KB.'),
    "K603 hint": N_("It is printed 14 mm high: save it smaller, at most {limit} KB."),
    "K604": N_('The logo "{value}" holds {what}, which is not allowed.'),
    "K604 hint": N_(
        'Export it again as "plain SVG", with texts as paths and without pictures inside.'
    ),
}
_ADVICE = {"K305", "K306", "K307", "K309"}

CODES: dict[str, Code] = {
    code: Code(text, _TEXTS[f"{code} hint"], _TEXTS.get(f"{code} near", ""), code not in _ADVICE)
    for code, text in _TEXTS.items()
    if " " not in code
}


@dataclass(frozen=True)
class Problem:
    """One finding: where it is, its code, and the words that fill the message.

    ``values`` holds what the message and the hint quote. Texts that are to be translated are given
    by their English form, which is also their key in the catalogues.
    """

    path: PurePosixPath
    place: Place
    code: str
    values: tuple[tuple[str, str], ...] = ()

    @classmethod
    def at(cls, path: PurePosixPath, place: Place, code: str, **values: object) -> Problem:
        """Make a problem from keyword values; a long quotation is cut and stays on one line."""
        shown = {
            name: one_line(str(value), _LONGEST_QUOTE) if name in _QUOTED else str(value)
            for name, value in values.items()
        }
        return cls(path, place, code, tuple(shown.items()))

    @property
    def blocks(self) -> bool:
        """Say whether the problem is an error; the others are advice."""
        return CODES[self.code].blocks

    @property
    def where(self) -> str:
        """Return path, line and column as every message begins."""
        return f"{self.path}:{self.place.line}:{self.place.column}"

    @property
    def order(self) -> tuple[str, int, int, str]:
        """Return what problems are sorted by: path, line, column, code."""
        return (str(self.path), self.place.line, self.place.column, self.code)


# The contributor's own words, which may be a whole page long.
_QUOTED = frozenset({"value", "field", "key", "id", "name", "tag", "text"})
_LONGEST_QUOTE = 80


def one_line(text: str, longest: int) -> str:
    """Return a text on one line, and no more of it than ``longest`` characters."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1] + "…"
