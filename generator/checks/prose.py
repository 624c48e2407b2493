"""The prose of a record: Markdown that can do no harm, and links that lead somewhere."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import PurePosixPath

from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.library import Library
from generator.problems import Place, Problem
from generator.records import nearest
from generator.source import Document

# A web address between < and > is Markdown; everything else that looks like a tag is HTML.
_HTML = re.compile(r"<(?!https?://[^\s<>\"']*>)[A-Za-z/!?][^>\n]*>?")
_ATTRIBUTE_LIST = re.compile(r"\{:?\s*[.#:][^}\n]*\}|\{[^\n]*=[^\n]*\}")
_INCLUDE = re.compile(r"-{1,}8<-{1,}|^\s*(?:\{!|\{%\s*include).*$")
# Where a link leads, as the most lenient reader finds it: with spaces and line breaks inside.
_LENIENT_TARGET = re.compile(
    r"(?:\]\(|^[\s>*+.\d-]*\[[^\]^][^\]]*\]:)\s*<?(?P<target>[^)\s][^)]{0,200})", re.MULTILINE
)
_NOT_SEEN = re.compile(r"[\x00-\x20\x7f-\xa0]+")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*:|//)")
_SAFE_SCHEMES = {"http:", "https:"}
_FIRST_LEVEL = 2
_TIGHT_HEADING = re.compile(r"^(#{1,6})(?=[^#\s])", re.MULTILINE)

_markdown = MarkdownIt("commonmark").enable("table")
# markdown-it drops unsafe links and rewrites the others; here all are wanted, as typed.
_markdown.validateLink = lambda url: True  # type: ignore[method-assign]
_markdown.normalizeLink = lambda url: url  # type: ignore[method-assign]


def document_problems(document: Document, library: Library) -> Iterator[Problem]:
    """Yield what the prose of one file may not hold."""
    yield from dict.fromkeys(_Prose(document, library, library.addresses).problems())


class _Prose:
    def __init__(
        self, document: Document, library: Library, addresses: dict[str, PurePosixPath]
    ) -> None:
        self.document = document
        self.library = library
        self.addresses = addresses
        self.lines = document.body.split("\n")
        self.passed: dict[int, int] = {}

    def problems(self) -> Iterator[Problem]:
        yield from self._forbidden_marks()
        yield from self._hidden_schemes()
        level = _FIRST_LEVEL - 1
        # Python-Markdown, which makes the pages, needs no space after the marks of a heading.
        tokens = _markdown.parse(_TIGHT_HEADING.sub(r"\1 ", self.document.body))
        for token, content in zip_longest(tokens, tokens[1:]):
            line = token.map[0] if token.map else 0
            if token.type == "heading_open":
                depth = int(token.tag[1:])
                yield from self._heading(depth, level, content, line)
                level = depth
            for child in token.children or ():
                yield from self._target(child, line)

    def _forbidden_marks(self) -> Iterator[Problem]:
        for number, line in enumerate(self.lines):
            for code, pattern in (("K401", _HTML), ("K403", _ATTRIBUTE_LIST), ("K404", _INCLUDE)):
                if match := pattern.search(line):
                    place = self._place(number, match.start())
                    yield self._problem(place, code, value=match[0].strip())

    def _heading(
        self, depth: int, level: int, content: Token | None, line: int
    ) -> Iterator[Problem]:
        deepest = level + 1
        if depth < _FIRST_LEVEL or depth > deepest:
            limit = _FIRST_LEVEL if depth < _FIRST_LEVEL else deepest
            value = content.content if content else ""
            yield self._problem(
                self._place(line, 0),
                "K405",
                value=value,
                level=depth,
                limit=limit,
                marks="#" * limit,
            )

    def _hidden_schemes(self) -> Iterator[Problem]:
        """Yield script links that only a lenient reader of Markdown takes for links."""
        body = self.document.body
        for match in _LENIENT_TARGET.finditer(body):
            target = _NOT_SEEN.sub("", html.unescape(match["target"]))
            scheme = _SCHEME.match(target)
            if scheme and scheme[1].lower() not in _SAFE_SCHEMES:
                before = body[: match.start("target")]
                place = self._place(before.count("\n"), len(before) - before.rfind("\n") - 1)
                yield self._problem(place, "K402", value=scheme[1])

    def _target(self, token: Token, line: int) -> Iterator[Problem]:
        is_image = token.type == "image"
        if not is_image and token.type != "link_open":
            return
        target = str(token.attrGet("src" if is_image else "href") or "")
        place = self._find(target, line)
        scheme = _SCHEME.match(target.strip())
        path = posixpath.normpath(posixpath.join(self.document.path.parent, target.split("#")[0]))
        if is_image:
            yield from self._picture(target, "" if scheme else path, place)
        elif scheme and scheme[1].lower() not in _SAFE_SCHEMES:
            yield self._problem(place, "K402", value=scheme[1])
        elif not scheme and not target.startswith("#") and path not in self.addresses:
            yield self._problem(place, "K408", value=target, near=self._near_record(path))

    def _picture(self, target: str, path: str, place: Place) -> Iterator[Problem]:
        if not path.startswith(f"{self.document.path.parts[0]}/"):
            folder = self.document.path.parent
            yield self._problem(place, "K407", value=target, folder=folder)
        elif PurePosixPath(path) not in self.library.pictures:
            names = [picture.name for picture in self.library.pictures]
            near = nearest(PurePosixPath(path).name, names)
            yield self._problem(place, "K406", value=target, near=near)

    def _near_record(self, path: str) -> str:
        """Return the way to the record with the nearest name, in that folder if there is one."""
        folder, name = posixpath.split(path)
        stems = {PurePosixPath(other).stem: other for other in self.addresses}
        neighbours = {
            stem: other for stem, other in stems.items() if other.startswith(f"{folder}/")
        }
        for choices in (neighbours, stems):
            if near := nearest(PurePosixPath(name).stem, choices):
                return posixpath.relpath(choices[near], self.document.path.parent)
        return ""

    def _find(self, target: str, line: int) -> Place:
        """Return where a link target stands; a paragraph's links may be lines below its start."""
        for number in range(line, len(self.lines)):
            column = self.lines[number].find(target, self.passed.get(number, 0))
            if column >= 0:
                self.passed[number] = column + len(target)
                return self._place(number, column)
        return self._place(line, 0)

    def _place(self, line: int, column: int) -> Place:
        return Place(self.document.body_line + line, column + 1)

    def _problem(self, place: Place, code: str, **values: object) -> Problem:
        return Problem.at(self.document.path, place, code, **values)
