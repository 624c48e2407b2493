"""The documents tell the truth: the files, commands, options, names and links in them exist."""

from __future__ import annotations

import argparse
import contextlib
import importlib
import importlib.util
import io
import re
import shlex
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.checks import check
from generator.cli import main, parser
from generator.locales import locale
from generator.model import KINDS
from generator.report import as_text
from generator.settings import DATA_FOLDER

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *ROOT.glob(".github/*.md")])
TEXTS_OF_CODE = (
    "generator/**/*.py", "generator/**/*.typ", "tests/**/*.py", "tools/*.py", "benchmarks/*.py",
    "mkdocs.yml", "pyproject.toml", "Makefile",
)  # fmt: skip

PATH = re.compile(r"\.?[\w<>*-][\w.<>*-]*(/[\w.<>*-]+)*/?")
# Endings that only a file of the program has: a bare name is then looked for everywhere.
ENDINGS = (".py", ".typ", ".j2", ".css", ".js", ".mjs", ".toml", ".po", ".lock")
NAME = re.compile(r"_?[a-zA-Z]+(_[a-zA-Z]+)+|_[a-z]+|[A-Z]{4,}")
CALL = re.compile(r"([\w.]+)\(.*\)")
COMMAND = re.compile(r"(\w+=\S+ )*(\.venv/bin/)?(cpkb|make|python3? -m) .+")
SHELL = {"|", ">", "2>", "&&", "||", ";"}
# What a document writes where the reader has to choose.
PLACEHOLDERS = {"KIND": "cases", "N": "8000"}
FOLDERS_OF_THE_SITE = {"en", "es", DATA_FOLDER}
OPTION = re.compile(r"--[a-z][a-z-]*")
# Names of files are wrong in these.
OF_MISTAKES = ("mistakes.md", "errores.md")


@dataclass(frozen=True)
class Quote:
    """A piece of code in a document."""

    document: Path
    text: str

    def __str__(self) -> str:
        return f"{self.document.name}: {self.text}"


@cache
def tokens(document: Path) -> list[Token]:
    return MarkdownIt("commonmark").enable("table").parse(document.read_text(encoding="utf-8"))


def inline(document: Path) -> Iterator[Token]:
    return (child for token in tokens(document) for child in token.children or ())


def spans() -> list[Quote]:
    """Return the code that stands in sentences and tables."""
    found = {
        Quote(document, token.content): None
        for document in DOCUMENTS
        for token in inline(document)
        if token.type == "code_inline"
    }
    return list(found)


def lines_of_blocks() -> list[Quote]:
    return [
        Quote(document, line.strip())
        for document in DOCUMENTS
        for token in tokens(document)
        if token.type == "fence"
        for line in token.content.replace("\\\n", " ").splitlines()
    ]


def commands() -> list[Quote]:
    """Return the commands of ours, in sentences and in blocks."""
    quotes = dict.fromkeys([*spans(), *lines_of_blocks()])
    return [quote for quote in quotes if COMMAND.fullmatch(quote.text)]


def paths() -> list[Quote]:
    words = [Quote(line.document, word) for line in lines_of_blocks() for word in line.text.split()]
    return [
        quote
        for quote in dict.fromkeys([*spans(), *words])
        if quote.document.name not in OF_MISTAKES
        and PATH.fullmatch(quote.text)
        and ("/" in quote.text or PurePosixPath(quote.text).suffix in ENDINGS)
    ]


def names() -> list[Quote]:
    """Return names of the program: of constants, functions and tests, and functions called."""
    return [
        Quote(quote.document, call[1].split(".")[-1] if call else quote.text)
        for quote in spans()
        if (call := CALL.fullmatch(quote.text)) or NAME.fullmatch(quote.text)
    ]


@cache
def ignored() -> tuple[str, ...]:
    """Return the folders that are made, not kept: they need not be there."""
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    return tuple(line.removeprefix("/") for line in lines if re.fullmatch(r"/\S+/", line))


@cache
def kept() -> frozenset[PurePosixPath]:
    """Return every file and folder of the repository, as if its root were that of the system."""
    left_out = (".git", *(folder.rstrip("/") for folder in ignored()))
    tops = [path for path in ROOT.iterdir() if path.name not in left_out]
    found = (path for top in tops for path in (top, *top.rglob("*")))
    return frozenset(PurePosixPath("/", path.relative_to(ROOT).as_posix()) for path in found)


def is_kept(path: str) -> bool:
    """Say whether there is a file or folder, named from the root or from a folder within."""
    pattern = re.sub(r"<[^>]*>", "*", path)
    if PurePosixPath("/", pattern).parts[1] in {inner.parts[1] for inner in kept()}:
        pattern = f"/{pattern}"
    return any(inner.match(pattern) for inner in kept())


