"""The command line: what each command says, where it says it, and its exit status."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.authoring.derived import derived
from generator.cli import main
from generator.locales import interface_languages
from generator.model import KINDS
from generator.report import FORMATS
from tests.unit.commands import Run
from tests.unit.content import Content

WRONG = "sectors: [curtidurias]\n"
SAID = """\
content/cases/a-case.md:8:11  K201  There is no sector called "curtidurias".
    Did you mean "tanneries"?
1 problem.
"""
SAID_IN_SPANISH = """\
content/cases/a-case.md:8:11  K201  No hay ninguna ficha de sector que se llame "curtidurias".
    ¿Quiso decir "tanneries"?
1 problema.
"""


def test_a_library_without_a_problem(run: Run) -> None:
    assert run("check") == (0, "No problem.\n", "")


def test_a_problem_is_told_with_its_cure(run: Run, content: Content) -> None:
    content.case(WRONG)
    assert run("check") == (1, SAID, "")


def test_advice_does_not_fail(run: Run, content: Content) -> None:
    content.write("glossary/saving.yml", "kind: term\nname: {en: Saving}\n")
    assert run("check") == (
        0,
        'content/glossary/saving.yml:2:1  K307 (advice)  "name" has no text in "es".\n'
        '    Readers see it in "en" until you add a line: es: ...\n'
        "No problem, 1 piece of advice.\n",
        "",
    )


@pytest.mark.parametrize(
    "arguments",
    [("check", "--lang", "es"), ("--lang", "es", "check"), ("--lang", "en", "check", "--lang=es")],
)
def test_the_language_may_stand_before_or_after_the_command(
    run: Run, content: Content, arguments: tuple[str, ...]
) -> None:
    content.case(WRONG)
    assert run(*arguments) == (1, SAID_IN_SPANISH, "")


@pytest.mark.parametrize(
    ("variable", "value", "said"),
    [
        ("LANG", "es_BO.UTF-8", "Ningún problema.\n"),
        ("LC_MESSAGES", "es", "Ningún problema.\n"),
        ("LC_ALL", "es_MX", "Ningún problema.\n"),
        ("LC_ALL", "C.UTF-8", "No problem.\n"),
        ("LC_ALL", "de_DE.UTF-8", "No problem.\n"),
        ("LC_ALL", "", "No problem.\n"),
    ],
)
def test_messages_come_in_the_language_of_the_system(
    run: Run, monkeypatch: pytest.MonkeyPatch, variable: str, value: str, said: str
) -> None:
    monkeypatch.setenv(variable, value)
    assert run("check") == (0, said, "")
    assert run("check", "--lang", "en").out == "No problem.\n"


@pytest.mark.parametrize("lang", interface_languages())
def test_every_language_of_the_generator_can_be_asked_for(run: Run, lang: str) -> None:
    assert run("--lang", lang, "check").status == 0


def test_every_format_can_be_asked_for(run: Run, content: Content) -> None:
    content.case(WRONG)
    for name in FORMATS:
        assert run("check", "--format", name).status == 1
    assert run("check", "--format", "text").out == SAID
    found = json.loads(run("check", "--format", "json").out)
    assert [(one["code"], one["line"]) for one in found] == [("K201", 8)]
    assert run("check", "--format", "github").out == (
        "::error file=content/cases/a-case.md,line=8,col=11,title=K201::"
        'There is no sector called "curtidurias".%0ADid you mean "tanneries"?\n1 problem.\n'
    )
    assert run("check", "--format", "summary", "--lang", "es").out.startswith(
        "## Revisión de las fichas\n\n    content/cases/a-case.md:8:11 K201 No hay ninguna ficha de"
    )


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("content/cases/a-case.md", 1),
        ("content/cases", 1),
        ("content", 1),
        (".", 1),
        ("content/cases/rosa-tannery.md", 0),
        ("content/sectors", 0),
    ],
)
def test_a_check_of_some_files_tells_only_of_them(
    run: Run, content: Content, path: str, status: int
) -> None:
    content.case(WRONG)
    assert run("check", path) == (status, SAID if status else "No problem.\n", "")
    assert run("check", path, "content/guides").status == status


def test_a_file_that_is_not_there_cannot_be_checked(run: Run, content: Content) -> None:
    missing = content.folder / "cases" / "none.md"
    answer = run("check", "content/cases/none.md")
    assert answer == (2, "", f"cpkb: There is no file {missing}.\n")


def test_a_file_outside_the_content_is_not_said_to_be_right(run: Run, content: Content) -> None:
    file = content.folder.parent / "rosa.md"
    file.write_text(WRONG, "utf-8")
    said = f"cpkb: {file} is not in {content.folder}, and is not looked at.\n"
    assert run("check", "rosa.md") == (2, "", said)
    assert run("check", ".") == (0, "No problem.\n", "")


@pytest.mark.parametrize("typed", ["rosa-tannery", "cases/rosa-tannery.md", "rosa-tannery.yml"])
def test_a_file_that_is_named_nearly_right_is_told(run: Run, typed: str) -> None:
    answer = run("check", typed)
    assert answer.status == 2
    assert answer.err.endswith(". Did you mean content/cases/rosa-tannery.md?\n")


def test_the_project_may_be_somewhere_else(
    run: Run, content: Content, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    content.case(WRONG)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    assert run("--project", "..", "check") == (1, SAID, "")
    assert run("check", "--project", str(tmp_path)) == (1, SAID, "")
    assert run("check") == (
        2,
        "",
        f"cpkb: There is no folder content/ in {elsewhere}. Go to the folder of the project, or "
        "name it: cpkb --project FOLDER ...\n",
    )


def test_a_new_record(run: Run, content: Content) -> None:
    answer = run("new", "cases", "my-tannery")
    name = "content/cases/my-tannery.md"
    said = (
        f"Fill in {name}, then run: cpkb check {name}\n"
        "To see its page while you write: cpkb serve\n"
    )
    assert answer == (0, said, "")
    text = (content.folder / "cases" / "my-tannery.md").read_text("utf-8")
    assert text.startswith("---\n## Name of the page, in plain words.\ntitle:\n")
    assert run("check", name).status == 1


def test_a_new_record_in_spanish(run: Run, content: Content) -> None:
    name = "content/sources/informe.yml"
    answer = run("new", "sources", "informe", "--lang", "es")
    said = (
        f"Complete {name} y luego escriba: cpkb check {name}\n"
        "Para ver su página mientras escribe: cpkb serve\n"
    )
    assert answer == (0, said, "")
    assert "# Título, tal como figura en el documento.\n" in (
        content.folder.parent / name
    ).read_text("utf-8")


NO_ADDRESS = "cannot be an address. Use a-z, 0-9 and hyphens"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("rosa-tannery", "rosa-tannery.md exists already. Choose another name."),
        ("Rosa", '"Rosa" cannot be an address. Use a-z, 0-9 and hyphens: rosa'),
        ("../rosa", '"../rosa" cannot be an address. Use a-z, 0-9 and hyphens: rosa'),
        ("index", '"index" is the address of a list. Choose another name.'),
        ("../rosa.es", '"../rosa.es" cannot be an address. Use a-z, 0-9 and hyphens: rosa'),
        ("rosa.xy", '"xy" is not the code of a language. Use two or three letters: my-tannery.es'),
        ("Curtiembre Rosa.md", f'"Curtiembre Rosa" {NO_ADDRESS}: curtiembre-rosa'),
        ("rosa-tannery.md", "rosa-tannery.md exists already. Choose another name."),
        ("rosa-tannery.es", "There is a translation rosa-tannery.es already."),
    ],
)
def test_a_new_record_that_cannot_be(run: Run, name: str, said: str) -> None:
    assert run("new", "cases", name) == (2, "", f"cpkb: {said}\n")


def test_a_new_translation(run: Run, content: Content) -> None:
    assert run("new", "guides", "first-walk.es").out.startswith(
        "Fill in content/guides/first-walk.es.md, then run: cpkb check "
    )
    text = (content.folder / "guides" / "first-walk.es.md").read_text("utf-8")
    assert "\n## The first walk\ntitle:\n" in text


def test_a_new_association_is_told_how_its_handouts_are_made(run: Run) -> None:
    out = run("new", "associations", "chamber").out
    assert out.endswith("\nIts handouts: cpkb sheets --association chamber\n")


def test_export_names_every_file_that_it_writes(run: Run, content: Content) -> None:
    project = content.folder.parent
    answer = run("export")
    assert answer == (0, "".join(f"Wrote {name}\n" for name in derived(content.library())), "")
    assert json.loads((project / "schemas" / "cases.schema.json").read_text("utf-8"))
    assert (project / "docs" / "campos.md").is_file()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "the following arguments are required: COMMAND"),
        (("chek",), "invalid choice: 'chek'"),
        (("check", "--format", "html"), "argument --format: invalid choice: 'html'"),
        (("check", "--lang", "xx"), "argument --lang: invalid choice: 'xx'"),
        (("check", "--strict"), "unrecognized arguments: --strict"),
        (("new", "cases"), "the following arguments are required: id"),
        (("new", "plants", "x"), "argument kind: invalid choice: 'plants'"),
        (("new", "vocabularies", "x"), "argument kind: invalid choice: 'vocabularies'"),
        (("build", "--fast"), "unrecognized arguments: --fast"),
    ],
)
def test_wrong_use_ends_with_2_and_says_how_to_use_it(
    run: Run, arguments: tuple[str, ...], said: str
) -> None:
    answer = run(*arguments)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith("usage: cpkb ")
    assert said in answer.err


def test_help_lists_the_commands_in_the_language_of_the_system(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("LC_ALL", "es_BO.UTF-8")
    answer = run("--help")
    assert (answer.status, answer.err) == (0, "")
    for command in ("check", "build", "serve", "new", "sheets", "export"):
        assert f"\n    {command} " in answer.out
    assert "informar todos los problemas de content/" in answer.out


def test_help_names_every_kind_that_can_be_new(run: Run) -> None:
    answer = run("new", "--help")
    assert all(folder in answer.out for folder in KINDS if folder != "vocabularies")


ADDRESSES = "site_url: https://example.org\nextra: {kb: {repository: https://example.org}}\n"


@pytest.mark.parametrize("command", ["build", "sheets"])
def test_nothing_is_made_of_records_with_problems(run: Run, content: Content, command: str) -> None:
    content.case(WRONG)
    before = set(content.folder.parent.iterdir())
    assert run(command) == (1, SAID, "")
    assert set(content.folder.parent.iterdir()) == before


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (None, "there is no such file"),
        ("site_url: 5", "it must hold the addresses site_url and extra: kb: repository"),
        ("- a list", "it holds no fields"),
        (ADDRESSES, "below theme: it must hold name: material"),
        (f"{ADDRESSES}theme: material", "below theme: it must hold name: material"),
        (
            "theme:\n\tname: material",
            "found character '\\t' that cannot start any token (mkdocs.yml:2:1)",
        ),
    ],
)
def test_a_configuration_that_cannot_be_used_is_told(
    content: Content, capsys: pytest.CaptureFixture[str], text: str | None, reason: str
) -> None:
    project = content.folder.parent
    if text is not None:
        (project / "mkdocs.yml").write_text(text, "utf-8")
    assert main(["--project", str(project), "--lang", "en", "build", "--no-sheets"]) == 2
    assert capsys.readouterr().err == (
        f"cpkb: The file mkdocs.yml cannot be used: {reason}. Correct it, or take back its last "
        "version: git restore mkdocs.yml\n"
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "{0}"),
        ("check", "--against", "{0}"),
        ("check", "--format", "{0}"),
        ("check", "{1}"),
        ("--project", "{0}", "check"),
        ("new", "cases", "{0}"),
        ("new", "{0}", "a"),
        ("build", "--language", "{0}"),
        ("build", "{0}"),
        ("sheets", "--association", "{0}"),
        ("sheets", "--country", "{0}"),
        ("serve", "--port", "{0}"),
        ("{0}",),
    ],
    ids=" ".join,
)
def test_no_argument_writes_a_line_of_its_own(run: Run, arguments: tuple[str, ...]) -> None:
    hostile = "a\n::error::b\x1b[31m\u2028::c\u202e##[error]"
    answer = run(*(word.format(hostile, f"--{hostile}") for word in arguments))
    assert answer.status == 2
    said = answer.out + answer.err
    assert [line for line in said.splitlines() if line.lstrip().startswith("::")] == []
    assert [sign for sign in said if not (sign.isprintable() or sign == "\n")] == []
    assert "##[" not in said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "",
            "K006  The file is empty.\n    Take back its last version: git restore "
            "content/vocabularies/scopes.yml",
        ),
        (None, 'K201  There is no list called "scopes".\n    The file would be '),
        ("title: {en: S, es: S}\nterms: {}\n", 'K106  The field "terms" is empty.\n'),
        ("title: {en: S, es: S}\nterms: [a]\n", "K103  "),
    ],
)
def test_nothing_is_derived_from_a_list_that_cannot_be_read(
    run: Run, content: Content, text: str | None, said: str
) -> None:
    project, file = content.folder.parent, content.folder / "vocabularies" / "scopes.yml"
    file.unlink() if text is None else file.write_text(text, "utf-8")
    answer = run("export")
    assert (answer.status, answer.err) == (1, "")
    assert said in answer.out
    assert answer.out.endswith("\n1 problem.\n")
    assert {path.name for path in project.iterdir()} <= {"content", ".cache", "build"}


def test_what_is_wrong_elsewhere_does_not_stop_the_export(run: Run, content: Content) -> None:
    content.case(WRONG)
    assert run("export").status == 0
