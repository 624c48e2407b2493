"""The prose of a record: Markdown that can do no harm, and links that lead somewhere."""

from __future__ import annotations

import posixpath
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache
from html import unescape
from itertools import accumulate, pairwise
from pathlib import PurePosixPath

from markdown_it.token import Token
from rapidfuzz import process

from generator import addresses
from generator.checks.dialects import PICTURES, Found, marks_in, marks_that_may_be_in
from generator.library import Entry, Library
from generator.nearest import nearest
from generator.problems import Place, Problem
from generator.prose import Target, read
from generator.source import Document

_FIRST_LEVEL = 2
# The parser leaves out what is nested deeper than 20 times.
_DEEPEST = 15
# A word is looked for this far from where it should stand, so that no text takes for ever.
_NEARBY = 2000
# What somebody meant is guessed this often in one file, for the same reason.
_MOST_GUESSES = 50


def document_problems(document: Document, library: Library) -> Iterator[Problem]:
    """Yield what the prose of one file may not hold."""
    yield from dict.fromkeys(_Checked(document, library).problems())


@lru_cache(maxsize=2)
def _by_name(paths: frozenset[PurePosixPath]) -> dict[str, PurePosixPath]:
    """Return the files of the records by their names."""
    return {path.stem: path for path in sorted(paths) if path.suffix == ".md"}


def _is_of_the_web(scheme: str) -> bool:
    return scheme.lower().removesuffix(":") in addresses.SCHEMES


class _Places:
    """Finds where the words of a text stand, one after the other."""

    def __init__(self, document: Document) -> None:
        self.text = document.body
        self.first_line = document.body_line
        self.passed = 0

    @cached_property
    def lines(self) -> list[int]:
        """Return where the lines begin."""
        return [0, *accumulate(len(line) + 1 for line in self.text.split("\n"))]

    def after(self, words: str, line: int) -> Place:
        """Return the place of ``words``, which come after those that were found last."""
        place, self.passed = self._find(words, line, self.passed)
        return place

    def at(self, words: str, line: int) -> Place:
        """Return the place of ``words``, which stand in ``line``."""
        return self._find(words, line, 0)[0]

    def _find(self, words: str, line: int, passed: int) -> tuple[Place, int]:
        start = max(self.lines[line], passed)
        found = self.text.find(words, start, start + _NEARBY + len(words))
        if found < 0:
            return Place(self.first_line + line, 1), passed
        line = bisect_right(self.lines, found) - 1
        column = found - self.lines[line] + 1
        return Place(self.first_line + line, column), found + len(words)