def is_an_example(path: str) -> bool:
    """Say whether a record is meant that the reader is about to write."""
    folder = PurePosixPath(path).parent.name
    return folder in KINDS and folder != "vocabularies"


def is_true(path: str) -> bool:
    """Say whether a path is kept, or made by a build, or one that the reader will make."""
    is_made = path.startswith(ignored()) or path.split("/")[0] in FOLDERS_OF_THE_SITE
    # Portuguese is the example of a language that the reader adds.
    is_made |= "pt" in re.split(r"[/.]", path)
    return is_made or is_an_example(path) or is_kept(path) or is_kept(f"{path}.py")


@pytest.mark.parametrize("quote", paths(), ids=str)
def test_a_file_that_is_named_exists(quote: Quote) -> None:
    assert is_true(quote.text)


@cache
def words_of_the_code() -> frozenset[str]:
    files = (file for pattern in TEXTS_OF_CODE for file in ROOT.glob(pattern))
    return frozenset(
        word
        for file in files
        if file != Path(__file__)
        for word in re.findall(r"\w+", file.read_text(encoding="utf-8"))
    )


@pytest.mark.parametrize("quote", names(), ids=str)
def test_a_name_of_the_program_that_is_named_exists(quote: Quote) -> None:
    assert quote.text in words_of_the_code()


def arguments_of(command: str) -> list[str]:
    """Return the words of a command, without what the shell takes away."""
    words = shlex.split(command, comments=True)
    end = next((index for index, word in enumerate(words) if word in SHELL), len(words))
    start = next(index for index, word in enumerate(words) if "=" not in word)
    stripped = (word.strip("[]") for word in words[start:end])
    return [PLACEHOLDERS.get(word, word) for word in stripped if word != "..."]


def complaint(options: argparse.ArgumentParser, arguments: list[str]) -> str:
    """Return what a parser has against arguments."""
    with contextlib.redirect_stderr(io.StringIO()) as said, contextlib.suppress(SystemExit):
        options.parse_args(arguments)
    return said.getvalue()


@cache
def targets() -> frozenset[str]:
    return frozenset(
        re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    )


