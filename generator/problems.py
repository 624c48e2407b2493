"""One finding of the checker, and the register of all codes, which are permanent."""

import re
from collections.abc import Callable, Iterable
from pathlib import PurePosixPath
from typing import NamedTuple, Self

from rapidfuzz import fuzz, process

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

# What is advice, where the rest are errors; and what is cured by the name that was meant.
_ADVICE = {"K111", "K305", "K306", "K307", "K309"}
_ASKED = {"K102", "K107", "K201", "K202", "K204", "K303", "K406", "K408", "K506"}


def _codes(**texts: str) -> dict[str, Code]:
    def code(name: str) -> Code:
        near = DID_YOU_MEAN if name in _ASKED else texts.get(f"{name}_near", "")
        return Code(texts[name], texts[f"{name}_do"], near, name not in _ADVICE)

    return {name: code(name) for name in texts if "_" not in name}


# By code: the message, what to do, and what to do where a near match is known.
CODES = _codes(
    K001=N_("The file is not written in UTF-8."),
    K001_do=N_("Save it again with the encoding UTF-8 (Notepad: Save as, Encoding, UTF-8)."),
    K002=N_("The file begins with an invisible byte-order mark."),
    K002_do=N_('Save it again as "UTF-8", not as "UTF-8 with BOM".'),
    K003=N_("There is a tab at the start of this line."),
    K003_do=N_("Use spaces: two for each level."),
    K004=N_("The file does not begin with its fields."),
    K004_do=N_('Begin with a line "---", then the fields, then another line "---", then the text.'),
    K005=N_('The fields begin with "---" but nothing closes them.'),
    K005_do=N_('Put a line "---" between the last field and the text.'),
    K006=N_("The file is empty."),
    K006_do=N_("Start from a ready form: cpkb new {folder} {id}"),
    K007=N_("This line cannot be read as a field."),
    K007_do=N_(
        "Put a text with a colon or a sign in double quotes, close quotes and brackets, and "
        "check the spaces at the start of the line."
    ),
    K008=N_('The field "{key}" is there twice; the first is on line {first}.'),
    K008_do=N_("Keep one of the two."),
    K009=N_("The file must hold fields, and it holds {found}."),
    K009_do=N_("Write one field a line: name, colon, space, value."),
    K010=N_("This value is written once and used in several places (& and *)."),
    K010_do=N_("Write the value out in each place."),
    K011=N_('The mark "{tag}" is not allowed.'),
    K011_do=N_('Take out the word that begins with "!".'),
    K012=N_('"{name}" cannot be the address of a page.'),
    K012_do=N_("Name the file with a-z, 0-9 and hyphens only."),
    K012_near=N_("Rename the file: {near}"),
    K013=N_("The generator does not know what to do with this file."),
    K013_do=N_("Records live in content/<folder>/<name>{suffix}; the folders are {folders}."),
    K014=N_("The file is too large: {size} KB."),
    K014_do=N_("A record holds at most {limit} KB. Shorten the text."),
    K015=N_("This is a link to another file or folder (a symbolic link)."),
    K015_do=N_("Put the file itself here."),
    K016=N_("There is an invisible character here: {sign}."),
    K016_do=N_("Delete it: put the cursor behind it and press Backspace, or type the word again."),
    K101=N_('The field "{field}" is missing.'),
    K101_do=N_("Add it: {field}: {example}"),
    K102=N_('There is no field called "{field}" here.'),
    K102_do=N_("The fields here are: {choices}."),
    K103=N_('"{value}" is not {expected}.'),
    K103_do=N_("Write it like this: {field}: {example}"),
    K104=N_("{value} is out of range."),
    K104_do=N_("It must be {limit}."),
    K105=N_("Other programs read {value} without quotes as {reading}."),
    K105_do=N_('Put it in quotes: "{value}"'),
    K106=N_('The field "{field}" is empty.'),
    K106_do=N_("Fill it in, or delete the line if the field may be left out."),
    K107=N_('"{value}" is not a possible value of "{field}".'),
    K107_do=N_("Possible values: {choices}."),
    K108=N_('"{value}" is not a number as this field takes it.'),
    K108_do=N_(
        "Write 21200 (no separators), 4.3, 30-50, about 2000, over 900, under 3 or up to 40."
    ),
    K109=N_('"{value}" does not have the form that "{field}" needs.'),
    K109_do=N_("Write it like this: {example}"),
    K110=N_('"{value}" is not a web address: {what}.'),
    K110_do=N_("Copy it from the browser: {field}: {example}"),
    K110_near=N_("Write it like this: {near}"),
    K111=N_('The field "{field}" is no longer used.'),
    K111_do=N_("Delete it. Nothing takes its place."),
    K201=N_('There is no {kind} called "{value}".'),
    K201_do=N_("The file would be {file}. Choose one that exists, or add it."),
    K202=N_('"{value}" is not in the list "{list}".'),
    K202_do=N_("Possible values: {choices}."),
    K203=N_('The id "{id}" is taken: {other} has it.'),
    K203_do=N_("Give one of the two another id."),
    K204=N_('"{value}" is not the code of a language.'),
    K204_do=N_("Codes have two or three small letters, without a country: es, en, pt, qu etc."),
    K205=N_('The former id "{id}" is taken: {other} has it.'),
    K205_do=N_("Delete it here: an address can lead to one page only."),
    K207=N_('There was a page at "{value}", and there would be none any more.'),
    K207_do=N_("Addresses are printed: let the record that takes its place name its former id."),
    K207_near=N_('If "{near}" has taken its place, write there: formerly: [{id}]'),
    K301=N_("This is a translation of a record that does not exist."),
    K301_do=N_("The original would be {file}."),
    K301_near=N_("The original would be {file}. Did you mean {near}?"),
    K302=N_('A translation holds texts only, and "{field}" is not a text.'),
    K302_do=N_("Delete it here. It is taken from {file}."),
    K303=N_('The original has no "{id}" in "{field}".'),
    K303_do=N_("It has: {choices}."),
    K304=N_('The original is in "{lang}" already.'),
    K304_do=N_("A translation is in another language: name the file {id}.<language>.md."),
    K305=N_("The translation was reviewed on {date}, before its original ({original})."),
    K305_do=N_('Compare the two and set "reviewed" to the day when you did.'),
    K306=N_('The text "{field}" has no translation.'),
    K306_do=N_("Readers see it in the original language until you add it."),
    K307=N_('"{field}" has no text in "{lang}".'),
    K307_do=N_('Readers see it in "{shown}" until you add a line: {lang}: ...'),
    K308=N_('The original has no text "{field}".'),
    K308_do=N_("Delete it here, or add it to {file} first."),
    K309=N_('The site is not published in "{lang}".'),
    K309_do=N_("The translation waits until the language is in {file}."),
    K401=N_('HTML is not allowed in the text: "{value}".'),
    K401_do=N_("Use Markdown, or write a space after the sign <."),
    K402=N_('A link may not begin with "{value}".'),
    K402_do=N_("Link to a web address (https://...) or to a record (../sectors/tanneries.md)."),
    K403=N_('"{value}" is an attribute list, which is not allowed.'),
    K403_do=N_("Delete it, braces and all."),
    K404=N_('"{value}" would bring in another file, which is not allowed.'),
    K404_do=N_("Write the text here, or link to the other page."),
    K405=N_('The heading "{value}" has level {level}; here it should have level {limit}.'),
    K405_do=N_("Begin it with {marks}"),
    K406=N_('There is no picture "{value}".'),
    K406_do=N_("Put the picture beside the record and name it exactly."),
    K407=N_('The picture "{value}" is outside the content.'),
    K407_do=N_("Put the picture beside the record, in {folder}."),
    K408=N_('The link leads to "{value}", which is not a record.'),
    K408_do=N_(
        "Link to a file that exists (../sectors/tanneries.md) or to a web address (https://...)."
    ),
    K409=N_('"{value}" is not read as a link.'),
    K409_do=N_("Write the words to show and the file: [the sector](../sectors/tanneries.md)"),
    K409_near=N_("Write {near}"),
    K410=N_('"{value}" does not bring in a picture or another text.'),
    K410_do=N_("Put the picture beside the record and write ![what it shows](photo.png)"),
    K410_near=N_("Write {near}"),
    K411=N_('"{value}" does not make a box.'),
    K411_do=N_("Write a quotation that begins with a word in bold: > **Note:** the text."),
    K411_near=N_("Write a quotation that begins with a word in bold: {near} the text."),
    K412=N_('"{value}" does not make a footnote.'),
    K412_do=N_('Put the note into the sentence, or name the document under "sources".'),
    K413=N_('"{value}" does not make a box to tick.'),
    K413_do=N_("Write a plain item of a list: - They closed the taps."),
    K413_near=N_("Write a plain item of a list: - {near}"),
    K414=N_('"{value}" does not strike words out.'),
    K414_do=N_("Delete the words, or write them without the marks."),
    K414_near=N_("Delete the words, or write them without the marks: {near}"),
    K415=N_('"{value}" does not mark words.'),
    K415_do=N_("Write them in bold: **words**"),
    K415_near=N_("Write them in bold: {near}"),
    K416=N_('"{value}" is not hidden: readers would see it.'),
    K416_do=N_("Delete it. What only writers should know goes into the pull request."),
    K417=N_('"{value}" is not filled in here.'),
    K417_do=N_("Write the text itself that should stand there."),
    K418=N_('"{value}" is not set as a formula.'),
    K418_do=N_("Write it in words and plain signs: saving / investment x 100."),
    K419=N_('"{value}" does not raise or lower a sign.'),
    K419_do=N_("Type the sign itself (m³, CO₂), or write it in words."),
    K419_near=N_("Type the sign itself: {near}"),
    K420=N_('"{value}" does not make a list of explanations.'),
    K420_do=N_("Write a list: - **the word**: what it means."),
    K420_near=N_("Write an item of a list: {near}"),
    K421=N_('"{value}" does not become a little picture.'),
    K421_do=N_("Say it in words."),
    K422=N_('"{value}" is not read as a field.'),
    K422_do=N_('Write it in a sentence, or as a field above the second line "---".'),
    K422_near=N_('Write it in a sentence, or as a field above the second line "---": {near}'),
    K423=N_('"{value}" is not read as a heading.'),
    K423_do=N_("Write a space after the marks: ## What was done"),
    K423_near=N_("Write a space after the marks: {near}"),
    K424=N_('"{value}" is not read as a link.'),
    K424_do=N_(
        "Write [words](address): every bracket closed, and in the address no space, "
        "line break or bracket."
    ),
    K425=N_('"{value}" is not read as a table.'),
    K425_do=N_("The second line of a table has a mark for each column: |---|---|"),
    K425_near=N_("The second line of a table has a mark for each column: {near}"),
    K426=N_('"{value}" is not a web address: {what}.'),
    K426_do=N_("Copy it from the browser: [words](https://example.org/report.pdf)"),
    K426_near=N_("Write it like this: {near}"),
    K427=N_('The link leads to "{value}", and that page has no such heading.'),
    K427_do=N_("Take out the # and what follows."),
    K427_near=N_('The heading that comes nearest is "{near}".'),
    K428=N_('The link leads to the heading "{text}", which {file} does not have.'),
    K428_do=N_(
        "Give that file the same headings in the same order, or take out the # in the link."
    ),
    K429=N_('"{value}" does not make a list of contents.'),
    K429_do=N_("Delete it: every page lists its own sections."),
    K430=N_("Too many marks stand one within another here."),
    K430_do=N_("Write plain paragraphs and lists, no more than three deep."),
    K501=N_('This figure has no "{field}".'),
    K501_do=N_("Every figure says where it comes from. Add it: {field}: {example}"),
    K502=N_("The stated payback, {stated} months, is not the computed one, {computed} months."),
    K502_do=N_("Payback is investment / yearly saving x 12. Check the figures against the source."),
    K503=N_("The stated return, {stated} %, is not the computed one, {computed} %."),
    K503_do=N_("Return is yearly saving / investment x 100. Check the figures against the source."),
    K504=N_('"{field}" is {stated}, and its parts add up to {computed}.'),
    K504_do=N_("Check the total and the cases named in parts against the source."),
    K505=N_('"{first}" and "{second}" are not in the same unit, or not per the same thing.'),
    K505_do=N_("Give both the same unit and denominator, or take them apart."),
    K506=N_('"{value}" is not a unit of {resource}.'),
    K506_do=N_("Possible units: {choices}."),
    K507=N_('The result "{id}" does not say what changed.'),
    K507_do=N_("Add reduction_percent, or before and after, or saved."),
    K508=N_("The sector guide is not complete: {what}."),
    K508_do=N_("Add what is missing, or set status: outline."),
    K509=N_("The measure rests on a source, and names none."),
    K509_do=N_("Add sources or examples, or set basis: general-practice."),
    K510=N_('The label says "{value}", and the number has no unit.'),
    K510_do=N_(
        'Add "unit: percent" and take the word out of the label; for a number of things, '
        'add "unit: count".'
    ),
    K601=N_('There is no logo "{value}" beside this record.'),
    K601_do=N_("Put the picture into {folder}/ and give its name only: logo: chamber.png"),
    K602=N_('The logo "{value}" is not a picture that can be printed.'),
    K602_do=N_(
        "Save it again as PNG, JPEG or SVG, with the right ending and at most 4000 dots wide."
    ),
    K603=N_('The logo "{value}" is too large: {size} KB.'),
    K603_do=N_("It is printed 14 mm high: save it smaller, at most {limit} KB."),
    K604=N_('The logo "{value}" holds {what}, which is not allowed.'),
    K604_do=N_('Export it again as "plain SVG", with texts as paths and without pictures inside.'),
)


