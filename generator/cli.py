"""The command line; its exit status is 0: all is well, 1: there are problems, 2: wrong use."""

import argparse
import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import NoReturn

from generator import faults, report
from generator.authoring.blank import NotPossibleError, write_blank
from generator.authoring.derived import explanation, write_derived
from generator.authoring.listing import CONTACTS, listed, listed_contacts, names_of_lists
from generator.authoring.translation import write_translation
from generator.checks import check, problems_of_lists
from generator.checks.days import today
from generator.coverage import MISSING, Inventory, InventoryError, facts, summary, systems
from generator.library import Library
from generator.loading import CONTENT, read_content
from generator.locales import SOURCE_LANGUAGE, Locale, interface_languages, locale
from generator.marks import N_
from generator.model import KINDS
from generator.model.base import ID_PATTERN, LANGUAGE_PATTERN
from generator.problems import Problem, in_order, inert, nearest_of
from generator.problems.codes import CODES
from generator.settings import CONFIGURATION, ConfigurationError, read_settings
from generator.sheets.catalogue import NoSheetError, chosen_sheets, sheets_of
from generator.sheets.printing import Printer, make_sheets
from generator.trial import problems_of_outlets
from generator.views.former import UnreadableError, addresses_of, dead
from generator.web.build import ALL_SHEETS, Order, build_site
from generator.web.exchange import BuildError, finish
from generator.web.export import export_tree

OK, PROBLEMS, WRONG_USE = 0, 1, 2
_say = partial(print, flush=True)
Command = Callable[[argparse.Namespace, Path, Locale], int]


