"""What the preview answers: a page, a sheet, a file, or the page for what is not there."""

import mimetypes
import posixpath
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from pathlib import Path
from threading import Lock

from markupsafe import Markup
from rapidfuzz import fuzz, process

from generator import report
from generator.data.package import WORKBOOK_TYPE
from generator.library import Entry
from generator.loading import CONTENT
from generator.locales import Locale
from generator.marks import N_
from generator.problems import Problem, said_by
from generator.settings import SITE_NAME, ConfigurationError, read_settings
from generator.sheets.catalogue import sheets_of
from generator.sheets.engine import SheetError
from generator.sheets.printing import Printer, Say
from generator.views.edition import Edition
from generator.views.page import Extras, Link, Page
from generator.web.current import Current, State
from generator.web.frame import MISSING_PAGE
from generator.web.html import Body, body, rendered
from generator.web.near import PATH, near_index
from generator.web.pages import Pages
from generator.web.root import root_files, root_page

INDEX = "index.html"
# A page is made again if there was an edit meanwhile, but not for ever.
TRIES, MOST_REMEMBERED = 3, 200
NEAREST, CLOSE, LONGEST = 5, 60, 200
MEDIA_TYPES = mimetypes.types_map | {".woff": "font/woff", ".woff2": "font/woff2", "": "text/plain"}
MEDIA_TYPES |= {".js": "text/javascript", ".xml": "application/xml", ".webp": "image/webp"}
MEDIA_TYPES |= {".xlsx": WORKBOOK_TYPE}
OWN = "_preview/"
VERSION, OWN_FILES = f"{OWN}version", (f"{OWN}preview.js", f"{OWN}preview.css")
FOLLOWING = (
    '<link rel="stylesheet" href="/_preview/preview.css">'
    '<script src="/_preview/preview.js" data-version="{version}" defer></script></head>'
)

NOT_MADE = N_("This page could not be made: {error}")
FAULT = N_(
    "This page could not be made: {error}. That is a fault of the program, not of {file}. "
    "Please report it with these words."
)


@dataclass(frozen=True)
class Answer:
    """What a reader gets."""

    body: bytes
    kind: str
    status: HTTPStatus = HTTPStatus.OK
    headers: dict[str, str] = field(default_factory=dict)


class Answers:
    """Makes what is asked for, when it is asked for, of the content as it is then."""

    def __init__(self, project: Path, current: Current, words: Locale, say: Say) -> None:
        self._project, self._current = project, current
        self._words, self._say = words, say
        # The frame marks the page that it is around, and Typst sets one sheet at a time.
        self._rendering, self._printing = Lock(), Lock()
        self._press: Press | None = None
        self._remembered: dict[tuple[str, str], Body] = {}

    def at(self, path: str) -> Answer:
        """Return what stands at a path below the site, as it is after the last edit."""
        for _ in range(TRIES):
            state = self._current.state
            try:
                answer = self._found(path, state) or self._missing(path, state)
            except BaseException as error:  # noqa: BLE001 - a panic of Typst is no Exception
                answer = self._failed(path, error, state)
            if state is self._current.state:
                break
        return answer

    def _found(self, path: str, state: State) -> Answer | None:
        if path == VERSION:
            return Answer(state.version.encode(), "text/plain")
        if path in OWN_FILES:
            return _file(Path(__file__).with_name(path.removeprefix(OWN)))
        if not state.pages:
            words = self._words
            return _plain(words(SITE_NAME), _box_at("", state, words), words, state)
        lang, slash, address = path.partition("/")
        if lang in state.pages:
            inside = state.pages[lang]
            return self._in_language(inside, address, state) if slash else _moved(f"/{lang}/")
        make = root_files(state.editions).get(path or INDEX)
        return _made(make(), path or INDEX, state) if make else None

    def _in_language(self, pages: Pages, address: str, state: State) -> Answer | None:
        if posixpath.basename(address) == INDEX:
            address = address.removesuffix(INDEX)
        plan = pages.edition.plan
        if address in plan.pages:
            return self._page(pages, address, state)
        if address in plan.redirects:
            return _text(pages.redirect(address), INDEX, state)
        if f"{address}/" in plan.pages or f"{address}/" in plan.redirects:
            return _moved(f"/{pages.lang}/{address}/")
        if address.startswith(("print/", "share/")):
            with self._printing:
                if not self._press or self._press.state is not state:
                    self._press = Press(state, self._project)
                return _file(self._press.file(f"{pages.lang}/{address}", pages.edition.words))
        if address == PATH:
            return _made(near_index(pages.edition), address, state)
        return _file(pages.file_at(address))

    def _page(self, pages: Pages, address: str, state: State) -> Answer:
        """Return a page; if it cannot be made, as it was made last, and say so."""
        with self._rendering:
            faults = [state.fault] if state.fault else []
            box, made = "", self._remembered.pop((pages.lang, address), None)
            try:
                box = _box_at(address, state, pages.edition.words)
            except Exception as error:  # noqa: BLE001 - the page shows it
                faults.append(error)
            try:
                made = pages.made(address)
            except Exception as error:  # noqa: BLE001 - the page shows it
                faults.append(error)
            made = made or _empty(pages, address)
            self._remember((pages.lang, address), made)
            path = f"{pages.lang}/{address}"
            told = dict.fromkeys(self._failure(path, fault, state) for fault in faults)
            above = [*map(_alone, told), box]
            html = pages.in_frame(replace(made, html="".join([*above, made.html]))).html
        status = HTTPStatus.INTERNAL_SERVER_ERROR if faults else HTTPStatus.OK
        return _text(html, INDEX, state, status)

    def _missing(self, path: str, state: State) -> Answer:
        lang, _, address = path.partition("/")
        if pages := state.pages.get(lang):
            with self._rendering:
                html = pages.frame.missing_page(_near(address, pages.edition, NEAREST))
        else:
            near = [(one, link) for one in state.editions for link in _near(path, one, 1)]
            html = root_page("missing", state.editions, near)
        return _text(html, MISSING_PAGE, state, HTTPStatus.NOT_FOUND)

    def _remember(self, key: tuple[str, str], made: Body) -> None:
        self._remembered[key] = made
        if len(self._remembered) > MOST_REMEMBERED:
            del self._remembered[next(iter(self._remembered))]

    def _failed(self, path: str, error: BaseException, state: State) -> Answer:
        """Return what tells of an error where there is no page to show it on."""
        text, words = self._failure(path, error, state), self._words_at(path, state)
        try:
            return _plain(path, _alone(text), words, state)
        except Exception:  # noqa: BLE001 - what shows faults has one
            return Answer(text.encode(), _kind(""), HTTPStatus.INTERNAL_SERVER_ERROR)

    def _failure(self, path: str, error: BaseException, state: State) -> str:
        """Return what could not be made, why, and by whose fault; the terminal tells it, too."""
        words, text = self._words_at(path, state), _reason(error, self._words)
        self._say(f"/{path}: {text}")
        if isinstance(error, SheetError | ConfigurationError | OSError):
            return words(NOT_MADE, error=_reason(error, words))
        entry = _entry_at(path, state)
        file = entry.path if entry else CONTENT
        return words(FAULT, error=text.rstrip("."), file=file)

    def _words_at(self, path: str, state: State) -> Locale:
        # There may be no pages.
        pages = state.pages.get(path.partition("/")[0])
        return pages.edition.words if pages else self._words