class Problem(NamedTuple):
    """One finding: where it is, its code, and the words that message and hint quote."""

    path: PurePosixPath
    place: Place
    code: str
    values: tuple[tuple[str, str], ...] = ()  # in English where they are to be translated

    @classmethod
    def at(cls, path: PurePosixPath, place: Place, code: str, **values: object) -> Self:
        """Make a problem from keyword values: each is one line, and a long quotation is cut."""
        shown = (
            (name, one_line(str(value), longest=80) if name in _QUOTED else inert(str(value)))
            for name, value in values.items()
        )
        return cls(path, place, code, tuple(shown))

    @property
    def blocks(self) -> bool:
        """Say whether the problem is an error; the others are advice."""
        return CODES[self.code].blocks

    @property
    def where(self) -> str:
        """Return the place as editors take it: path, line, column."""
        return ":".join(map(str, (self.path, *self.place)))

    @property
    def order(self) -> tuple[str, int, int, str]:
        """Return what problems are sorted by: path, line, column, code."""
        return (str(self.path), *self.place, self.code)


# The contributor's own words, which may be a whole page long.
_QUOTED = frozenset({"value", "field", "key", "id", "name", "tag", "text"})


# What a terminal or a log obeys, or does not show: controls, ends of lines, marks that turn the
# direction of writing, and bytes of a file's name that no encoding explains.
OBEYED = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)


def inert(text: str) -> str:
    """Return a text on one line in which whatever a terminal or a log would obey can be seen."""
    # Logs of GitHub and Azure take ##[ for a command wherever it stands.
    return OBEYED.sub(_spelt, text).replace("##[", "## [")


def _spelt(sign: re.Match[str]) -> str:
    return sign[0].encode("unicode_escape").decode("ascii")


def one_line(text: str, longest: int) -> str:
    """Return a text on one line, inert, and no more of it than ``longest`` characters."""
    line = inert(" ".join(text.split()))
    return line if len(line) <= longest else line[: longest - 1] + "…"


def nearest(
    word: str, choices: Iterable[str], scorer: Callable[..., float] = fuzz.WRatio, least: int = 70
) -> str:
    """Return the choice that looks most like ``word``, or an empty text if none does."""
    word = word[:100].lower()
    found = process.extractOne(word, list(choices), scorer=scorer, score_cutoff=least)
    return str(found[0]) if found else ""