class _Parser(argparse.ArgumentParser):
    """Refuses arguments without letting them write lines of their own."""

    def error(self, message: str) -> NoReturn:
        super().error(inert(message))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit status."""
    with faults.readable_output():
        options = parser(locale(_own_language())).parse_args(arguments)
        project, words = Path(options.project).resolve(), locale(options.lang)
        return faults.guarded(partial(_run, options, project, words), project, words)


def _run(options: argparse.Namespace, project: Path, words: Locale) -> int:
    if not (project / CONTENT).is_dir():
        text = words(
            "There is no folder content/ in {folder}. Go to the folder of the project, or name it: "
            "cpkb --project FOLDER ...",
            folder=project,
        )
        return _wrong_use(text)
    finish(project, words)
    try:
        return int(options.run(options, project, words))
    except (NotPossibleError, NoSheetError) as error:
        return _wrong_use(str(error))
    except ConfigurationError as error:
        return _wrong_use(error.said(words))


def parser(words: Locale) -> argparse.ArgumentParser:
    """Return the parser; ``--project`` and ``--lang`` may stand before or after the command."""
    about = words("Checks the records in content/ and builds the site from them.")
    own = _shared_options(words, ".", _own_language())
    whole = _Parser(prog="cpkb", description=about, parents=[own])
    shared = _shared_options(words, argparse.SUPPRESS, argparse.SUPPRESS)
    commands = whole.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: Command, text: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=text, parents=[shared])
        added.set_defaults(run=run)
        return added

    add = command("check", _check, words("report every problem in content/")).add_argument
    add("paths", nargs="*", metavar="PATH", help=words("report only on these files"))
    add("--format", choices=report.FORMATS, default="text", help=words("form of the report"))
    dying = words("name the addresses of an older site, or site map, that would die")
    add("--against", metavar="SITE", help=dying)
    fast = words("do not try out pages and sheets: for editors, which check often")
    add("--fast", action="store_true", help=fast)
    add("--explain", metavar="CODE", help=words("tell what a code means: --explain K108"))

    building = command("build", _build, words("check, then build the site into site/"))
    building.set_defaults(sheets_for=ALL_SHEETS)
    strict = words("fail on a broken link between pages")
    building.add_argument("--strict", action="store_true", help=strict)
    add = building.add_mutually_exclusive_group().add_argument
    none = words("leave out the printed sheets")
    add("--no-sheets", dest="sheets_for", action="store_const", const=(), help=none)
    some = words("print the sheets of these records only: sectors guides ...")
    add("--sheets-for", nargs="+", choices=sorted(ALL_SHEETS), metavar="FOLDER", help=some)
    alone = words("build this language only; sites of single languages can be merged")
    building.add_argument("--language", action="append", default=[], metavar="CODE", help=alone)

    add = command("serve", _serve, words("preview the site while you edit content/")).add_argument
    add("--port", type=int, default=8000, help=words("port of the preview (default: 8000)"))

    add = command("new", _new, words("write a record to fill in")).add_argument
    add("kind", choices=[folder for folder in KINDS if folder != "vocabularies"])
    name = words("its name and address: a-z, 0-9 and hyphens; my-tannery.es is a translation")
    add("id", help=name)

    add = command("list", _list, words("list the ids of a folder or a closed list")).add_argument
    add("name", nargs="?", metavar="NAME", help=words("sectors, resources, countries ..."))
    old = words("of contacts: only those that nobody checked for so many days")
    add("--older-than", type=int, default=0, metavar="DAYS", help=old)

    add = command("sheets", _sheets, words("make the printed sheets in dist/print/")).add_argument
    add("--association", default="", metavar="ID", help=words("handouts with its name and logo"))
    add("--country", default="", metavar="CODE", help=words("handouts in a country's own words"))
    add("--paper", default="", choices=["a4", "letter", "a5"], help=words("on this paper only"))

    covered = words("tell what the content covers of the documents that it began with")
    add = command("coverage", _coverage, covered).add_argument
    inventory = words("the inventory of what they hold (default: tests/inventory)")
    add("folder", nargs="?", default="tests/inventory", help=inventory)

    files = words("write the schemas, the form, the field and message guides")
    trees = command("export", _export, files).add_subparsers(metavar="tree")
    pages = words("write the pages as a tree for MkDocs, ProperDocs or Zensical")
    tree = trees.add_parser("tree", help=pages)
    tree.set_defaults(run=_export_tree)
    tree.add_argument("folder", help=words("where to write it: an empty or a new folder"))
    return whole


def _shared_options(words: Locale, project: str, lang: str) -> _Parser:
    options = _Parser(add_help=False)
    add = options.add_argument
    add("--project", default=project, help=words("folder that holds content/ (default: here)"))
    text = words("language of the messages (default: that of the system)")
    add("--lang", choices=interface_languages(), default=lang, help=text)
    return options


def _own_language() -> str:
    chosen = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG", "")
    code = re.split(r"[_.@]", chosen)[0]
    return code if code in interface_languages() else SOURCE_LANGUAGE


def _wrong_use(text: str) -> int:
    print(f"cpkb: {inert(text)}", file=sys.stderr)
    return WRONG_USE


def _tell(line: str) -> None:
    """Print one line, which may hold names of files."""
    _say(inert(line))


def _check(options: argparse.Namespace, project: Path, words: Locale) -> int:
    if options.explain:
        return _explain(options.explain, words)
    chosen = [Path(path).resolve() for path in options.paths]
    if missing := [path for path in chosen if not path.exists()]:
        return _wrong_use(_not_there(missing[0], project, words))
    content = project / CONTENT
    if outside := [path for path in chosen if not _is_looked_at(path, project)]:
        text = N_("{file} is not in {folder}, and is not looked at.")
        return _wrong_use(words(text, file=outside[0], folder=content))
    library, problems = check(content)
    if not options.fast:
        problems = in_order([*problems, *problems_of_outlets(library, problems, project)])
    if site := options.against:
        try:
            former = addresses_of(Path(site))
        except UnreadableError:
            text = words("{file} is no site that was built, and no site map of one.", file=site)
            return _wrong_use(text)
        problems = in_order([*problems, *dead(former, library)])
    below = [one for one in problems if any(map((project / one.path).is_relative_to, chosen))]
    return _report(below if chosen else problems, options.format, words)


def _is_looked_at(path: Path, project: Path) -> bool:
    """Say whether a check has anything to tell of a file, or of what is in a folder."""
    looked_at = (project / CONTENT, project / CONFIGURATION)
    return any(path.is_relative_to(one) or one.is_relative_to(path) for one in looked_at)


def _not_there(path: Path, project: Path, words: Locale) -> str:
    """Return that there is no file, with those in content/ that have its name."""
    alike = (file for file in (project / CONTENT).rglob("*") if path.stem in (file.stem, file.name))
    if near := min(map(str, (file.relative_to(project) for file in alike)), default=""):
        return words("There is no file {file}. Did you mean {near}?", file=path, near=near)
    return words("There is no file {file}.", file=path)


def _explain(typed: str, words: Locale) -> int:
    if (code := typed.strip().upper()) in CODES:
        _say("\n\n".join(explanation(code, words)))
        return OK
    near = ", ".join(nearest_of(code, map(str.lower, CODES), 3)).upper()
    return _wrong_use(
        words("There is no code {code}. The nearest are {near}.", code=typed, near=near)
    )


def _list(options: argparse.Namespace, project: Path, words: Locale) -> int:
    library = read_content(project / CONTENT).library
    names = names_of_lists(library)
    if options.name and options.name not in names:
        near = ", ".join(nearest_of(options.name, names, 3))
        text = words(
            "There is no list {name}. The nearest are {near}.", name=options.name, near=near
        )
        return _wrong_use(text)
    if options.older_than and options.name != CONTACTS:
        return _wrong_use(words("Only contacts have an age: cpkb list contacts --older-than 365"))
    for line in map("  ".join, _lines(options, library, words)) if options.name else names:
        _tell(line)
    return OK


def _lines(
    options: argparse.Namespace, library: Library, words: Locale
) -> Iterator[tuple[str, ...]]:
    if options.name != CONTACTS:
        return listed(options.name, library, words)
    return listed_contacts(library, today() - timedelta(days=options.older_than), words)


def _coverage(options: argparse.Namespace, project: Path, words: Locale) -> int:
    folder, library = project / options.folder, read_content(project / CONTENT).library
    try:
        inventory = Inventory.read(folder)
    except InventoryError:
        text = words(
            "No inventory is in {folder}: systems.yml, carried.yml, facts/.", folder=folder
        )
        return _wrong_use(text)
    files = {sheet.address for sheet in sheets_of(library)}
    described = systems(inventory, library, files, words)
    stated = list(facts(inventory, library, words))
    for line in (*described, *stated):
        _tell(f"{line.name}: {line.outcome}")
    _tell(summary(words("Systems"), described, words))
    _tell(summary(words("Facts"), stated, words))
    return PROBLEMS if any(one.state == MISSING for one in (*described, *stated)) else OK


def _report(problems: Sequence[Problem], format_: str, words: Locale) -> int:
    if format_ == "json":
        faults.exact_output()
    _say(report.FORMATS[format_](problems, words))
    return PROBLEMS if any(problem.blocks for problem in problems) else OK


def _checked(project: Path, words: Locale) -> Library | None:
    """Report every problem; return the library, or None if a problem stops what is made of it."""
    library, problems = check(project / CONTENT)
    return library if _report(problems, "text", words) == OK else None


def _build(options: argparse.Namespace, project: Path, words: Locale) -> int:
    if not (library := _checked(project, words)):
        return PROBLEMS
    if unknown := [code for code in options.language if code not in library.languages]:
        code, known = unknown[0], ", ".join(library.languages)
        text = words("The site has no language {code}. It has: {known}.", code=code, known=known)
        return _wrong_use(text)
    sheets_for, languages = options.sheets_for, options.language
    order = Order(project, options.strict, sheets_for=sheets_for, languages=languages)
    try:
        site = build_site(library, read_settings(project), order, words, _tell)
    except (BrokenPipeError, ConfigurationError):
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, the last site stays
        text = words("The site was not built; the last one stays.")
        reason = error if isinstance(error, BuildError) else faults.said(error, project, words)
        print(f"{text}\n{reason}", file=sys.stderr)
        return PROBLEMS
    folder = site.relative_to(project)
    _tell(words("The site is in {folder}/. To look at it: cpkb serve", folder=folder))
    return OK


def _serve(options: argparse.Namespace, project: Path, words: Locale) -> int:
    # Takes long to load, and no other command needs it.
    from generator.web.preview import PortError, serve

    try:
        serve(project, options.port, words, _say)
    except PortError as error:
        return _wrong_use(str(error))
    return OK


def _new(options: argparse.Namespace, project: Path, words: Locale) -> int:
    kind, content = KINDS[options.kind], project / CONTENT
    name = options.id.removesuffix(kind.suffix)
    id_, _, lang = name.rpartition(".")
    if re.fullmatch(ID_PATTERN, id_) and re.fullmatch(LANGUAGE_PATTERN, lang):
        file = write_translation(content, kind, id_, lang, words)
    else:
        file = write_blank(content, kind, name, words)
    _tell(words("Fill in {file}, then run: cpkb check {file}", file=file.relative_to(project)))
    if kind.folder == "associations":
        _tell(words("Its handouts: cpkb sheets --association {id}", id=name))
    else:
        _tell(words("To see its page while you write: cpkb serve"))
    return OK


def _sheets(options: argparse.Namespace, project: Path, words: Locale) -> int:
    if not (library := _checked(project, words)):
        return PROBLEMS
    chosen = (options.association, options.country, options.paper)
    sheets = chosen_sheets(library, *chosen, words)
    printer = Printer(library, read_settings(project), project)
    failed = make_sheets(printer, sheets, words, _tell)
    for problem in failed:
        _say(report.paragraph(problem, words))
    return PROBLEMS if failed else OK


def _export_tree(options: argparse.Namespace, project: Path, words: Locale) -> int:
    folder = Path(options.folder)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        return _wrong_use(words("{folder} is not empty. Name a new folder.", folder=options.folder))
    if not (library := _checked(project, words)):
        return PROBLEMS
    for config in export_tree(library, read_settings(project), project, folder):
        _tell(words("To build it: mkdocs build --config-file {file}", file=config))
    return OK


def _export(options: argparse.Namespace, project: Path, words: Locale) -> int:
    loaded = read_content(project / CONTENT)
    problems = [one for one in problems_of_lists(loaded) if one.blocks]
    if problems:
        # A schema with an empty list would refuse every value.
        return _report(problems, "text", words)
    for file in write_derived(project, loaded.library):
        _tell(words("Wrote {file}", file=file.relative_to(project)))
    return OK
