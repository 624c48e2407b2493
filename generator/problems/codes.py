"""The register of all codes, which are permanent: what each says, and its cure."""

from collections.abc import Mapping
from typing import NamedTuple

from generator.marks import N_
from generator.problems.codes_of_files import OF_DRAWINGS, OF_FILES, OF_PROSE
from generator.problems.codes_of_pictures import OF_PICTURES


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
_ONE_ONLY = N_("Only one stands here. Choose one of these: {one}")

# What is advice, where the rest are errors; and what is cured by the name that was meant.
_ADVICE = {
    "K019", "K111", "K305", "K306", "K307", "K309", "K313", "K314", "K315", "K316", "K317",
    "K318", "K513", "K515", "K516", "K519", "K520", "K526", "K527", "K528", "K538", "K539", "K541",
    "K543", "K544", "K545", "K616", "K705",
}  # fmt: skip
_ASKED = {"K102", "K107", "K118", "K201", "K202", "K204", "K303", "K406", "K408", "K506", "K523"}


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
    K101_do=N_('Add a line "{field}: ...". What it holds: {holds}'),
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
    K103_do=N_("What the field holds: {holds}"),
    K103_near=N_("Write {near}"),
    K103_form=N_("Write it like this: {form}"),
    K103_either=N_("Write {either} or {other}, whichever is meant."),
    K103_plain=N_('Write {plain}, and tell "{value}" in the story or in a note.'),
    K103_none=N_(
        'Write one whole number. If "{none}" is not known so well, leave the line out and tell '
        '"{value}" in the story or in a note.'
    ),
    K103_unknown=N_('Write "{unknown}" in digits, or leave the line out if it is not known.'),
    K103_item=N_('Each item of the list begins with a hyphen, as in "  - {item}: ...".'),
    K104=N_("{value} is out of range."),
    K104_do=N_("It must be {limit}."),
    K105=N_("Other programs read {value} without quotes as {reading}."),
    K105_do=N_('Put it in quotes: "{value}"'),
    K105_number=N_(
        'Write {number} if it is a number. If it is a text, put it in quotes: "{value}"'
    ),
    K106=N_('The field "{field}" is empty.'),
    K106_do=N_("Fill it in, or delete the line if the field may be left out."),
    K106_holds=N_("Fill it in. What it holds: {holds}"),
    K107=N_('"{value}" is not a possible value of "{field}".'),
    K107_do=N_("Possible values: {choices}."),
    K108=N_('"{value}" is not a number as this field takes it: {what}.'),
    K108_do=N_(
        "Write 21200 (no separators), 4.3, 30-50, about 2000, over 900, under 3 or up to 40."
    ),
    K108_near=N_("Write {near}"),
    K108_whole=N_("Write {whole} or {decimal}, whichever the source means."),
    K108_plain=N_('Write {plain}, and tell "{value}" in the note.'),
    K108_money=N_(
        'Write {money}. The code of the currency stands in the field "currency"; all codes: '
        "cpkb list currencies"
    ),
    K108_currency=N_("Write {number}, and on a line of its own: currency: {currency}"),
    K108_label=N_('Write {label}, and say "{things}" in the label.'),
    K108_unit=N_("Write {number}, and in the field for the unit: unit: {unit}"),
    K108_unknown=N_(
        'Write it in digits, as in 21200 or 4.3. If it is not known, leave out "{unknown}".'
    ),
    K108_one=N_(
        "Write one number, with digits and a point only, such as {one}. If the source gives none, "
        "leave this reading out and tell it in the note."
    ),
    K109=N_('"{value}" does not have the form that "{field}" needs.'),
    K109_do=N_("What the field holds: {holds}"),
    K109_near=N_("Write {near}"),
    K110=N_('"{value}" is not a web address: {what}.'),
    K110_do=N_("Copy it from the browser: {field}: {example}"),
    K110_near=N_("Write it like this: {near}"),
    K111=N_('The field "{field}" is no longer used.'),
    K111_do=N_("Delete it. Nothing takes its place."),
    K111_near=N_('Delete it. What it said belongs into "{near}" now, or into a note for readers.'),
    K112=N_('"{value}" can be read as {whole} or as {decimal}.'),
    K112_do=N_("Write {whole} or {decimal}, whichever the source means."),
    K113=N_('"{value}" is too long: {size} characters.'),
    K113_do=N_("Shorten it to {limit} characters or fewer."),
    K114=N_("The fields hold too many values."),
    K114_do=N_(
        "All fields of a file hold at most {limit} values. Keep what matters, or write several "
        "records."
    ),
    K115=N_('What stands behind the sign # is lost: "{value}".'),
    K115_do=N_("Put the whole text in double quotes. A remark goes on a line of its own."),
    K115_near=N_("Write {near} if it belongs to the text. A remark goes on a line of its own."),
    K116=N_('"{value}" has a time of day.'),
    K116_do=N_("Write only the day, as the calendar has it where you are: {field}: {day}"),
    K117=N_('"{value}" is still to come.'),
    K117_do=N_('Correct "{field}". If it is past already, set the clock of this computer right.'),
    K118=N_('"{value}" is not a length of time as this field takes it.'),
    K118_do=N_(
        "Write the time that was measured, never another: day, week, month, year, or several of "
        "them: 9 months, 90 days, 1.5 years."
    ),
    K119=N_('"{value}" stands twice in "{field}".'),
    K119_do=N_("Delete one of the two, or write what was meant in its place."),
    K201=N_('There is no {kind} called "{value}".'),
    K201_do=N_("The file would be {file}. Choose one that exists, or add it."),
    K201_one=_ONE_ONLY,
    K201_choices=N_("There are: {choices}. Or add it as {file}."),
    K201_all=N_("All there are: cpkb list {all}. Or add it as {file}."),
    K201_some=N_("The nearest are {some}; all of them: cpkb list {folder}. Or add it as {file}."),
    K202=N_('"{value}" is not in the list "{list}".'),
    K202_do=N_("Possible values: {choices}."),
    K202_one=_ONE_ONLY,
    K202_all=N_("All possible values: cpkb list {all}"),
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
    K209=N_('"{key}" stands behind "{other}", which is as long or longer.'),
    K209_do=N_("Put the classes in order, the shortest below_months first."),
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
    K310=N_('"{value}" is not a year or years as this field takes them.'),
    K310_do=N_(
        "Write 2002, 2003-2019, about 2002, since 1997, before 2004 or after 2001, in these words."
    ),
    K310_near=N_("Write it like this: {near}"),
    K311=N_("The document was not read, and none is named that cites it."),
    K311_do=N_('Write below "cited_by:" the one in which you met it: - source: its-id'),
    K312=N_('The figure names "{value}", a document that was not read.'),
    K312_do=N_("Name the document in which you read the figure."),
    K312_near=N_("Name the document in which you read the figure: {near}."),
    K313=N_('"{value}" looks as if it were in "{found}", and the text is in "{lang}".'),
    K313_do=N_("Translate it. A quotation from a document stands in double quotes."),
    K314=N_('"{value}" is not said in "{lang}", the language of the text.'),
    K314_do=N_("Translate the words before the number."),
    K315=N_('"{value}" is not translated: the original says it word for word.'),
    K315_do=N_("Translate it."),
    K316=N_('"{value}" does not begin like the titles of other measures.'),
    K316_do=N_('Say what to do, with the verb in this form: "{example}".'),
    K317=N_('All languages show this field as it is typed, and "{value}" is of one of them.'),
    K317_do=N_("Leave the word out, or say it in a text that can be translated."),
    K318=N_('"{value}" is called "{meant}" in "{lang}".'),
    K318_do=N_("Write it as the glossary does: {meant}"),
    **OF_PROSE,
    K501=N_('This figure has no "{field}".'),
    K501_do=N_("Every figure says where it comes from. {how}"),
    K502=N_("The stated payback, {stated} months, is not the computed one, {computed} months."),
    K502_do=N_("Payback is investment / yearly saving x 12. Check the figures against the source."),
    K503=N_("The stated return, {stated} %, is not the computed one, {computed} %."),
    K503_do=N_("Return is yearly saving / investment x 100. Check the figures against the source."),
    K504=N_('"{field}" is {stated}, and its parts add up to {computed}.'),
    K504_do=N_("Check the total and the cases named in parts against the source."),
    K505=N_('"{first}" and "{second}" are not in the same unit, or not per the same thing.'),
    K505_do=N_(
        "Write both as the source gives them: unit, time and output. If they differ there too, "
        "take them apart."
    ),
    K506=N_('"{value}" is not a unit of {resource}.'),
    K506_do=N_(
        "Possible units: {choices}. If the source has another, convert nothing: add the unit to "
        '"{resource}" in content/vocabularies/resources.yml, then run cpkb export.'
    ),
    K507=N_('The result "{id}" does not say what changed.'),
    K507_do=N_("Add reduction_percent, or before and after, or saved."),
    K508=N_("The sector guide is not complete: it has too little of {what}."),
    K508_do=N_(
        "Behind each stands how many are there, and how many are needed. Add them, or set status: "
        'outline. Measures are those that name this sector under "sectors".'
    ),
    K509=N_("The measure rests on a source, and names none."),
    K509_do=N_("Add sources or examples, or set basis: general-practice."),
    K510=N_('The label says "{value}", and the number has no unit.'),
    K510_do=N_(
        'Add "unit: percent" and take the word out of the label; for a number of things, '
        'add "unit: count".'
    ),
    K511=N_("The stated reduction, {stated} %, is not what the readings give, {computed} %."),
    K511_do=N_(
        "Check both against the source. If the source itself says both, keep the readings and put "
        'its percentage into "note".'
    ),
    K512=N_('The result "{id}" states that less is used, and more is read after than before.'),
    K512_do=N_("Check which reading is which, and their units, times and outputs."),
    K513=N_('The result "{id}" has more after than before.'),
    K513_do=N_(
        "If more is used now, leave it. If not, check which reading is which, and their units, "
        "times and outputs."
    ),
    K514=N_(
        "{stated} {unit} are saved, and the readings before and after leave {computed} {unit}."
    ),
    K514_do=N_("Check all three against the source, and their units, times and outputs."),
    K515=N_('"{value}" is less than one percent.'),
    K515_do=N_("If {whole} % is meant, write {whole}. If it is less than one percent, leave it."),
    K516=N_("The payback would be {months} months."),
    K516_do=N_(
        "That is sooner than a day or later than fifty years. Check amounts, currencies and times: "
        "are there thousands too many or too few?"
    ),
    K517=N_('"{value}" ends before it begins.'),
    K517_do=N_('Check "{field}" against the source: the earlier year comes first.'),
    K518=N_('The scope is "{scope}", and "plants" is {plants}.'),
    K518_do=N_(
        "One plant is scope: enterprise, several plants together are scope: group, a programme is "
        "scope: programme. Change the one that is wrong."
    ),
    K519=N_("The investment is in {first} and the saving in {second}: there is no payback."),
    K519_do=N_(
        "Convert nothing. If the source gives both in one currency, take those; if not, leave it: "
        "the page says why."
    ),
    K520=N_('The reading before of "{id}" is 0, and nothing can be compared with it.'),
    K520_do=N_("If nothing was read, leave the reading out. If it was 0 indeed, leave it."),
    K521=N_('"{value}" is a unit per something.'),
    K521_do=N_(
        "Write unit: {unit} and, in the same reading, what was produced: output: {{quantity: ..., "
        "unit: ...}}. For a figure per one, its quantity is 1. If content/vocabularies/"
        'output-units.yml has no unit for "{per}", add one there, then run cpkb export.'
    ),
    K522=N_('"{value}" is a unit per time.'),
    K522_do=N_("Write unit: {unit} and, in the same reading, period: {per}"),
    K523=N_('"{value}" is not a unit of what is produced.'),
    K523_do=N_(
        "Possible units: {choices}. If the source means another, add it with its label to "
        "content/vocabularies/output-units.yml, then run cpkb export."
    ),
    K524=N_('"{value}" is a unit per something.'),
    K524_do=N_(
        "Write unit: {unit} and, beside it, per: with a unit of content/vocabularies/"
        'output-units.yml. If it has none for "{per}", add one there, then run cpkb export.'
    ),
    K525=N_('The result "{id}" saves more than was used before.'),
    K525_do=N_("Check both readings against the source, and their units, times and outputs."),
    K526=N_('"{value}" is thousands to some readers of the language, and has decimals to others.'),
    K526_do=N_(
        'Write "{whole}\N{NARROW NO-BREAK SPACE}{rest}", with the space copied from here, or '
        '"{decimal}", whichever is meant. '
        "A quotation from a document stands in double quotes."
    ),
    K527=N_("A reduction of {value} % says that more is used now."),
    K527_do=N_("If {less} % less is used, write {less}. If more is used, leave it."),
    K528=N_("One unit would save {one} a year, and all together save only {all}."),
    K528_do=N_(
        "Check both amounts, their time and the unit. If less than one unit is produced in a year, "
        "leave it."
    ),
    K531=N_("The case names itself as a case that may tell of the same plant."),
    K531_do=N_("Name the other case here, or delete the line."),
    K532=N_('"{id}" is the result of a programme or a total of other cases, not of a plant.'),
    K532_do=N_("Name the case of the one plant that is meant, or delete it here."),
    K533=N_("The facility is said to be open, and not when somebody asked."),
    K533_do=N_(
        "Add the day when you or somebody you name asked the lender: checked: year-month-day. "
        "If nobody asked: state: unknown"
    ),
    K534=N_("The facility is said to be open, and not who may ask it for money."),
    K534_do=N_(
        "Add who may, as the lender or your source says: who_may_ask: [...], with words from "
        "content/vocabularies/askers.yml. Plants find it only where firms are among them."
    ),
    K535=N_("The contact names no way to reach anybody."),
    K535_do=N_("Add telephone, freephone, whatsapp, email or web, or delete the contact."),
    K536=N_('"{value}" is not a telephone number as this field takes it.'),
    K536_do=N_(
        "Write one number with + and the code of the country, then only digits and spaces: "
        '+591 2 277 6321. An extension stands behind it: "+591 2 277 6321 ext 12". Another number '
        "is another item of the list. What answers inside the country alone goes under freephone."
    ),
    K536_near=N_('Write "{near}"'),
    K537=N_('"{value}" is not an e-mail address.'),
    K537_do=N_("Write one address as one types it, such as info@example.org, without a name."),
    K537_near=N_("Write {near}"),
    K538=N_('"{value}" looks like a person, and contacts of institutions alone are published.'),
    K538_do=N_(
        "Write the address, office or function that stays when the person leaves. If it is that "
        "already, leave it."
    ),
    K539=N_("The contact was checked last on {day}, more than a year ago."),
    K539_do=N_("Telephone or read their page again, correct it, and set checked to that day."),
    K541=N_('The guide has {count} of {least} questions in "{lang}" by which the search finds it.'),
    K541_do=N_("Below questions, {lang} write what people would type: - how to cut my water bill"),
    K542=N_('"{value}" is not a number as one dials it inside the country.'),
    K542_do=N_(
        "Write only digits and spaces: 0800 570 0800. A number with + goes under telephone."
    ),
    K542_near=N_('Write "{near}"'),
    K543=N_("The text is hard to read: {count} of 100, where {least} is easy enough for most."),
    K543_do=N_("Make two sentences of a long one, and take the short word where there is one."),
    K544=N_("The summary has {count} signs; lists and search engines show {limit} at most."),
    K544_do=N_("Say the one thing that a reader has to know, and leave the rest to the text."),
    K545=N_('"{value}" is called "{meant}" here.'),
    K545_do=N_("Write {meant}. The list of words: content/vocabularies/terms.yml"),
    **OF_DRAWINGS,
    **OF_PICTURES,
    K701=N_('The sheet "{name}" is {count} mm too long: {part}.'),
    K701_do=N_("Shorten what begins here, or other texts of the record."),
    K702=N_('The print font lacks these signs: "{value}".'),
    K702_do=N_("Write them in Latin, Greek or Cyrillic letters, or say them in words."),
    K703=N_('The sheet "{name}" cannot be set: {what}.'),
    K703_do=N_("Simplify the text of the record until it can: lists, tables and links first."),
    K704=N_('The text is far too long for the one page of the sheet "{name}".'),
    K704_do=N_("Tell the story in about 250 words. What is longer makes a guide."),
    K705=N_('Nothing is printed in "{lang}": the print font has no signs of its script.'),
    K705_do=N_("The pages are there. To print too, a font must be added: docs/print.md"),
    K706=N_('The picture "{name}", which links to the page show, has no room for {part}.'),
    K706_do=N_("Shorten it. Up to 100 letters of a title and 300 of a summary always fit."),
    K707=N_('No line has room for the {size} letters of "{value}" in one piece.'),
    K707_do=N_("Divide it with spaces or hyphens into words of at most {limit} letters."),
    K708=N_("The table has {count} columns that need {size} mm; the paper has {limit} mm."),
    K708_do=N_("Leave out a column, shorten its longest words, or make two tables of it."),
    K709=N_("It was added on {added}, and checked last before that, on {reviewed}."),
    K709_do=N_("Correct the wrong day: added never changes, reviewed is the last check."),
    K710=N_('The address {name}, "{value}", cannot be used: {what}.'),
    K710_do=N_("Write it in full, with nothing behind the folder: https://example.org/kb/"),
    K901=N_('The program failed at this record: "{reason}".'),
    K901_do=N_(
        "This is a fault of the program, not yours. Report it, with this file, to its makers."
    ),
)