@pytest.mark.parametrize("quote", commands(), ids=str)
def test_a_command_that_is_named_is_accepted(quote: Quote) -> None:
    program, *arguments = arguments_of(quote.text)
    match program.rpartition("/")[2]:
        case "cpkb" if len(arguments) == 1:
            assert arguments[0] in subcommands()
        case "cpkb":
            assert complaint(parser(locale("en")), arguments) == ""
        case "make":
            assert {argument for argument in arguments if "=" not in argument} <= targets()
        case _:
            assert_module_accepts(*arguments[1:])


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_command_that_renews_the_expected_reports_writes_what_is_there(
    lang: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (command,) = (quote.text for quote in commands() if "expected.es.txt" in quote.text)
    examples = ROOT / "tests" / "examples" / "bad"
    monkeypatch.chdir(examples)
    _, *arguments = arguments_of(command.replace("es", lang, 1))
    assert main(arguments) == 1
    assert capsys.readouterr().out == (examples / f"expected.{lang}.txt").read_text("utf-8")


def assert_module_accepts(name: str, *arguments: str) -> None:
    assert importlib.util.find_spec(name), f"There is no module {name}"
    if arguments:
        assert complaint(importlib.import_module(name).parser(), list(arguments)) == ""


def test_the_makefile_runs_modules_that_exist() -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    modules = re.findall(r"python -m ([\w.]+)", text)
    assert [name for name in modules if not importlib.util.find_spec(name)] == []


def subcommands() -> dict[str, argparse.ArgumentParser]:
    actions = parser(locale("en"))._actions
    (found,) = (action for action in actions if isinstance(action, argparse._SubParsersAction))
    return dict(found.choices)


def options_of(command: argparse.ArgumentParser) -> set[str]:
    return {option for action in command._actions for option in action.option_strings}


@cache
def known_options() -> frozenset[str]:
    tools = [importlib.import_module(f"tools.{name}") for name in ("compare", "print_report")]
    known = [*subcommands().values(), *(tool.parser() for tool in tools)]
    return frozenset(option for command in known for option in options_of(command))


@pytest.mark.parametrize("quote", [quote for quote in spans() if OPTION.match(quote.text)], ids=str)
def test_an_option_that_is_named_is_accepted_somewhere(quote: Quote) -> None:
    assert set(OPTION.findall(quote.text)) <= known_options()


def section(document: Path, heading: str) -> list[Token]:
    """Return what stands below a heading, up to the next one of its level."""
    all_tokens = tokens(document)
    start = next(
        index
        for index, token in enumerate(all_tokens)
        if token.type == "heading_open" and all_tokens[index + 1].content == heading
    )
    tag = all_tokens[start].tag
    later = range(start + 1, len(all_tokens))
    ends = (i for i in later if all_tokens[i].type == "heading_open" and all_tokens[i].tag <= tag)
    return all_tokens[start + 3 : next(ends, len(all_tokens))]


def rows(document: Path, heading: str) -> list[str]:
    """Return the rows of the tables below a heading, each as the text of its cells."""
    found: list[str] = []
    for token in section(document, heading):
        if token.type == "tr_open":
            found.append("")
        elif token.type == "inline" and found:
            found[-1] += f" {token.content}"
    return found[1:]


def test_every_option_says_what_it_does() -> None:
    actions = [action for command in subcommands().values() for action in command._actions]
    assert [
        action.option_strings for action in actions if action.option_strings and not action.help
    ] == []


def test_the_table_of_commands_has_every_command_and_option() -> None:
    told: dict[str, set[str]] = {}
    for row in rows(ROOT / "docs" / "maintaining.md", "Commands"):
        (name,) = re.findall(r"^ `cpkb (\w+)", row)
        told[name] = told.get(name, set()) | set(OPTION.findall(row))
    shared = {"--help", "--project", "--lang"}
    wanted = {
        name: {option for option in options_of(command) if option.startswith("--")} - shared
        for name, command in subcommands().items()
    }
    assert told == wanted


def slug(heading: str) -> str:
    """Return the anchor that GitHub gives a heading."""
    return re.sub(r"[^\w\- ]", "", heading.replace("`", "").lower()).replace(" ", "-")


@cache
def anchors(document: Path) -> frozenset[str]:
    found = tokens(document)
    return frozenset(
        slug(found[index + 1].content)
        for index, token in enumerate(found)
        if token.type == "heading_open"
    )


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_links_and_pictures_lead_somewhere(document: Path) -> None:
    dead = []
    for token in inline(document):
        target = unquote(str(token.attrGet("href") or token.attrGet("src") or ""))
        if not target or re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        file = document.parent / name if name else document
        if not file.exists() or (anchor and anchor not in anchors(file)):
            dead.append(target)
    assert dead == []


@pytest.mark.parametrize(
    ("guide", "lang"), [("CONTRIBUTING.md", "en"), ("CONTRIBUTING.es.md", "es")]
)
def test_the_worked_example_is_told_what_the_guide_says(
    guide: str, lang: str, tmp_path: Path
) -> None:
    """The reader types the files, gets the report, mends each mistake as told, and asks again."""
    content = shutil.copytree(ROOT / "content", tmp_path / "content")
    found = tokens(ROOT / guide)
    blocks = [token for token in found if token.type == "fence"]
    (source,) = (token.content for token in blocks if token.info == "yaml")
    case, translation = (token.content for token in blocks if token.info == "markdown")
    reports = [token.content for token in blocks if token.info == "text"]
    said = [token.content for token in inline(ROOT / guide) if token.type == "code_inline"]
    source_name, case_name = (
        next(name for name in said if re.fullmatch(rf"content/{folder}/[\w-]+\.\w+", name))
        for folder in ("sources", "cases")
    )
    evidence, page, amount, sectors = (
        next(text for text in said if text.startswith(f"{field}: "))
        for field in ("evidence", "page", "amount", "sectors")
    )
    (tmp_path / source_name).write_text(source, encoding="utf-8")
    file = tmp_path / case_name

    def report() -> str:
        file.write_text(case, encoding="utf-8")
        return as_text(check(content)[1], locale(lang)) + "\n"

    assert report() == reports[0]
    case = case.replace(f"  {page}\n", f"  {page}\n  {evidence}\n", 1)
    case = re.sub(r"amount: .*", amount, case, count=1)
    case = re.sub(r"sectors: .*", sectors, case)
    assert report() == reports[1]
    other = {"en": "es", "es": "en"}[lang]
    file.with_suffix(f".{other}.md").write_text(translation, encoding="utf-8")
    assert report() == reports[1]


def test_the_invented_associations_are_no_public_data() -> None:
    library, _ = check(ROOT / "content")
    assert [one.id for one in library.all("associations") if one.record.example] == []
    assert {file.stem for file in (ROOT / "docs/examples/associations").glob("*.yml")} == {
        "example-camara-industria",
        "example-hotel-association",
    }
