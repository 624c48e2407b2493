"""The command line: ``cpkb check``, ``build``, ``serve``, ``new``, ``export``.

Exit status: 0 all is well, 1 there are problems, 2 wrong use.
"""

from __future__ import annotations

import argparse
import gc
import os
import re
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from generator import report
from generator.authoring.blank import NotPossibleError, write_blank
from generator.authoring.derived import write_derived
from generator.checks import check
from generator.library import Library
from generator.locales import SOURCE_LANGUAGE, Locale, interface_languages, locale
from generator.marks import N_
from generator.model import KINDS
from generator.problems import Problem
from generator.settings import read_settings
from generator.sheets.catalogue import UnknownChoiceError, chosen_sheets
from generator.sheets.printing import Printer, make_sheets
from generator.views.former import UnreadableError, addresses_of, dead
from generator.web.build import ALL_SHEETS, BuildError, Order, build_site
from generator.web.export import export_tree
from generator.web.preview import PortError, serve

OK, PROBLEMS, WRONG_USE = 0, 1, 2
CONTENT = "content"
_say = partial(print, flush=True)
Command = Callable[[argparse.Namespace, Path, Locale], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit status."""
    options = parser(locale(_own_language())).parse_args(arguments)
    project, words = Path(options.project).resolve(), locale(options.lang)
    if not (project / CONTENT).is_dir():
        text = N_(
            "There is no folder content/ in {folder}. Go to the folder of the project, or name it: "
            "cpkb --project FOLDER ..."
        )
        return _wrong_use(words(text, folder=options.project))
    # Records stay until the end: to look for garbage among them costs more than it frees.
    gc.set_threshold(100_000, 50, 100)
    try:
        status: int = options.run(options, project, words)
    except (NotPossibleError, PortError, UnknownChoiceError) as error:
        return _wrong_use(str(error))
    return status


def parser(words: Locale) -> argparse.ArgumentParser:
    """Return the parser; ``--project`` and ``--lang`` may stand before or after the command."""
    whole = argparse.ArgumentParser(
        prog="cpkb",
        description=words(N_("Checks the records in content/ and builds the site from them.")),
        parents=[_shared_options(words, ".", _own_language())],
    )
    shared = _shared_options(words, argparse.SUPPRESS, argparse.SUPPRESS)
    commands = whole.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: Command, text: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=words(text), parents=[shared])
        added.set_defaults(run=run)
        return added

    checking = command("check", _check, N_("report every problem in content/"))
    add = partial(_add, words, checking)
    add("paths", N_("report only on these files"), nargs="*", metavar="PATH")
    checking.add_argument("--format", choices=report.FORMATS, default="text")
    dying = N_("name the addresses of an older site, or site map, that would die")
    add("--against", dying, metavar="SITE")

    building = command("build", _build, N_("check, then build the site into site/"))
    building.set_defaults(sheets_for=ALL_SHEETS)
    add = partial(_add, words, building)
    add("--strict", N_("fail on a broken link between pages"), action="store_true")
    printed = partial(_add, words, building.add_mutually_exclusive_group())
    without = {"dest": "sheets_for", "action": "store_const", "const": ()}
    printed("--no-sheets", N_("leave out the printed sheets"), **without)
    some = N_("print the sheets of these records only: sectors guides ...")
    printed("--sheets-for", some, nargs="+", choices=sorted(ALL_SHEETS), metavar="FOLDER")
    alone = N_("build this language only; sites of single languages can be merged")
    add("--language", alone, action="append", default=[], metavar="CODE")

    serving = command("serve", _serve, N_("preview the site while you edit content/"))
    serving.add_argument("--port", type=int, default=8000)

    making = command("new", _new, N_("write a record to fill in"))
    making.add_argument("kind", choices=[folder for folder in KINDS if folder != "vocabularies"])
    _add(words, making, "id", N_("its name and address: a-z, 0-9 and hyphens"))

    printing = command("sheets", _sheets, N_("make the printed sheets in dist/print/"))
    add = partial(_add, words, printing, default="")
    add("--association", N_("handouts with its name and logo"), metavar="ID")
    add("--country", N_("handouts in a country's own words"), metavar="CODE")
    printing.add_argument("--paper", default="", choices=["a4", "letter", "a5"])

    files = N_("write the schemas, the form, the field and message guides")
    trees = command("export", _export, files).add_subparsers(metavar="tree")
    pages = N_("write the pages as a tree for MkDocs, ProperDocs or Zensical")
    tree = trees.add_parser("tree", help=words(pages))
    _add(words, tree, "folder", N_("where to write it: an empty or a new folder"))
    tree.set_defaults(run=_export_tree)
    return whole


def _add(
    words: Locale, to: argparse._ActionsContainer, name: str, text: str, **settings: Any
) -> None:
    to.add_argument(name, help=words(text), **settings)


def _shared_options(words: Locale, project: str, lang: str) -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(add_help=False)
    add = partial(_add, words, options)
    add("--project", N_("folder that holds content/ (default: here)"), default=project)
    text = N_("language of the messages (default: that of the system)")
    add("--lang", text, choices=interface_languages(), default=lang)
    return options


def _own_language() -> str:
    chosen = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG", "")
    code = re.split(r"[_.@]", chosen)[0]
    return code if code in interface_languages() else SOURCE_LANGUAGE


def _wrong_use(text: str) -> int:
    print(f"cpkb: {text}", file=sys.stderr)
    return WRONG_USE


def _check(options: argparse.Namespace, project: Path, words: Locale) -> int:
    chosen = [Path(path).resolve() for path in options.paths]
    for path in chosen:
        if not path.exists():
            return _wrong_use(words(N_("There is no file {file}."), file=path))
    library, problems = check(project / CONTENT)
    if options.against:
        try:
            former = addresses_of(Path(options.against))
        except UnreadableError:
            text = N_("{file} is no site that was built, and no site map of one.")
            return _wrong_use(words(text, file=options.against))
        problems = sorted([*problems, *dead(former, library)], key=lambda problem: problem.order)
    if chosen:
        problems = [
            one for one in problems if any(map((project / one.path).is_relative_to, chosen))
        ]
    return _report(problems, options.format, words)


def _report(problems: Sequence[Problem], format_: str, words: Locale) -> int:
    _say(report.FORMATS[format_](problems, words))
    return PROBLEMS if any(problem.blocks for problem in problems) else OK


def _checked(project: Path, words: Locale) -> Library | None:
    """Report every problem; return the library, or None if a problem stops what is made of it."""
    library, problems = check(project / CONTENT)
    return library if _report(problems, "text", words) == OK else None


def _build(options: argparse.Namespace, project: Path, words: Locale) -> int:
    library = _checked(project, words)
    if not library:
        return PROBLEMS
    if unknown := [code for code in options.language if code not in library.languages]:
        text = N_("The site has no language {code}. It has: {known}.")
        return _wrong_use(words(text, code=unknown[0], known=", ".join(library.languages)))
    sheets_for, languages = options.sheets_for, options.language
    order = Order(project, options.strict, sheets_for=sheets_for, languages=languages)
    try:
        site = build_site(library, read_settings(project), order, words, _say)
    except BuildError as error:
        text = words(N_("The site was not built; the last one stays."))
        print(f"{text}\n{error}", file=sys.stderr)
        return PROBLEMS
    folder = site.relative_to(project)
    _say(words(N_("The site is in {folder}/. To look at it: cpkb serve"), folder=folder))
    return OK


def _serve(options: argparse.Namespace, project: Path, words: Locale) -> int:
    serve(project, options.port, words, _say)
    return OK


def _new(options: argparse.Namespace, project: Path, words: Locale) -> int:
    file = write_blank(project / CONTENT, KINDS[options.kind], options.id, words)
    name = file.relative_to(project)
    _say(words(N_("Fill in {file}, then run: cpkb check {file}"), file=name))
    return OK


def _sheets(options: argparse.Namespace, project: Path, words: Locale) -> int:
    library = _checked(project, words)
    if not library:
        return PROBLEMS
    chosen = (options.association, options.country, options.paper)
    sheets = chosen_sheets(library, *chosen, words)
    printer = Printer(library, read_settings(project), project)
    return OK if make_sheets(printer, sheets, words, _say) else PROBLEMS


def _export_tree(options: argparse.Namespace, project: Path, words: Locale) -> int:
    folder = Path(options.folder)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        text = N_("{folder} is not empty. Name a new folder.")
        return _wrong_use(words(text, folder=options.folder))
    library = _checked(project, words)
    if not library:
        return PROBLEMS
    for config in export_tree(library, read_settings(project), project, folder):
        _say(words(N_("To build it: mkdocs build --config-file {file}"), file=config))
    return OK


def _export(options: argparse.Namespace, project: Path, words: Locale) -> int:
    for file in write_derived(project):
        _say(words(N_("Wrote {file}"), file=file.relative_to(project)))
    return OK
