"""What is told of a file as such, its prose or its lines: the codes K0xx, K4xx, K548, K549."""

from generator.marks import N_


def texts(**texts: str) -> dict[str, str]:
    """Return texts by the codes that they are of."""
    return texts


OF_FILES = texts(
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
    K006_file=N_("Take back its last version: git restore {file}"),
    K007=N_("This line cannot be read as a field."),
    K007_do=N_(
        "Write a name, a colon, a space and the value. Put a text with other signs in quotes."
    ),
    K008=N_('The field "{key}" is there twice; the first is on line {first}.'),
    K008_do=N_("Keep one of the two."),
    K009=N_("The file must hold fields, and it holds {found}."),
    K009_do=N_("Write one field a line: name, colon, space, value."),
    K010=N_("This value is written once and used in several places (& and *)."),
    K010_do=N_("Write the value out in each place."),
    K011=N_('The mark "{tag}" is not allowed.'),
    K011_do=N_("If it is a part of the text, put the text in double quotes; else take it out."),
    K011_near=N_("If it is a part of the text, write {near}; else take it out."),
    K012=N_('"{name}" cannot be the address of a page: {what}.'),
    K012_do=N_("Name the file with a-z, 0-9 and hyphens only."),
    K012_near=N_("Rename the file: {near}"),
    K013=N_("The generator does not know what to do with this file."),
    K013_do=N_(
        "Take it out of content/. If it is a record, name it like this: "
        "content/{folder}/my-name{suffix}"
    ),
    K013_near=N_("Rename it: {near}"),
    K014=N_("The file is too large: {size} KB."),
    K014_do=N_("A record holds at most {limit} KB. Shorten the text."),
    K015=N_("This is a link to another file or folder (a symbolic link)."),
    K015_do=N_("Put the file itself here."),
    K016=N_("There is a sign here that cannot be seen: {what} ({point})."),
    K016_do=N_("Delete it: put the cursor behind it and press Backspace, or type the word again."),
    K016_rename=N_("It is in the name of the file. Rename it: {rename}"),
    K016_near=N_("Type it again by hand: {near}"),
    K018=N_("The file has more problems than the {told} that are told: at least {count}."),
    K018_do=N_("Cure the others first, then run again: cpkb check {file}"),
    K019=N_("There is more advice than the {told} pieces that are told: at least {count}."),
    K019_do=N_("Follow the others first, then run again: cpkb check {file}"),
    K020=N_('"{value}" holds a sign that looks like another: {what} ({point}).'),
    K020_do=N_("Type it again by hand, with the letters and signs of your own keyboard."),
    K020_rename=N_("Rename the file: {rename}"),
    K020_near=N_("Type it again by hand: {near}"),
    K021=N_("Two versions of some lines stand here one below the other, as git left them."),
    K021_do=N_(
        "Keep the version that is right, and delete the lines that begin with <<<<<<<, ======= "
        "and >>>>>>>."
    ),
    K022=N_("This text has a colon in it, and no quotes around it."),
    K022_do=N_("Put the whole text in double quotes."),
    K022_group=N_("Several fields on one line stand in braces: {group}"),
    K022_near=N_("Put it in quotes: {near}"),
    K022_below=N_(
        'If "{below}" is a field of its own, write it on the next line, with two more spaces in '
        "front."
    ),
    K023=N_('The name "{name}" is too long: {count} characters.'),
    K023_do=N_("Addresses are typed from paper: give it at most {limit} characters."),
    K024=N_("The file or folder cannot be read: {reason}."),
    K024_do=N_("Let everybody read it (chmod a+rX), or take it out of content/."),
    K025=N_("The file mkdocs.yml cannot be used: {what}."),
    K025_do=N_("Correct it, or take back its last version: git restore mkdocs.yml"),
    K026=N_('A text that begins with "{sign}" needs quotes.'),
    K026_do=N_("Put the whole text in double quotes."),
    K026_near=N_("Write {near}"),
    K027=N_("The quote that opens here is not closed."),
    K027_do=N_("Write the same quote again where the text ends, on the same line."),
    K027_near=N_("Close it where the text ends: {near}"),
    K028=N_("The text goes on behind the quote that closes it."),
    K028_do=N_("Put the whole text in quotes of the other kind, single or double."),
    K028_near=N_("Put the whole text in quotes that it does not hold: {near}"),
    K029=N_('The bracket "{sign}" that opens here is not closed.'),
    K029_do=N_("Close it on the same line, the one that was opened last first."),
    K029_near=N_("Close it on the same line: {near}"),
    K030=N_("Between the name of a field and its value there must be a colon and a space."),
    K030_do=N_("Write each field as name, colon, space, value: place: La Paz"),
    K030_near=N_("Write {near}"),
    K031=N_("The spaces at the start of this line ({count}) do not fit the lines around it."),
    K031_do=N_(
        'Begin it as "{field}" does, with this number of spaces: {other}. Or begin it as the line '
        "does that it belongs beside."
    ),
    K032=N_("This line has no name of a field and no colon."),
    K032_do=N_(
        "Write the name, a colon and a space before it, or begin it with two spaces if it goes on "
        "with the text above."
    ),
    K032_near=N_("If it goes on with the text above, write both on one line: {near}"),
    K033=N_("This is not read as an item of a list."),
    K033_do=N_(
        'Put a text that begins with "-" in double quotes. Items of a list stand below its name, '
        'each on its own line, as in "  - BO", and nothing stands behind the name.'
    ),
    K033_near=N_("Write {near}"),
    K034=N_("More than {limit} groups or lists stand here one within another."),
    K034_do=N_("Take out the brackets or spaces that are too many: no field needs so many."),
    K035=N_('This line "{value}" is one too many.'),
    K035_do=N_("Delete it: all fields stand together, above the line that ends them."),
    K035_second=N_("If a second record begins here, move it to a file of its own: {second}"),
    K036=N_("A backslash means something else inside double quotes."),
    K036_do=N_("Put the text in single quotes, or write two backslashes for each."),
    K036_near=N_("Put the text in single quotes: {near}"),
    K037=N_('The name of a field cannot begin with "{sign}".'),
    K037_do=N_("Take the sign out."),
    K037_near=N_("Write {near}"),
    K038=N_('The comma cuts "{value}" in two: inside braces it ends a value.'),
    K038_do=N_("Write name, colon, space and value for each field inside the braces."),
    K038_near=N_("If both parts are one text, put it in quotes: {near}"),
    K038_number=N_("Write {number}"),
    K038_whole=N_("Write {whole} or {decimal}, whichever the source means."),
    K039=N_("At these brackets a comma or a bracket is missing, or one is too many."),
    K039_do=N_("Put one comma between two values, and close each bracket once: [BO, MX]"),
    K039_near=N_("Write {near}"),
    K040=N_("No record is looked for in this place."),
    K040_do=N_(
        "Move it to the folder of its kind, for example to {example}. The folders are {folders}."
    ),
    K040_near=N_("Move it to {near}"),
    K041=N_('A file that ends in "{ending}" cannot be a record.'),
    K041_do=N_(
        "Copy its text into a record: cpkb new cases my-name writes one. "
        "Then take this file out of content/."
    ),
    K041_near=N_("Copy its text into {near}, then take this file out of content/."),
    K042=N_('"{name}" and {other} differ in capital letters only.'),
    K042_do=N_(
        "Windows and macOS keep only one of the two: delete one, or give it quite another name."
    ),
    K043=N_('"{name}" and {other} look like two versions of one file.'),
    K043_do=N_("Put what is right in both into {file}, and delete the other."),
)

OF_PROSE = texts(
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
)

OF_DRAWINGS = texts(
    K548=N_('The drawing "{value}" lacks {what}.'),
    K548_do=N_("Put it into {file}, or take the entry out of this list."),
    K548_near=N_("If {near} is the drawing, rename it to {file}. If not, draw {file}."),
    K548_list=N_('Say in {list} what one sees in it: "{value}: {{label: {{en: ..., es: ...}}}}".'),
    K549=N_("A drawing is made of lines only, and here stands {what}."),
    K549_do=N_(
        "Take it out. A drawing holds {elements} and where they stand; colour and width are "
        "said once, in its first line."
    ),
    K549_name=N_(
        'Give "{name}" plain numbers within the frame, 0 to 120 across and 0 to 90 down. Of moves '
        "there are translate and rotate."
    ),
    K549_head=N_("Let the file begin with {head}"),
    K549_example=N_("Write every shape with its quotes and its end: {example}"),
    K549_limit=N_("Draw it with fewer points: at most {limit} KB."),
)
