"""What a record can do to its sheet: too much text, markup, a sign that the font lacks."""

from __future__ import annotations

import io
import pickle
import subprocess
from pathlib import Path

import pikepdf
import pytest

from generator.checks import check
from generator.locales import locale
from generator.report import paragraph
from generator.sheets.catalogue import Sheet, branded, national
from generator.sheets.engine import SheetError, TooLongError
from generator.sheets.finish import booklet_order
from generator.sheets.parts import Paper
from generator.sheets.press import FEW
from generator.sheets.printing import Printer, PrintRun, saying
from tests.sheets.printed import SETTINGS, library, printed
from tests.unit.content import SOURCED, Content

MARKUP = (
    r"""#read("/etc/passwd") $x^2$ #sys.version @ref *bold* _it_ \ <label> // end ```raw``` = h"""
)


def told(print_: PrintRun) -> str:
    (problem,) = print_.problems
    return paragraph(problem, locale("en"))


def made(content: Content, *names: str) -> PrintRun:
    found, problems = check(content.folder)
    assert [problem for problem in problems if problem.blocks] == []
    sheets = [Sheet("case", name, "en", "a4") for name in names]
    printer = Printer(found, SETTINGS, content.folder.parent)
    return printer.make(sheets)


def text_of(file: Path) -> str:
    done = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, check=True)
    return " ".join(done.stdout.decode().split())


def test_markup_is_printed_as_it_stands(content: Content, tools: None) -> None:
    # HTML in the prose is an error of its own, so the label stands in a field only.
    content.case(
        f"place: '{MARKUP}'\n", body=f"## A heading\n\n    {MARKUP.replace('<label>', '')}\n"
    )
    (sheet,) = made(content, "a-case").made.values()
    text = text_of(sheet.file)
    assert text.count('#read("/etc/passwd") $x^2$ #sys.version @ref *bold* _it_') == 2
    assert "root:" not in text


def test_text_that_is_too_long_is_an_error_that_says_by_how_much(content: Content) -> None:
    content.case(body="## What was done\n\n" + "They closed the taps and wrote it down.\n\n" * 100)
    content.case(name="another-case")
    print_ = made(content, "a-case", "another-case")
    assert told(print_) == (
        'content/cases/a-case.md:9:1  K701  The sheet "en/print/a-case-case-a4.pdf" is 297 mm too '
        "long: the page.\n    Shorten what begins here, or other texts of the record."
    )
    assert [sheet.entry for sheet in print_.made] == ["another-case"]


@pytest.mark.parametrize("error", [TooLongError("front", 12), SheetError("no such sign")])
def test_an_error_comes_whole_from_another_process(error: SheetError) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error)
    assert (str(again), vars(again)) == (str(error), vars(error))


def test_text_that_is_too_long_stops_no_sheet_of_another_process(content: Content) -> None:
    content.case(body="## What was done\n\n" + "They closed the taps and wrote it down.\n\n" * 100)
    others = [f"case-{number}" for number in range(FEW)]
    for name in others:
        content.case(name=name)
    print_ = made(content, "a-case", *others)
    (problem,) = print_.problems
    assert (str(problem.path), problem.code) == ("content/cases/a-case.md", "K701")
    assert [sheet.entry for sheet in print_.made] == others


def test_a_sign_that_cannot_be_printed_is_named(content: Content) -> None:
    content.case('place: "Rosa \U0001f40c"\n')
    said = told(made(content, "a-case"))
    assert said.startswith("content/cases/a-case.md:1:1  K703  The sheet ")
    assert "\U0001f40c" in said


def test_nothing_is_rendered_twice(content: Content) -> None:
    content.case()
    content.case(name="another-case")
    first, other = made(content, "a-case", "another-case").made.values()
    before = [one.file.stat().st_mtime_ns for one in (first, other)]
    content.case("place: Rosa\n")
    changed, same = made(content, "a-case", "another-case").made.values()
    assert changed.file != first.file
    assert [first.file.stat().st_mtime_ns, same.file.stat().st_mtime_ns] == before


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_a_second_run_renders_nothing(content: Content, paper: Paper) -> None:
    content.case()
    printer = Printer(check(content.folder)[0], SETTINGS, content.folder.parent)
    sheets = [Sheet("case", "a-case", "en", paper)]
    said: list[str] = []
    for _ in range(2):
        printer.make(sheets, saying(locale("en"), said.append))
    assert said == ["Rendered 1 of 1 sheets"]


def test_a_figure_carries_its_grade_onto_paper(content: Content, tools: None) -> None:
    content.case(f"saving: {{amount: 400, currency: USD, per: year, {SOURCED}}}\n")
    (sheet,) = made(content, "a-case").made.values()
    text = text_of(sheet.file)
    assert "US$ 400" in text.replace("\N{NO-BREAK SPACE}", " ")
    assert "Reported" in text


@pytest.mark.parametrize(("sentences", "shown"), [(20, 4), (80, 4), (120, 0)])
def test_a_case_sheet_prints_every_figure_that_there_is_room_for(
    content: Content, tools: None, sentences: int, shown: int
) -> None:
    money = f"currency: USD, {SOURCED}"
    content.case(
        f"investment: {{amount: 900, {money}}}\nsaving: {{amount: 400, per: year, {money}}}\n",
        body="## What was done\n\n" + "They closed the taps and wrote it down. " * sentences,
    )
    (sheet,) = made(content, "a-case").made.values()
    table = text_of(sheet.file).partition("Every figure and how we know it")[2]
    names = ("Investment", "Saving", "Payback", "Yearly return")
    assert [name for name in names if name in table] == list(names[:shown])


def test_an_association_stands_on_its_handouts(tools: None) -> None:
    association = library().get("associations", "example-camara-industria")
    sheet = next(iter(branded(library(), association)))
    text = text_of(printed(sheet).file)
    assert association.record.name in text
    assert "EJEMPLO" in text
    assert association.record.message["es"] in text


def test_a_country_has_its_own_word(tools: None) -> None:
    sheets = [sheet for sheet in national(library(), "MX") if sheet.entry == "tanneries"]
    sheet = next(sheet for sheet in sheets if sheet.lang == "es")
    text = text_of(printed(sheet).file)
    assert "Tenerías" in text
    assert "México" in text


@pytest.mark.parametrize(
    ("count", "sides"),
    [
        (4, [(3, 0), (1, 2)]),
        (6, [(7, 0), (1, 6), (5, 2), (3, 4)]),
        (8, [(7, 0), (1, 6), (5, 2), (3, 4)]),
    ],
)
def test_a_booklet_can_be_folded(count: int, sides: list[tuple[int, int]]) -> None:
    assert booklet_order(count) == sides


def test_a_booklet_is_a4_on_its_side() -> None:
    sheet = Sheet("topic", "paying-for-it", "es", "a5")
    data = printed(sheet).file.read_bytes()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert len(pdf.pages) % 2 == 0
        for page in pdf.pages:
            width, height = (round(float(value) / 72 * 25.4) for value in page.mediabox[2:])
            assert (width, height) == (297, 210)
