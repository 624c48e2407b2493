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

CODES: dict[str, Code] = {
    "K001": Code(
        N_("The file is not written in UTF-8."),
        N_("Save it again with the encoding UTF-8 (Notepad: Save as, Encoding, UTF-8)."),
    ),
    "K002": Code(
        N_("The file begins with an invisible byte-order mark."),
        N_('Save it again as "UTF-8", not as "UTF-8 with BOM".'),
    ),
    "K003": Code(
        N_("There is a tab at the start of this line."),
        N_("Use spaces: two for each level."),
    ),
    "K004": Code(
        N_("The file does not begin with its fields."),
        N_('Begin with a line "---", then the fields, then another line "---", then the text.'),
    ),
    "K005": Code(
        N_('The fields begin with "---" but nothing closes them.'),
        N_('Put a line "---" between the last field and the text.'),
    ),
    "K006": Code(
        N_("The file is empty."),
        N_("Start from a ready form: cpkb new {folder} {id}"),
    ),
    "K007": Code(
        N_("This line cannot be read as a field."),
        N_(
            "Put a text with a colon or a sign in double quotes, close quotes and brackets, and "
            "check the spaces at the start of the line."
        ),
    ),
    "K008": Code(
        N_('The field "{key}" is there twice; the first is on line {first}.'),
        N_("Keep one of the two."),
    ),
    "K009": Code(
        N_("The file must hold fields, and it holds {found}."),
        N_("Write one field a line: name, colon, space, value."),
    ),
    "K010": Code(
        N_("This value is written once and used in several places (& and *)."),
        N_("Write the value out in each place."),
    ),
    "K011": Code(
        N_('The mark "{tag}" is not allowed.'),
        N_('Take out the word that begins with "!".'),
    ),
    "K012": Code(
        N_('"{name}" cannot be the address of a page.'),
        N_("Name the file with a-z, 0-9 and hyphens only."),
        N_("Rename the file: {near}"),
    ),
    "K013": Code(
        N_("The generator does not know what to do with this file."),
        N_("Records live in content/<folder>/<name>{suffix}; the folders are {folders}."),
    ),
    "K014": Code(
        N_("The file is too large: {size} KB."),
        N_("A record holds at most {limit} KB. Shorten the text."),
    ),
    "K015": Code(
        N_("This is a link to another file or folder (a symbolic link)."),
        N_("Put the file itself here."),
    ),
    "K016": Code(
        N_("There is an invisible character here: {sign}."),
        N_("Delete it: put the cursor behind it and press Backspace, or type the word again."),
    ),
    "K101": Code(
        N_('The field "{field}" is missing.'),
        N_("Add it: {field}: {example}"),
    ),
    "K102": Code(
        N_('There is no field called "{field}" here.'),
        N_("The fields here are: {choices}."),
        DID_YOU_MEAN,
    ),
    "K103": Code(
        N_('"{value}" is not {expected}.'),
        N_("Write it like this: {field}: {example}"),
    ),
    "K104": Code(
        N_("{value} is out of range."),
        N_("It must be {limit}."),
    ),
    "K105": Code(
        N_("Other programs read {value} without quotes as {reading}."),
        N_('Put it in quotes: "{value}"'),
    ),
    "K106": Code(
        N_('The field "{field}" is empty.'),
        N_("Fill it in, or delete the line if the field may be left out."),
    ),
    "K107": Code(
        N_('"{value}" is not a possible value of "{field}".'),
        N_("Possible values: {choices}."),
        DID_YOU_MEAN,
    ),
    "K108": Code(
        N_('"{value}" is not a number as this field takes it.'),
        N_("Write 21200 (no separators), 4.3, 30-50, about 2000, over 900, under 3 or up to 40."),
    ),
    "K109": Code(
        N_('"{value}" does not have the form that "{field}" needs.'),
        N_("Write it like this: {example}"),
    ),
    "K110": Code(
        N_('"{value}" is not a web address: {what}.'),
        N_("Copy it from the browser: {field}: {example}"),
        N_("Write it like this: {near}"),
    ),
    "K201": Code(
        N_('There is no {kind} called "{value}".'),
        N_("The file would be {file}. Choose one that exists, or add it."),
        DID_YOU_MEAN,
    ),
    "K202": Code(
        N_('"{value}" is not in the list "{list}".'),
        N_("Possible values: {choices}."),
        DID_YOU_MEAN,
    ),
    "K203": Code(
        N_('The id "{id}" is taken: {other} has it.'),
        N_("Give one of the two another id."),
    ),
    "K204": Code(
        N_('"{value}" is not the code of a language.'),
        N_("Codes have two or three small letters, without a country: es, en, pt, qu etc."),
        DID_YOU_MEAN,
    ),
    "K205": Code(
        N_('The former id "{id}" is taken: {other} has it.'),
        N_("Delete it here: an address can lead to one page only."),
    ),
    "K207": Code(
        N_('There was a page at "{value}", and there would be none any more.'),
        N_("Addresses are printed: let the record that takes its place name its former id."),
        N_('If "{near}" has taken its place, write there: formerly: [{id}]'),
    ),
    "K301": Code(
        N_("This is a translation of a record that does not exist."),
        N_("The original would be {file}."),
        N_("The original would be {file}. Did you mean {near}?"),
    ),
    "K302": Code(
        N_('A translation holds texts only, and "{field}" is not a text.'),
        N_("Delete it here. It is taken from {file}."),
    ),
    "K303": Code(
        N_('The original has no "{id}" in "{field}".'),
        N_("It has: {choices}."),
        DID_YOU_MEAN,
    ),
    "K304": Code(
        N_('The original is in "{lang}" already.'),
        N_("A translation is in another language: name the file {id}.<language>.md."),
    ),
    "K305": Code(
        N_("The translation was reviewed on {date}, before its original ({original})."),
        N_('Compare the two and set "reviewed" to the day when you did.'),
        blocks=False,
    ),
    "K306": Code(
        N_('The text "{field}" has no translation.'),
        N_("Readers see it in the original language until you add it."),
        blocks=False,
    ),
    "K307": Code(
        N_('"{field}" has no text in "{lang}".'),
        N_('Readers see it in "{shown}" until you add a line: {lang}: ...'),
        blocks=False,
    ),
    "K308": Code(
        N_('The original has no text "{field}".'),
        N_("Delete it here, or add it to {file} first."),
    ),
    "K309": Code(
        N_('The site is not published in "{lang}".'),
        N_("The translation waits until the language is in {file}."),
        blocks=False,
    ),
    "K401": Code(
        N_('HTML is not allowed in the text: "{value}".'),
        N_("Use Markdown, or write a space after the sign <."),
    ),
    "K402": Code(
        N_('A link may not begin with "{value}".'),
        N_("Link to a web address (https://...) or to a record (../sectors/tanneries.md)."),
    ),
    "K403": Code(
        N_('"{value}" is an attribute list, which is not allowed.'),
        N_("Delete it, braces and all."),
    ),
    "K404": Code(
        N_('"{value}" would bring in another file, which is not allowed.'),
        N_("Write the text here, or link to the other page."),
    ),
    "K405": Code(
        N_('The heading "{value}" has level {level}; here it should have level {limit}.'),
        N_("Begin it with {marks}"),
    ),
    "K406": Code(
        N_('There is no picture "{value}".'),
        N_("Put the picture beside the record and name it exactly."),
        DID_YOU_MEAN,
    ),
    "K407": Code(
        N_('The picture "{value}" is outside the content.'),
        N_("Put the picture beside the record, in {folder}."),
    ),
    "K408": Code(
        N_('The link leads to "{value}", which is not a record.'),
        N_(
            "Link to a file that exists (../sectors/tanneries.md) or to a web address (https://...)."
        ),
        DID_YOU_MEAN,
    ),
    "K409": Code(
        N_('"{value}" is not read as a link.'),
        N_("Write the words to show and the file: [the sector](../sectors/tanneries.md)"),
        N_("Write {near}"),
    ),
    "K410": Code(
        N_('"{value}" does not bring in a picture or another text.'),
        N_("Put the picture beside the record and write ![what it shows](photo.png)"),
        N_("Write {near}"),
    ),
    "K411": Code(
        N_('"{value}" does not make a box.'),
        N_("Write a quotation that begins with a word in bold: > **Note:** the text."),
        N_("Write a quotation that begins with a word in bold: {near} the text."),
    ),
    "K412": Code(
        N_('"{value}" does not make a footnote.'),
        N_('Put the note into the sentence, or name the document under "sources".'),
    ),
    "K413": Code(
        N_('"{value}" does not make a box to tick.'),
        N_("Write a plain item of a list: - They closed the taps."),
        N_("Write a plain item of a list: - {near}"),
    ),
    "K414": Code(
        N_('"{value}" does not strike words out.'),
        N_("Delete the words, or write them without the marks."),
        N_("Delete the words, or write them without the marks: {near}"),
    ),
    "K415": Code(
        N_('"{value}" does not mark words.'),
        N_("Write them in bold: **words**"),
        N_("Write them in bold: {near}"),
    ),
    "K416": Code(
        N_('"{value}" is not hidden: readers would see it.'),
        N_("Delete it. What only writers should know goes into the pull request."),
    ),
    "K417": Code(
        N_('"{value}" is not filled in here.'),
        N_("Write the text itself that should stand there."),
    ),
    "K418": Code(
        N_('"{value}" is not set as a formula.'),
        N_("Write it in words and plain signs: saving / investment x 100."),
    ),
    "K419": Code(
        N_('"{value}" does not raise or lower a sign.'),
        N_("Type the sign itself (m³, CO₂), or write it in words."),
        N_("Type the sign itself: {near}"),
    ),
    "K420": Code(
        N_('"{value}" does not make a list of explanations.'),
        N_("Write a list: - **the word**: what it means."),
        N_("Write an item of a list: {near}"),
    ),
    "K421": Code(
        N_('"{value}" does not become a little picture.'),
        N_("Say it in words."),
    ),
    "K422": Code(
        N_('"{value}" is not read as a field.'),
        N_('Write it in a sentence, or as a field above the second line "---".'),
        N_('Write it in a sentence, or as a field above the second line "---": {near}'),
    ),
    "K423": Code(
        N_('"{value}" is not read as a heading.'),
        N_("Write a space after the marks: ## What was done"),
        N_("Write a space after the marks: {near}"),
    ),
    "K424": Code(
        N_('"{value}" is not read as a link.'),
        N_(
            "Write [words](address): every bracket closed, and in the address no space, line break "
            "or bracket."
        ),
    ),
    "K425": Code(
        N_('"{value}" is not read as a table.'),
        N_("The second line of a table has a mark for each column: |---|---|"),
        N_("The second line of a table has a mark for each column: {near}"),
    ),
    "K426": Code(
        N_('"{value}" is not a web address: {what}.'),
        N_("Copy it from the browser: [words](https://example.org/report.pdf)"),
        N_("Write it like this: {near}"),
    ),
    "K427": Code(
        N_('The link leads to "{value}", and that page has no such heading.'),
        N_("Take out the # and what follows."),
        N_('The heading that comes nearest is "{near}".'),
    ),
    "K428": Code(
        N_('The link leads to the heading "{text}", which {file} does not have.'),
        N_("Give that file the same headings in the same order, or take out the # in the link."),
    ),
    "K429": Code(
        N_('"{value}" does not make a list of contents.'),
        N_("Delete it: every page lists its own sections."),
    ),
    "K430": Code(
        N_("Too many marks stand one within another here."),
        N_("Write plain paragraphs and lists, no more than three deep."),
    ),
    "K501": Code(
        N_('This figure has no "{field}".'),
        N_("Every figure says where it comes from. Add it: {field}: {example}"),
    ),
    "K502": Code(
        N_("The stated payback, {stated} months, is not the computed one, {computed} months."),
        N_("Payback is investment / yearly saving x 12. Check the figures against the source."),
    ),
    "K503": Code(
        N_("The stated return, {stated} %, is not the computed one, {computed} %."),
        N_("Return is yearly saving / investment x 100. Check the figures against the source."),
    ),
    "K504": Code(
        N_('"{field}" is {stated}, and its parts add up to {computed}.'),
        N_("Check the total and the cases named in parts against the source."),
    ),
    "K505": Code(
        N_('"{first}" and "{second}" are not in the same unit, or not per the same thing.'),
        N_("Give both the same unit and denominator, or take them apart."),
    ),
    "K506": Code(
        N_('"{value}" is not a unit of {resource}.'),
        N_("Possible units: {choices}."),
        DID_YOU_MEAN,
    ),
    "K507": Code(
        N_('The result "{id}" does not say what changed.'),
        N_("Add reduction_percent, or before and after, or saved."),
    ),
    "K508": Code(
        N_("The sector guide is not complete: {what}."),
        N_("Add what is missing, or set status: outline."),
    ),
    "K509": Code(
        N_("The measure rests on a source, and names none."),
        N_("Add sources or examples, or set basis: general-practice."),
    ),
    "K510": Code(
        N_('The label says "{value}", and the number has no unit.'),
        N_(
            'Add "unit: percent" and take the word out of the label; for a number of things, add '
            '"unit: count".'
        ),
    ),
    "K601": Code(
        N_('There is no logo "{value}" beside this record.'),
        N_("Put the picture into {folder}/ and give its name only: logo: chamber.png"),
    ),
    "K602": Code(
        N_('The logo "{value}" is not a picture that can be printed.'),
        N_("Save it again as PNG, JPEG or SVG, with the right ending and at most 4000 dots wide."),
    ),
    "K603": Code(
        N_('The logo "{value}" is too large: {size} KB.'),
        N_("It is printed 14 mm high: save it smaller, at most {limit} KB."),
    ),
    "K604": Code(
        N_('The logo "{value}" holds {what}, which is not allowed.'),
        N_('Export it again as "plain SVG", with texts as paths and without pictures inside.'),
    ),
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
        """Make a problem from keyword values."""
        return cls(path, place, code, tuple(_shown(*item) for item in values.items()))

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


def _shown(name: str, value: object) -> tuple[str, str]:
    """Return one value of a message; a long quotation is cut and stays on one line."""
    text = str(value)
    if name in _QUOTED:
        text = " ".join(text.split())
        text = text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + "…"
    return name, text
