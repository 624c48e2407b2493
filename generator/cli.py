"""The command line: ``cpkb check``, ``build``, ``serve``, ``new``, ``export``.

Exit status: 0 all is well, 1 there are problems, 2 wrong use.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from generator import report
from generator.checks import check
from generator.library import Library
from generator.locales import FOLDER, Locale, locale
from generator.model import KINDS
from generator.problems import Problem
from generator.settings import read_settings

OK, PROBLEMS, WRONG_USE = 0, 1, 2
CONTENT = "content"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit status."""
    options = _parser().parse_args(arguments)
    project = Path(options.project).resolve()
    if not (project / CONTENT).is_dir():
        print(
            f"cpkb: there is no folder {CONTENT}/ in {options.project}. Go to the folder of the "
            "project, or name it: cpkb --project FOLDER ...",
            file=sys.stderr,
        )
        return WRONG_USE
    status: int = options.run(options, project)
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="cpkb", description="Checks the records in content/ and builds the site from them."
    )
    parser.add_argument("--project", default=".", help="folder that holds content/ (default: here)")
    parser.add_argument(
        "--lang",
        choices=_languages(),
        default=_own_language(),
        help="language of the messages (default: that of the system)",
    )
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    command = commands.add_parser("check", help="report every problem in content/")
    command.add_argument("paths", nargs="*", metavar="PATH", help="report only on these files")
    command.add_argument("--format", choices=report.FORMATS, default="text")
    command.set_defaults(run=_check)

    command = commands.add_parser("build", help="check, then build the site into site/")
    command.add_argument(
        "--strict", action="store_true", help="fail on a broken link between pages"
    )
    command.set_defaults(run=_build)

    command = commands.add_parser("serve", help="preview the site while you edit content/")
    command.add_argument("--port", type=int, default=8000)
    command.set_defaults(run=_serve)

    command = commands.add_parser("new", help="write a record to fill in")
    command.add_argument("kind", choices=[folder for folder in KINDS if folder != "vocabularies"])
    command.add_argument("id", help="its name and address: a-z, 0-9 and hyphens")
    command.set_defaults(run=_new)

    command = commands.add_parser("export", help="write the schemas, the form and the field guide")
    command.set_defaults(run=_export)
    return parser


def _languages() -> list[str]:
    return [
        "en",
        *sorted(folder.name for folder in FOLDER.iterdir() if (folder / "LC_MESSAGES").is_dir()),
    ]


def _own_language() -> str:
    chosen = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG", "")
    return chosen[:2] if chosen[:2] in _languages() else "en"


def _say(text: str) -> None:
    print(text, flush=True)


def _check(options: argparse.Namespace, project: Path) -> int:
    _, problems = check(project / CONTENT)
    if options.paths:
        chosen = [Path(path).resolve() for path in options.paths]
        for path in chosen:
            if not path.exists():
                print(f"cpkb: there is no file {path}", file=sys.stderr)
                return WRONG_USE
        problems = [problem for problem in problems if _is_in(project / problem.path, chosen)]
    return _report(problems, options.format, locale(options.lang))


def _is_in(file: Path, chosen: Sequence[Path]) -> bool:
    return any(file == path or path in file.parents for path in chosen)


def _report(problems: Sequence[Problem], format_: str, words: Locale) -> int:
    _say(report.FORMATS[format_](problems, words))
    return PROBLEMS if any(problem.blocks for problem in problems) else OK


def _checked(options: argparse.Namespace, project: Path) -> Library | None:
    """Return the library if nothing blocks it; else report the problems and return None."""
    library, problems = check(project / CONTENT)
    status = _report(problems, "text", locale(options.lang))
    return library if status == OK else None


def _build(options: argparse.Namespace, project: Path) -> int:
    from generator.site import BuildError, Plan, build_site

    library = _checked(options, project)
    if library is None:
        return PROBLEMS
    try:
        site = build_site(library, read_settings(project), Plan(project, options.strict), _say)
    except BuildError as error:
        print(f"The site was not built; the last one stays.\n{error}", file=sys.stderr)
        return PROBLEMS
    _say(f"The site is in {site.relative_to(project)}/. To look at it: cpkb serve")
    return OK


def _serve(options: argparse.Namespace, project: Path) -> int:
    from generator.preview import serve

    return serve(project, options.port, locale(options.lang), _say)


def _new(options: argparse.Namespace, project: Path) -> int:
    from generator.export.blank import AlreadyThereError, NotAnIdError, write_blank

    try:
        file = write_blank(project / CONTENT, KINDS[options.kind], options.id, options.lang)
    except (AlreadyThereError, NotAnIdError) as error:
        print(f"cpkb: {error}", file=sys.stderr)
        return WRONG_USE
    _say(f"Fill in {file.relative_to(project)}, then run: cpkb check {file.relative_to(project)}")
    return OK


def _export(options: argparse.Namespace, project: Path) -> int:
    from generator.export.derived import write_derived

    for file in write_derived(project):
        _say(f"Wrote {file.relative_to(project)}")
    return OK
