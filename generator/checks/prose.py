"""The prose of a record: Markdown that can do no harm, and links that lead somewhere."""

import posixpath
import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property, lru_cache
from html import unescape
from itertools import accumulate, islice, pairwise
from pathlib import PurePosixPath

from rapidfuzz import fuzz

from generator import addresses
from generator.checks.dialects import PICTURES, Found, marks_in, marks_that_may_be_in
from generator.checks.links import near_id
from generator.checks.pictures import wrong_words
from generator.library import Entry, Library
from generator.problems import MOST_FOUND, Guesses, Place, Problem, nearest, one_line
from generator.prose import UNSEEN, Target, read, words_of
from generator.source import Document

_FIRST_LEVEL = 2
# The parser leaves out what is nested deeper than 20 times.
_DEEPEST = 15
# A word is looked for this far from where it should stand, so that no text takes for ever.
_NEARBY = 2000
# Names that are less alike than this are those of different records.
_ALIKE = 80


def document_problems(document: Document, library: Library) -> Iterator[Problem]:
    """Yield what the prose of one file may not hold."""
    yield from dict.fromkeys(islice(_Checked(document, library).problems(), MOST_FOUND))


@lru_cache(maxsize=2)
def _by_name(paths: frozenset[PurePosixPath]) -> dict[str, PurePosixPath]:
    return {path.stem: path for path in sorted(paths) if path.suffix == ".md"}


def _is_of_the_web(scheme: str) -> bool:
    return scheme.lower().removesuffix(":") in addresses.SCHEMES


def _told(found: Found) -> tuple[str, str, dict[str, str]]:
    """Return the words to point to, the code and the values of the problem with a mark."""
    value, target = found.value.strip(), found.value.partition("](")[2].strip()
    scheme = addresses.scheme_of(unescape(target)) if found.code == "K424" else ""
    if scheme and not _is_of_the_web(scheme):
        return target, "K402", {"value": scheme}
    return value, found.code, {"value": value, "near": found.near}