class _Checked:
    """The prose of one file, with what it takes to judge it."""

    def __init__(self, document: Document, library: Library) -> None:
        self.document = document
        self.library = library
        self.prose = read(document.body)
        self.entry = self._entry_at(document.path)
        self.guesses: dict[str, str] = {}

    def problems(self) -> Iterator[Problem]:
        yield from self._marks()
        yield from self._depth()
        yield from self._headings()
        places = _Places(self.document)
        for target in self.prose.targets:
            find = places.at if target.label else places.after
            yield from self._target(target, find(target.address, target.line))

    def _marks(self) -> Iterator[Problem]:
        marks = marks_that_may_be_in(self.document.body)
        places = _Places(self.document)
        for passage in self.prose.passages if marks else ():
            line, counted, with_html = passage.line, 0, -1
            for found in marks_in(passage, marks, self._near_file):
                line += passage.text.count("\n", counted, found.start)
                counted = found.start
                # What follows a tag on its line is mostly the tag that closes it.
                if found.code == "K401":
                    if line == with_html:
                        continue
                    with_html = line
                yield self._mark(found, places, line)

    def _mark(self, found: Found, places: _Places, line: int) -> Problem:
        value, target = found.value.strip(), found.value.partition("](")[2].strip()
        scheme = addresses.scheme_of(unescape(target)) if found.code == "K424" else ""
        if scheme and not _is_of_the_web(scheme):
            return self._problem(places.after(target.split("\n")[0], line), "K402", value=scheme)
        place = places.after(value.split("\n")[0], line)
        return self._problem(place, found.code, value=value, near=found.near)

    def _depth(self) -> Iterator[Problem]:
        for token in self.prose.tokens:
            if any(piece.level > _DEEPEST for piece in (token, *(token.children or ()))):
                yield self._problem(self._start_of(token), "K430")
                return

    def _headings(self) -> Iterator[Problem]:
        level = _FIRST_LEVEL - 1
        for opening, content in pairwise(self.prose.tokens):
            if opening.type == "heading_open":
                depth = int(opening.tag[1:])
                limit = max(_FIRST_LEVEL, min(depth, level + 1))
                if depth != limit:
                    values = {"value": content.content, "level": depth, "limit": limit}
                    place, marks = self._start_of(opening), "#" * limit
                    yield self._problem(place, "K405", marks=marks, **values)
                level = depth

    def _target(self, target: Target, place: Place) -> Iterator[Problem]:
        scheme = addresses.scheme_of(target.address)
        if target.label.startswith("^"):
            yield self._problem(place, "K412", value=f"[{target.label.lower()}]", near="")
        elif target.is_picture:
            yield from self._picture(target.address, scheme, place)
        elif not scheme:
            yield from self._record(target.address, place)
        elif not _is_of_the_web(scheme):
            yield self._problem(place, "K402", value=scheme)
        elif (judgement := addresses.judge(target.address)).what:
            values = {"what": judgement.what, "near": judgement.near}
            yield self._problem(place, "K426", value=target.address, **values)

    def _picture(self, address: str, scheme: str, place: Place) -> Iterator[Problem]:
        path = self._path_of(address)
        if scheme or path.parts[:1] != self.document.path.parts[:1]:
            folder = self.document.path.parent
            yield self._problem(place, "K407", value=address, folder=folder)
        elif path not in self.library.pictures:
            near = self._guess(path.name, self._near_picture)
            yield self._problem(place, "K406", value=address, near=near)

    def _record(self, address: str, place: Place) -> Iterator[Problem]:
        page, mark, fragment = address.partition("#")
        path = self._path_of(page)
        entry = self._entry_at(path) if page else self.entry
        if (page or not fragment) and (path.suffix != ".md" or path not in self.library.paths):
            near = self._guess(str(path), self._near_record)
            near += f"{mark}{fragment}" if near else ""
            yield self._problem(place, "K408", value=address, near=near)
        elif fragment and entry:
            yield from self._heading(entry, page, fragment, place)

    def _heading(self, entry: Entry, page: str, fragment: str, place: Place) -> Iterator[Problem]:
        address = f"{page}#{fragment}"
        heading = entry.find_heading(fragment, self.lang)
        if not heading:
            near = self._guess(address, lambda _: self._near_heading(entry, fragment))
            yield self._problem(place, "K427", value=address, near=f"{page}#{near}" if near else "")
            return
        for lang in self.shown_in:
            shown = entry.headings_in(lang)[heading.number :]
            if not shown or shown[0].level != heading.level:
                values = {"text": heading.text, "file": entry.document_in(lang).path}
                yield self._problem(place, "K428", value=address, **values)

    @cached_property
    def lang(self) -> str:
        """Return the language that the file is written in."""
        _, _, lang = self.document.path.stem.partition(".")
        return lang or (self.entry.lang if self.entry else None) or ""

    @cached_property
    def shown_in(self) -> list[str]:
        """Return the languages of the site whose page shows this file."""
        if not (entry := self.entry):
            return []
        path, languages = self.document.path, self.library.languages
        return [lang for lang in languages if entry.document_in(lang).path == path]

    def _entry_at(self, path: PurePosixPath) -> Entry | None:
        """Return the record of a file, be it the original or a translation."""
        return self.library.entries.get(path.parent.name, {}).get(path.stem.partition(".")[0])

    def _path_of(self, page: str) -> PurePosixPath:
        folder = self.document.path.parent
        return PurePosixPath(posixpath.normpath(posixpath.join(folder, page)))

    def _guess(self, typed: str, make: Callable[[str], str]) -> str:
        """Return what was probably meant; the same for the same, and nothing after many guesses."""
        if typed not in self.guesses:
            self.guesses[typed] = make(typed) if len(self.guesses) < _MOST_GUESSES else ""
        return self.guesses[typed]

    def _near_file(self, name: str) -> str:
        """Return the way to the record or picture that a name without a way stands for."""
        path = self._path_of(name)
        if path.suffix in PICTURES:
            return self._guess(path.name, self._near_picture)
        return self._guess(str(path), self._near_record)

    def _near_record(self, path: str) -> str:
        """Return the way to the record with the nearest name, in that folder if there is one."""
        folder, name = posixpath.split(path)
        stem = name.partition(".")[0].lower()
        records = _by_name(self.library.paths)
        there = [other for other, path in records.items() if str(path.parent) == folder]
        near = stem if stem in records else nearest(stem, there) or nearest(stem, records)
        return self._way_to(records[near]) if near else ""

    def _near_picture(self, name: str) -> str:
        pictures = {picture.name: picture for picture in self.library.pictures}
        near = nearest(name, pictures)
        return self._way_to(pictures[near]) if near else ""

    def _near_heading(self, entry: Entry, fragment: str) -> str:
        slugs = [heading.slug for heading in entry.headings_in(self.lang)]
        return process.extractOne(fragment, slugs)[0] if slugs else ""

    def _way_to(self, path: PurePosixPath) -> str:
        return posixpath.relpath(path, self.document.path.parent)

    def _start_of(self, token: Token) -> Place:
        return Place(self.document.body_line + (token.map[0] if token.map else 0), 1)

    def _problem(self, place: Place, code: str, **values: object) -> Problem:
        return Problem.at(self.document.path, place, code, **values)