class Press:
    """Prints the sheets of one state of the content, as they are on the site itself."""

    def __init__(self, state: State, project: Path) -> None:
        self.state = state
        # The codes on them lead to the site, not to this machine: what is made here, a build finds.
        self._printer = Printer(state.shown, read_settings(project), project)
        sheets = list(sheets_of(state.shown))
        self._sheets = {f"{one.lang}/{one.picture}": one for one in sheets if one.has_picture}
        self._sheets |= {one.path: one for one in sheets}

    def file(self, path: str, words: Locale) -> Path | None:
        """Make the file at a path of the site, or raise ``SheetError``; None if there is none."""
        if not (sheet := self._sheets.get(path)):
            return None
        result = self._printer.sheet(sheet)
        if result.error:
            problem = self._printer.problem(sheet, result.error)
            raise SheetError(report.paragraph(problem, words))
        return result.part(path.rpartition(".")[2])


def _box_at(address: str, state: State, words: Locale) -> str:
    lead, problems = state.told_at(address)
    return _box(words(lead), problems, words) if problems else ""


def _alone(text: str) -> str:
    """Return the box of a text, made without a template: that may be what is wrong."""
    return Markup(
        '<section class="kb-problems" aria-label="{0}"><p><strong>{0}</strong></p></section>'
    ).format(text)


def _empty(pages: Pages, address: str) -> Body:
    page = Page(f"/{pages.lang}/{address}", "")
    return body(page, address, Extras(), pages.edition)


def _reason(error: BaseException, words: Locale) -> str:
    if isinstance(error, ConfigurationError):
        return error.said(words)
    return str(error) if isinstance(error, SheetError) else said_by(error)


def _entry_at(path: str, state: State) -> Entry | None:
    lang, _, address = path.partition("/")
    pages = state.pages.get(lang)
    planned = pages.edition.plan.pages.get(address) if pages else None
    return planned.entry if planned else None


def _box(lead: str, problems: Iterable[Problem], words: Locale) -> str:
    return rendered("problems", lead=lead, problems=problems, report=report, _=words)


def _plain(title: str, box: str, words: Locale, state: State) -> Answer:
    html = rendered("plain", lang=words.code, title=title, box=box)
    return _text(html, INDEX, state, HTTPStatus.INTERNAL_SERVER_ERROR)


def _near(address: str, edition: Edition, most: int) -> list[Link]:
    asked, planned = address[:LONGEST].lower(), edition.plan.pages
    found = process.extract(asked, list(planned), scorer=fuzz.ratio, limit=most, score_cutoff=CLOSE)
    return [Link(planned[near].title(edition), near) for near, *_ in found]


def _text(text: str, name: str, state: State, status: HTTPStatus = HTTPStatus.OK) -> Answer:
    return _made(text.encode(), name, state, status)


def _made(data: bytes, name: str, state: State, status: HTTPStatus = HTTPStatus.OK) -> Answer:
    """Return a file; a page loads itself again when there is a later state than this one."""
    if name.endswith(".html"):
        data = data.replace(b"</head>", FOLLOWING.format(version=state.version).encode(), 1)
    return Answer(data, _kind(name), status)


def _file(file: Path | None) -> Answer | None:
    with suppress(FileNotFoundError, NotADirectoryError, IsADirectoryError):
        # It may go while it is looked at.
        return Answer(file.read_bytes(), _kind(file.name)) if file and file.is_file() else None
    return None


def _moved(location: str) -> Answer:
    return Answer(b"", "text/plain", HTTPStatus.FOUND, {"Location": location})


def _kind(name: str) -> str:
    kind = MEDIA_TYPES.get(Path(name).suffix, "application/octet-stream")
    is_text = kind.startswith("text/") or kind in ("application/json", "application/xml")
    return f"{kind}; charset=utf-8" if is_text else kind
