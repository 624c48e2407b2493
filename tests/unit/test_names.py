"""The names of files: what is no content, what another name cures, and what cannot stay."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from generator.locales import locale
from generator.report import hint
from tests.unit.content import CASE, Content
from tests.unit.previews import ROSA, ROSA_FILE, Running
from tests.unit.samples import png

LEFTOVERS = [
    *(".DS_Store", "._rosa.md", ".rosa.md.swp", ".rosa.md.swo", ".#rosa.md", ".gitkeep"),
    *(".directory", ".nfs000000001", ".syncthing.rosa.md.tmp", ".~lock.rosa.md#", ".rosa.md.un~"),
    *("Thumbs.db", "THUMBS.DB", "ehthumbs.db", "ehthumbs_vista.db", "desktop.ini", "Desktop.ini"),
    *("rosa.md~", "#rosa.md#", "4913", "rosa.md.swp", "rosa.md.bak", "rosa.md.orig", "rosa.md.rej"),
    *("rosa.md.tmp", "~$rosa.docx", "~WRL0001.tmp", "rosa.jpg.part", "rosa.md.crswap", "Icon\r"),
    *("rosa.md.save", "rosa.md.old", "rosa.md___jb_tmp___", "README.md", "README"),
    *("__MACOSX/cases/rosa.md", ".git/HEAD.md", "@eaDir/rosa.jpg", "rosa.md.sb-1234-x/rosa.md"),
]
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")


def told(content: Content) -> list[tuple[str, str, str]]:
    """Return path, code and cure of every problem."""
    words = locale("en")
    return [(str(one.path), one.code, hint(one, words)) for one in content.problems()]


@pytest.mark.parametrize("name", LEFTOVERS)
@pytest.mark.parametrize("folder", ["", "cases/", "associations/"])
def test_what_systems_and_editors_leave_is_no_content(
    content: Content, folder: str, name: str
) -> None:
    content.write(f"{folder}{name}", "x")
    assert content.said() == []
    library = content.library()
    assert len(library.pictures) == 1
    assert all("." not in entry.id for entry in library.everything())


def test_a_lock_that_leads_nowhere_is_no_content(content: Content) -> None:
    (content.folder / "cases" / ".#rosa-tannery.md").symlink_to("somebody@somewhere.1234")
    assert content.said() == []


def test_edits_are_followed_while_an_editor_is_at_work(running: Running) -> None:
    for name in (".rosa-tannery.md.swp", "4913", "Thumbs.db", "rosa-tannery.md~"):
        running.write(f"cases/{name}", "x")
    running.replace(ROSA_FILE, "They closed the taps", "They shut the taps")
    running.shows(ROSA, "They shut the taps")
    assert running.said[-1] == "No problem."


def test_a_wrong_name_is_told_in_the_preview_too(running: Running) -> None:
    running.write("cases/rosa.md.txt", "x")
    running.until(lambda: any("Rename it: content/cases/rosa.md" in one for one in running.said))


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("cases/rosa.MD", "cases/rosa.md"),
        ("cases/rosa.Md", "cases/rosa.md"),
        ("cases/rosa.md.txt", "cases/rosa.md"),
        ("cases/rosa.txt", "cases/rosa.md"),
        ("cases/rosa.markdown", "cases/rosa.md"),
        ("cases/rosa.mkd", "cases/rosa.md"),
        ("cases/rosa.yaml", "cases/rosa.md"),
        ("cases/rosa.yml", "cases/rosa.md"),
        ("cases/rosa", "cases/rosa.md"),
        ("cases/Curtiembre Rosa.TXT", "cases/curtiembre-rosa.md"),
        ("cases/rosa.es.md.txt", "cases/rosa.es.md"),
        ("cases/ROSA.ES.MD", "cases/rosa.es.md"),
        ("sources/bills.yaml", "sources/bills.yml"),
        ("sources/bills.YML", "sources/bills.yml"),
        ("sources/bills.md", "sources/bills.yml"),
        ("sources/bills.yml.txt", "sources/bills.yml"),
    ],
)
def test_a_record_with_another_ending_is_told_its_name(
    content: Content, name: str, place: str
) -> None:
    content.write(name, "x")
    assert told(content) == [(f"content/{name}", "K013", f"Rename it: content/{place}")]


@pytest.mark.parametrize("name", ["rosa.pt_BR.md", "rosa.pt-br.md", "Rosa.PT.md"])
def test_a_language_has_no_country(content: Content, name: str) -> None:
    content.write(f"cases/{name}", "x")
    assert told(content) == [(f"content/cases/{name}", "K012", "Rename the file: rosa.pt.md")]


def test_an_ending_that_stands_twice_is_no_language(content: Content) -> None:
    content.write("cases/rosa.md.md", "x")
    assert told(content) == [("content/cases/rosa.md.md", "K012", "Rename the file: rosa.md")]


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("case/rosa.md", "cases/rosa.md"),
        ("Cases/Rosa.MD", "cases/rosa.md"),
        ("cases/old/rosa.md", "cases/rosa.md"),
        ("cases/2025/03/rosa.md", "cases/rosa.md"),
        ("content/cases/rosa.md", "cases/rosa.md"),
        ("casos/rosa.md", "cases/rosa.md"),
        ("países/pe.md", "countries/pe.md"),
        ("source/bills.yaml", "sources/bills.yml"),
        ("measure/taps.es.md", "measures/taps.es.md"),
        ("policy/law.md", "policies/law.md"),
    ],
)
def test_a_record_in_another_folder_is_told_its_place(
    content: Content, name: str, place: str
) -> None:
    content.write(name, "x")
    assert told(content) == [(f"content/{name}", "K040", f"Move it to content/{place}")]


@pytest.mark.parametrize(
    ("name", "example"),
    [
        ("rosa.md", "cases/rosa.md"),
        ("plants/rosa.md", "cases/rosa.md"),
        ("bills.yml", "sources/bills.yml"),
        ("茶.md", "cases/my-name.md"),
    ],
)
def test_a_record_in_no_folder_is_told_the_folders(
    content: Content, name: str, example: str
) -> None:
    content.write(name, "x")
    ((_, code, cure),) = told(content)
    assert code == "K040"
    assert cure.startswith(
        f"Move it to the folder of its kind, for example to content/{example}. "
        "The folders are cases, sectors, measures, guides, "
    )


@pytest.mark.parametrize("ending", ["docx", "odt", "pdf", "html", "HTM", "xlsx", "csv", "json"])
def test_a_document_of_another_program_is_no_record(content: Content, ending: str) -> None:
    content.write(f"cases/rosa.{ending}", "x")
    assert content.said() == [
        f'rosa.{ending}:1:1 K041 A file that ends in ".{ending.lower()}" cannot be a record.'
    ]
    assert content.cures() == [
        "Copy its text into content/cases/rosa.md, then take this file out of content/."
    ]


def test_what_nobody_knows_goes_out_of_the_content(content: Content) -> None:
    content.write("sources/film.mp4", "x")
    assert content.said() == [
        "film.mp4:1:1 K013 The generator does not know what to do with this file."
    ]
    assert content.cures() == [
        "Take it out of content/. If it is a record, name it like this: content/sources/my-name.yml"
    ]


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("cases/drum.heic", "cases/drum.jpg"),
        ("cases/Drum 1.HEIC", "cases/drum-1.jpg"),
        ("cases/drum.tiff", "cases/drum.jpg"),
        ("cases/drum.jfif", "cases/drum.jpg"),
        ("cases/drum.gif", "cases/drum.png"),
        ("cases/drum.svg", "cases/drum.png"),
        ("associations/chamber.gif", "associations/chamber.png"),
    ],
)
def test_a_picture_that_no_page_shows_is_told_the_form_to_save_it_in(
    content: Content, name: str, place: str
) -> None:
    content.write(name, "x")
    cure = f"Open it in a program for pictures and save it again as content/{place}"
    assert told(content) == [(f"content/{name}", "K614", cure)]


@pytest.mark.parametrize("name", ["case/drum.jpg", "Cases/DRUM.jpg", "cases/pictures/drum.jpg"])
def test_a_picture_in_another_folder_is_told_its_place(content: Content, name: str) -> None:
    content.write(name, png(8, 8))
    assert told(content) == [(f"content/{name}", "K606", "Move it to content/cases/drum.jpg")]


DEVICES = ["con", "CON", "Nul", "aux", "prn", "com1", "LPT9", "com0", "con.es", "CONIN$"]


@pytest.mark.parametrize("name", DEVICES)
def test_a_name_that_windows_keeps_for_itself_is_refused(content: Content, name: str) -> None:
    content.case(name=name)
    device, _, lang = name.lower().replace("$", "").partition(".")
    near = f"{device}{'' if '$' in name else '-1'}{f'.{lang}' if lang else ''}.md"
    assert content.said() == [
        f'{name}.md:1:1 K012 "{name}.md" cannot be the address of a page: '
        "Windows keeps it for itself."
    ]
    assert content.cures() == [f"Rename the file: {near}"]


@on_linux
@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("rosa.md.", "rosa.md"),
        ("rosa.md ", "rosa.md"),
        ("rosa: a plant.md", "rosa-a-plant.md"),
        ("what?.md", "what.md"),
        ('"rosa".md', "rosa.md"),
        ("<rosa>.md", "rosa.md"),
        ("rosa|ana*.md", "rosa-ana.md"),
        ("rosa\\ana.md", "rosa-ana.md"),
    ],
)
def test_a_name_that_windows_cannot_hold_is_refused(content: Content, name: str, near: str) -> None:
    content.write(f"cases/{name}", "x")
    (said,) = content.said()
    assert said.endswith("of a page: Windows refuses a sign in it, or its end.")
    assert [(code, cure) for _, code, cure in told(content)] == [
        ("K012", f"Rename the file: {near}")
    ]


@pytest.mark.parametrize("name", ["console", "nullify", "com10", "auxiliary", "lpt", "con-carne"])
def test_a_name_that_only_begins_like_one_of_windows_is_right(content: Content, name: str) -> None:
    content.case(name=name)
    assert content.said() == []


ONLY_ONE = "Windows and macOS keep only one of the two: delete one, or give it quite another name."


@on_linux
@pytest.mark.parametrize(
    ("names", "wrong"),
    [
        (("cases/a-case.md", "cases/A-Case.md"), ["A-Case.md"]),
        (("cases/a-case.md", "Cases/a-case.md"), ["a-case.md"]),
        (("cases/A-case.md", "cases/a-Case.md"), ["A-case.md", "a-Case.md"]),
        (("cases/Foto.JPG", "cases/foto.JPG"), ["Foto.JPG", "foto.JPG"]),
        (("cases/foto.jpg", "cases/foto.JPG"), ["foto.JPG"]),
        (("associations/Logo.PNG", "associations/logo.png"), ["Logo.PNG"]),
    ],
)
def test_names_that_differ_in_capitals_only_cannot_both_stay(
    content: Content, names: tuple[str, str], wrong: list[str]
) -> None:
    picture = (Path(__file__).parents[1] / "examples/good/content/cases/rosa-taps.png").read_bytes()
    for name in names:
        data = f"{CASE}---\n".encode() if name.lower().endswith("md") else picture
        content.write(name, data)
    problems = [one for one in content.problems() if one.code == "K042"]
    assert [one.path.name for one in problems] == wrong
    assert {hint(one, locale("en")) for one in problems} == {ONLY_ONE}
    assert not {"K012", "K605", "K013", "K040"} & {one.code for one in content.problems()}


@pytest.mark.parametrize("name", ["rosa-tannery.md.txt", "rosa_tannery.md", "rosa-tannery.docx"])
def test_nobody_is_told_to_write_over_another_record(content: Content, name: str) -> None:
    content.write(f"cases/{name}", "x")
    assert content.said() == [
        f'{name}:1:1 K043 "{name}" and content/cases/rosa-tannery.md '
        "look like two versions of one file."
    ]
    assert content.cures() == [
        "Put what is right in both into content/cases/rosa-tannery.md, and delete the other."
    ]


@on_linux
@pytest.mark.parametrize(
    ("name", "code", "cure"),
    [
        ("cases/ro\u00adsa.md", "K016", "It is in the name of the file. Rename it: rosa.md"),
        ("cases/ro\u00a0sa.md", "K016", "It is in the name of the file. Rename it: ro-sa.md"),
        (
            "associations/lo\u200bgo.svg",
            "K016",
            "It is in the name of the file. Rename it: logo.svg",
        ),
        ("cases/a\u202e.png", "K016", "It is in the name of the file. Rename it: a.png"),
        ("cases/ros\u0430.md", "K020", "Rename the file: rosa.md"),
        ("cases/f\u043eto.png", "K020", "Rename the file: foto.png"),
        ("cases/rosa\u20131.md", "K020", "Rename the file: rosa-1.md"),
    ],
)
def test_a_sign_in_a_name_that_nobody_sees_is_named(
    content: Content, name: str, code: str, cure: str
) -> None:
    content.write(name, CASE)
    assert [one[1:] for one in told(content)] == [(code, cure)]


@on_linux
@pytest.mark.parametrize(
    "name",
    [
        *("rosa-tannery (1).md", "rosa-tannery copy.md", "rosa-tannery - Copy (2).md"),
        *("Copy of rosa-tannery.md", "Copia de rosa-tannery.md", "rosa-tannery - copia.md"),
        *("rosa-tannery (Rosa's conflicted copy).md", "rosa-tannery_BACKUP_123.md"),
        "rosa-tannery.sync-conflict-20260101-120000-ABC.md",
    ],
)
def test_a_copy_is_no_second_record(content: Content, name: str) -> None:
    content.write(f"cases/{name}", CASE)
    into = "content/cases/rosa-tannery.md"
    cure = f"Put what is right in both into {into}, and delete the other."
    assert told(content) == [(f"content/cases/{name}", "K043", cure)]


def test_an_empty_file_is_told_what_writes_its_form(content: Content) -> None:
    for name in ("cases/new.md", "cases/rosa-tannery.pt.md", "vocabularies/mine.yml"):
        content.write(name, "")
    assert [cure for _, _, cure in told(content)] == [
        "Start from a ready form: cpkb new cases new",
        "Start from a ready form: cpkb new cases rosa-tannery.pt",
        "Take back its last version: git restore content/vocabularies/mine.yml",
    ]