class _Checked:
    """The prose of one file, with what it takes to judge it."""

    def __init__(self, document: Document, library: Library) -> None:
        self.document, self.library = document, library
        self.prose = read(document.body)
        self.entry = self._entry_at(document.path)
        original = self.entry.lang if self.entry else None
        self.lang = document.path.stem.partition(".")[2] or original or ""
        self.guess = Guesses().guess

    def problems(self) -> Iterator[Problem]:
        if excess := self.prose.excess:
            values = {"size": excess.size, "limit": excess.limit}
            yield self._problem(self._start(excess.line), excess.code, **values)
        yield from self._marks()
        yield from self._depth()
        yield from self._headings()
        passed = 0
        for target in self.prose.targets:
            # What stands apart from its link is looked for in its line, not behind the last one.
            place, end = self._find(target.address, target.line, 0 if target.label else passed)
            passed = passed if target.label else end
            yield from self._target(target, place)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *accumulate(len(line) + 1 for line in self.document.body.split("\n"))]

    def _find(self, words: str, line: int, passed: int = 0) -> tuple[Place, int]:
        """Return where words stand, at or below a line and behind what is passed; and their end."""
        start = max(self._line_starts[line], passed)
        found = self.document.body.find(words, start, start + _NEARBY + len(words))
        if found < 0:
            return self._start(line), passed
        line = bisect_right(self._line_starts, found) - 1
        column = found - self._line_starts[line] + 1
        return Place(self.document.body_line + line, column), found + len(words)

    def _start(self, line: int) -> Place:
        return Place(self.document.body_line + line, 1)

    def _marks(self) -> Iterator[Problem]:
        marks, passed = marks_that_may_be_in(self.document.body), 0
        notes: set[str] = set()
        for passage in self.prose.passages if marks else ():
            line, counted, with_html = passage.line, 0, -1
            for found in marks_in(passage, marks, self._near_file):
                line += passage.text.count("\n", counted, found.start)
                counted = found.start
                # What follows a tag on its line is mostly the tag that closes it.
                if found.code == "K401" and line == with_html:
                    continue
                with_html = line if found.code == "K401" else with_html
                words, code, values = _told(found)
                if code == "K412":
                    # A footnote is one mistake, in the sentence and where its text stands.
                    if (note := found.value.rstrip(":")) in notes:
                        continue
                    notes.add(note)
                    values = {"value": note, "near": self.guess(note, self._note)}
                place, passed = self._find(words.split("\n")[0], line, passed)
                yield self._problem(place, code, **values)

    def _note(self, label: str) -> str:
        """Return the text of a footnote, or an empty text."""
        found = re.search(rf"^{re.escape(label)}:[ \t]*(\S.*)", self.document.body, re.MULTILINE)
        return one_line(found[1], 120) if found else ""

    def _depth(self) -> Iterator[Problem]:
        for token in self.prose.tokens:
            if any(piece.level > _DEEPEST for piece in (token, *(token.children or ()))):
                yield self._problem(self._start(token.map[0] if token.map else 0), "K430")
                return

    def _headings(self) -> Iterator[Problem]:
        level = _FIRST_LEVEL - 1
        for opening, content in pairwise(self.prose.tokens):
            if opening.type == "heading_open" and opening.map:
                depth = int(opening.tag[1:])
                limit = max(_FIRST_LEVEL, min(depth, level + 1))
                if depth != limit:
                    place, value = self._start(opening.map[0]), content.content
                    values = {"level": depth, "limit": limit, "marks": "#" * limit}
                    yield self._problem(place, "K405", value=value, **values)
                # Only the first of a row of headings is at fault.
                level = limit
                if not words_of(content).strip(UNSEEN):
                    yield self._problem(self._start(opening.map[0]), "K436")

    def _target(self, target: Target, place: Place) -> Iterator[Problem]:
        scheme = addresses.scheme_of(target.address)
        if target.label.startswith("^"):
            yield self._problem(place, "K412", value=f"[{target.label.lower()}]", near="")
        elif target.is_picture:
            yield from self._picture(target, scheme, place)
        elif not scheme:
            yield from self._record(target.address, place)
        elif not _is_of_the_web(scheme):
            yield self._problem(place, "K402", value=scheme)
        elif (judgement := addresses.judge(target.address)).what:
            values = {"what": judgement.what, "near": judgement.near}
            yield self._problem(place, "K426", value=target.address, **values)

    def _picture(self, target: Target, scheme: str, place: Place) -> Iterator[Problem]:
        address = target.address
        path = self._path_of(address)
        if scheme or path.parts[:1] != self.document.path.parts[:1]:
            folder = self.document.path.parent
            yield self._problem(place, "K407", value=address, folder=folder)
        elif path not in self.library.pictures:
            near = self.guess(path.name, self._near_picture)
            yield self._problem(place, "K406", value=address, near=near)
        elif code := wrong_words(target.words, address):
            yield self._problem(place, code, value=target.words, picture=address)

    def _record(self, address: str, place: Place) -> Iterator[Problem]:
        page, mark, fragment = address.partition("#")
        path = self._path_of(page)
        entry = self._entry_at(path) if page else self.entry
        if (page or not fragment) and (path.suffix != ".md" or path not in self.library.paths):
            near = self.guess(str(path), self._near_record)
            near += f"{mark}{fragment}" if near else ""
            yield self._problem(place, "K408", value=address, near=near)
        elif fragment and entry:
            yield from self._heading(entry, page, fragment, place)

    def _heading(self, entry: Entry, page: str, fragment: str, place: Place) -> Iterator[Problem]:
        address = f"{page}#{fragment}"
        heading = entry.find_heading(fragment, self.lang)
        if not heading:
            slugs = list(entry.document_in(self.lang).headings)
            near = self.guess(address, lambda _: nearest(fragment, slugs, least=0))
            yield self._problem(place, "K427", value=address, near=f"{page}#{near}" if near else "")
            return
        for lang in self.library.languages:
            is_read = self.entry and self.entry.document_in(lang).path == self.document.path
            shown = list(entry.document_in(lang).headings.values())[heading.number :]
            if is_read and not (shown and shown[0].level == heading.level):
                values = {"text": heading.text, "file": entry.document_in(lang).path}
                yield self._problem(place, "K428", value=address, **values)

    def _entry_at(self, path: PurePosixPath) -> Entry | None:
        return self.library.entries.get(path.parent.name, {}).get(path.stem.partition(".")[0])

    def _path_of(self, page: str) -> PurePosixPath:
        folder = self.document.path.parent
        return PurePosixPath(posixpath.normpath(posixpath.join(folder, page)))

    def _near_file(self, name: str) -> str:
        """Return the way to the record or picture that a name without a way stands for."""
        path = self._path_of(name)
        if path.suffix in PICTURES:
            return self.guess(path.name, self._near_picture)
        return self.guess(str(path), self._near_record)

    def _near_record(self, path: str) -> str:
        """Return the way to the record that was probably meant, in that folder if there is one."""
        folder, name = posixpath.split(path)
        stem, kind = name.partition(".")[0].lower(), posixpath.basename(folder)
        records = _by_name(self.library.paths)
        there = near_id(stem, kind, self.library) if kind in self.library.entries else ""
        near = stem if stem in records else there or nearest(stem, records, fuzz.ratio, _ALIKE)
        return self._way_to(records[near]) if near in records else ""

    def _near_picture(self, name: str) -> str:
        pictures = {picture.name: picture for picture in self.library.pictures}
        near = nearest(name, pictures)
        return self._way_to(pictures[near]) if near else ""

    def _way_to(self, path: PurePosixPath) -> str:
        return posixpath.relpath(path, self.document.path.parent)

    def _problem(self, place: Place, code: str, **values: object) -> Problem:
        return Problem.at(self.document.path, place, code, **values)
