"""What the preview answers: a page, a sheet, a file, or the page for what is not there."""

import mimetypes
import posixpath
import traceback
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from pathlib import Path
from threading import Lock

from rapidfuzz import fuzz, process

from generator import report
from generator.locales import Locale
from generator.problems import Problem, inert
from generator.settings import SITE_NAME, read_settings
from generator.sheets.catalogue import sheets_of
from generator.sheets.engine import SheetError
from generator.sheets.printing import Printer, Say
from generator.views.edition import Edition
from generator.views.page import Extras, Link, Page
from generator.web.current import Current, State
from generator.web.frame import MISSING_PAGE
from generator.web.html import Body, body, rendered
from generator.web.pages import Pages
from generator.web.root import root_files, root_page

INDEX = "index.html"
# A page is made again if there was an edit meanwhile, but not for ever.
TRIES, MOST_REMEMBERED = 3, 200
NEAREST, CLOSE, LONGEST = 5, 60, 200
MEDIA_TYPES = mimetypes.types_map | {".woff": "font/woff", ".woff2": "font/woff2", "": "text/plain"}
MEDIA_TYPES |= {".js": "text/javascript", ".xml": "application/xml", ".webp": "image/webp"}
OWN = "_preview/"
VERSION, OWN_FILES = f"{OWN}version", (f"{OWN}preview.js", f"{OWN}preview.css")
FOLLOWING = (
    '<link rel="stylesheet" href="/_preview/preview.css">'
    '<script src="/_preview/preview.js" data-version="{version}" defer></script></head>'
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
            except Exception as error:  # noqa: BLE001 - no page ends the preview
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
        return _text(make(), path or INDEX, state) if make else None

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
        return _file(pages.files().get(address))

    def _page(self, pages: Pages, address: str, state: State) -> Answer:
        """Return a page; if it cannot be made, as it was made last, and say so."""
        key, words, status = (pages.lang, address), pages.edition.words, HTTPStatus.OK
        with self._rendering:
            box, last = "", self._remembered.pop(key, None)
            try:
                box = _box_at(address, state, words)
                made = pages.made(address)
            except Exception as error:  # noqa: BLE001 - the page shows it
                box += self._failure("/".join(key), error, words)
                status, empty = HTTPStatus.INTERNAL_SERVER_ERROR, Page("/" + "/".join(key), "")
                made = last or body(empty, address, Extras(), pages.edition)
            self._remembered[key] = made
            if len(self._remembered) > MOST_REMEMBERED:
                del self._remembered[next(iter(self._remembered))]
            html = pages.in_frame(replace(made, html=box + made.html)).html
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

    def _failed(self, path: str, error: Exception, state: State) -> Answer:
        # There may be no frame.
        pages = state.pages.get(path.partition("/")[0])
        words = pages.edition.words if pages else self._words
        return _plain(path, self._failure(path, error, words), words, state)

    def _failure(self, path: str, error: Exception, words: Locale) -> str:
        text = str(error) if isinstance(error, SheetError) else last_line(error)
        self._say(inert(f"/{path}: {text}"))
        return _box(words("This page could not be made: {error}", error=text), (), words)


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
            raise SheetError(self._printer.failure(sheet, result.error, words))
        return result.part(path.rpartition(".")[2])


def last_line(error: Exception) -> str:
    """Return what an error says, in one line."""
    return inert(" ".join(traceback.format_exception_only(error)[-1].split()))


def _box_at(address: str, state: State, words: Locale) -> str:
    lead, problems = state.told_at(address)
    return _box(words(lead), problems, words) if problems else ""


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
    """Return a text; a page loads itself again when there is a later state than this one."""
    if name.endswith(".html"):
        text = text.replace("</head>", FOLLOWING.format(version=state.version), 1)
    return Answer(text.encode(), _kind(name), status)


def _file(file: Path | None) -> Answer | None:
    return Answer(file.read_bytes(), _kind(file.name)) if file and file.is_file() else None


def _moved(location: str) -> Answer:
    return Answer(b"", "text/plain", HTTPStatus.FOUND, {"Location": location})


def _kind(name: str) -> str:
    kind = MEDIA_TYPES.get(Path(name).suffix, "application/octet-stream")
    is_text = kind.startswith("text/") or kind in ("application/json", "application/xml")
    return f"{kind}; charset=utf-8" if is_text else kind
