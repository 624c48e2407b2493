"""The register of all codes, which are permanent: what each says, and its cure."""

from collections.abc import Mapping
from typing import NamedTuple

from generator.marks import N_
from generator.problems.codes_of_files import OF_FILES


class Code(NamedTuple):
    """What a code says, and its cure; ``hints`` are cures that take the place of the usual one.

    Each stands under the name of a value: it is given where a problem has that value.
    """

    message: str
    hint: str
    hints: dict[str, str]
    blocks: bool = True

    def hint_for(self, values: Mapping[str, str]) -> str:
        """Return the first cure whose value is there, or the usual one."""
        return next((hint for name, hint in self.hints.items() if values.get(name)), self.hint)


DID_YOU_MEAN = N_('Did you mean "{near}"?')

# What is advice, where the rest are errors; and what is cured by the name that was meant.
_ADVICE = {"K019", "K111", "K305", "K306", "K307", "K309", "K705"}
_ASKED = {"K102", "K107", "K201", "K202", "K204", "K303", "K406", "K408", "K506"}


def _codes(**texts: str) -> dict[str, Code]:
    found: dict[str, Code] = {}
    for name, text in texts.items():
        code, _, value = name.partition("_")
        if not value:
            hints = {"near": DID_YOU_MEAN} if code in _ASKED else {}
            found[code] = Code(text, texts[f"{code}_do"], hints, code not in _ADVICE)
        elif value != "do":
            found[code].hints[value] = text
    return found


# By code: the message, what to do, and what to do where a value is known: a near match as a rule.
CODES = _codes(
    **OF_FILES,
    K101=N_('The field "{field}" is missing.'),
    K101_do=N_("Add it: {field}: {example}"),
    K101_item=N_(
        'Each item begins with one hyphen: if this line goes on with "{item}" above, write a space '
        "in the place of its hyphen."
    ),
    K102=N_('There is no field called "{field}" here.'),
    K102_do=N_("The fields here are: {choices}."),
    K102_inside=N_(
        "It stands inside another field: write it below, with two more spaces in front than that "
        "has: {inside}"
    ),
    K102_some=N_("The nearest are {some}. All fields are listed in docs/fields.md."),
    K102_outside=N_('Begin the line without spaces: "{outside}" stands by itself.'),
    K103=N_('"{value}" is not {expected}.'),
    K103_do=N_("Write it like this: {field}: {example}"),
    K103_near=N_("Write {near}"),
    K103_either=N_("Write {either} or {other}, whichever is meant."),
    K103_plain=N_('Write {plain}, and tell "{value}" in the story.'),
    K103_unknown=N_('Write "{unknown}" in digits, or leave the line out if it is not known.'),
    K103_item=N_('Each item of the list begins with a hyphen, as in "  - {item}: ...".'),
    K104=N_("{value} is out of range."),
    K104_do=N_("It must be {limit}."),
    K105=N_("Other programs read {value} without quotes as {reading}."),
    K105_do=N_('Put it in quotes: "{value}"'),
    K106=N_('The field "{field}" is empty.'),
    K106_do=N_("Fill it in, or delete the line if the field may be left out."),
    K107=N_('"{value}" is not a possible value of "{field}".'),
    K107_do=N_("Possible values: {choices}."),
    K108=N_('"{value}" is not a number as this field takes it: {what}.'),
    K108_do=N_(
        "Write 21200 (no separators), 4.3, 30-50, about 2000, over 900, under 3 or up to 40."
    ),
    K108_near=N_("Write {near}"),
    K108_either=N_("Write {either} or {other}, whichever the source means."),
    K108_plain=N_('Write {plain}, and tell "{value}" in the note.'),
    K108_money=N_(
        'Write {money}. The code of the currency stands in the field "currency"; all codes: '
        "cpkb list currencies"
    ),
    K108_currency=N_("Write {number}, and on a line of its own: currency: {currency}"),
    K108_unit=N_("Write {number}, and in the field for the unit: unit: {unit}"),
    K108_one=N_("Write one number, with digits and a point only, such as {one}"),
    K109=N_('"{value}" does not have the form that "{field}" needs.'),
    K109_do=N_("Write it like this: {example}"),
    K109_near=N_("Write {near}"),
    K110=N_('"{value}" is not a web address: {what}.'),
    K110_do=N_("Copy it from the browser: {field}: {example}"),
    K110_near=N_("Write it like this: {near}"),
    K111=N_('The field "{field}" is no longer used.'),
    K111_do=N_("Delete it. Nothing takes its place."),
    K113=N_('"{value}" is too long: {size} characters.'),
    K113_do=N_("Shorten it to {limit} characters or fewer."),
    K114=N_("The fields hold too many values."),
    K114_do=N_(
        "All fields of a file hold at most {limit} values. Keep what matters, or write several "
        "records."
    ),
    K201=N_('There is no {kind} called "{value}".'),
    K201_do=N_("The file would be {file}. Choose one that exists, or add it."),
    K201_choices=N_("There are: {choices}. Or add it as {file}."),
    K201_some=N_("The nearest are {some}; all of them: cpkb list {folder}. Or add it as {file}."),
    K202=N_('"{value}" is not in the list "{list}".'),
    K202_do=N_("Possible values: {choices}."),
    K202_some=N_("The nearest are {some}; all of them: cpkb list {list}"),
    K203=N_('The id "{id}" is taken: {other} has it.'),
    K203_do=N_("Give one of the two another id."),
    K204=N_('"{value}" is not the code of a language.'),
    K204_do=N_("Codes have two or three small letters, without a country: es, en, pt, qu etc."),
    K205=N_('The former id "{id}" is taken: {other} has it.'),
    K205_do=N_("Delete it here: an address can lead to one page only."),
    K207=N_('There was a page at "{value}", and there would be none any more.'),
    K207_do=N_("Addresses are printed: let the record that takes its place name its former id."),
    K207_near=N_('If "{near}" has taken its place, write there: formerly: [{id}]'),
    K208=N_('The list "{list}" lacks "{key}", which the program itself uses.'),
    K208_do=N_("Add it to the terms: {key}: {{label: {{en: ..., es: ...}}}}"),
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
    K412_near=N_("Put the note into the sentence, in brackets, and delete its line: ({near})"),
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
    K431=N_("The text has too many headings: {size}."),
    K431_do=N_("Keep at most {limit}. What is long becomes several guides."),
    K432=N_("The text is too long: {size} characters."),
    K432_do=N_("Write at most {limit}. What is long becomes several guides."),
    K433=N_("The paragraph is too long: {size} characters."),
    K433_do=N_("Write at most {limit}: leave an empty line where a new thought begins."),
    K434=N_("The text has too many paragraphs, items of lists or cells of tables."),
    K434_do=N_("Keep what matters. A long list or table stays in the document that it is from."),
    K435=N_("The links of the text are too long: {size} characters in all."),
    K435_do=N_("Their addresses and titles may have {limit} in all. Take some links out."),
    K436=N_("The heading has no words."),
    K436_do=N_("Say behind the marks what the part is about, or delete the line."),
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
    K605=N_('"{name}" cannot be the name of a picture.'),
    K605_do=N_("Name it with a-z, 0-9 and hyphens only: rosa-valve.jpg"),
    K605_near=N_("Rename the file: {near}"),
    K606=N_("No picture can be shown from this folder."),
    K606_do=N_("Put it beside the record that shows it; the folders of content/ are {folders}."),
    K607=N_("This file cannot be read as a picture."),
    K607_do=N_("Open it in a program for pictures and save it again as JPEG, PNG or WebP."),
    K608=N_('This picture is {form}, and its name ends in "{suffix}".'),
    K608_do=N_("Open it in a program for pictures and save it again as JPEG, PNG or WebP."),
    K608_near=N_("Rename the file: {near}"),
    K609=N_("This picture is too large: {size} KB."),
    K609_do=N_("Save it smaller: 1600 dots wide are enough, and at most {limit} KB."),
    K610=N_("This picture is too large: {width} x {height} dots."),
    K610_do=N_("Save it smaller: 1600 dots wide are enough."),
    K611=N_("This picture moves: it is {count} pictures in one."),
    K611_do=N_("Choose one of them and save it as JPEG or PNG."),
    K612=N_("This picture is too narrow: {width} x {height} dots."),
    K612_do=N_("Cut it so that no side is more than {limit} times as long as the other."),
    K613=N_('The logo "{value}" is too narrow.'),
    K613_do=N_("Cut it so that no side is more than {limit} times as long as the other."),
    K701=N_('The sheet "{name}" is {count} mm too long: {part}.'),
    K701_do=N_("Shorten the texts of the record."),
    K702=N_('The print font lacks these signs: "{value}".'),
    K702_do=N_("Write them in Latin, Greek or Cyrillic letters, or say them in words."),
    K703=N_('The sheet "{name}" cannot be set: {what}.'),
    K703_do=N_("Simplify the text of the record until it can: lists, tables and links first."),
    K704=N_('The text is far too long for the one page of the sheet "{name}".'),
    K704_do=N_("Tell the story in about 250 words. What is longer makes a guide."),
    K705=N_('Nothing is printed in "{lang}": the print font has no signs of its script.'),
    K705_do=N_("The pages are there. To print too, a font must be added: docs/print.md"),
    K901=N_('The program failed at this record: "{reason}".'),
    K901_do=N_(
        "This is a fault of the program, not yours. Report it, with this file, to its makers."
    ),
)
