"""Compare two built sites: which pages came, went or changed, and what changed on them.

Usage: python -m tools.compare OLD_SITE NEW_SITE [--only text,links] [--places 3] [--lines 12]

Pages are compared by address in four aspects:

- text: what can be read, a line a block, with the words that stand in for pictures
- links: where links and pictures lead from this page, however they are spelt
- head: title, meta, canonical and alternate addresses, JSON-LD as data, what the search is told
- structure: headings, landmarks, labels, languages, and the places that a link can lead to

Of other files, JSON, CSV and XML (feeds, the site map) are compared entry by entry (data), and the
rest by their bytes (files). The index of the search is left out, as it never reproduces. Equal
changes are told once, with the number of their places; for that, ``{page}`` stands for
the address of the page itself and ``{id}`` for its last part. Exit status: 0 the same, 1 different,
2 wrong use.
"""

from __future__ import annotations

import argparse
import functools
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path, PurePosixPath

from tools.aspects import READERS, Values, read_entries, read_page

SAME, DIFFERENT, WRONG_USE = 0, 1, 2
ASPECTS = (*READERS, "data", "files")
LEFT_OUT = "pagefind"
DATA = (".json", ".csv", ".xml")
WIDTH = 400

Lines = tuple[str, ...]


@dataclass(frozen=True)
class Change:
    """Lines that stood in one site, and what stands in their place in the other."""

    aspect: str
    before: Lines
    after: Lines


@dataclass(frozen=True)
class Found:
    """A change, the page or entry where it was found, and the line above it there."""

    change: Change
    place: str
    above: str = ""


@dataclass(frozen=True)
class Comparison:
    """What the comparison of two sites gave."""

    pages: int
    added: Lines
    gone: Lines
    found: tuple[Found, ...]

    @property
    def is_same(self) -> bool:
        """Say whether nothing differs."""
        return not (self.added or self.gone or self.found)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print how two sites differ; return the exit status."""
    options = parser().parse_args(arguments)
    for site in (options.old, options.new):
        if not any(site.rglob("*.html")):
            print(f"There is no page in {site}.", file=sys.stderr)
            return WRONG_USE
    comparison = compare(options.old, options.new, options.only)
    print("\n".join(report(comparison, options.places, options.lines)))
    return SAME if comparison.is_same else DIFFERENT


def parser() -> argparse.ArgumentParser:
    """Return the parser of the options."""
    options = argparse.ArgumentParser(prog="python -m tools.compare")
    options.add_argument("old", type=Path, metavar="OLD_SITE")
    options.add_argument("new", type=Path, metavar="NEW_SITE")
    options.add_argument(
        "--only", type=_aspects, default=ASPECTS, metavar="ASPECTS", help=",".join(ASPECTS)
    )
    options.add_argument("--places", type=int, default=3, help="places named of each change")
    options.add_argument("--lines", type=int, default=12, help="lines shown of each change")
    return options


def compare(old: Path, new: Path, aspects: Sequence[str]) -> Comparison:
    """Compare two sites in some aspects; pages that came or went are always told."""
    before, after = _files(old), _files(new)
    unlike = [
        name
        for name in sorted(before & after)
        if (old / name).read_bytes() != (new / name).read_bytes()
    ]
    with ProcessPoolExecutor() as pool:
        job = functools.partial(_page_changes, old, new, aspects)
        changes = list(pool.map(job, filter(_is_page, unlike), chunksize=16))
    others = [name for name in unlike if not _is_page(name)]
    if "data" in aspects:
        changes += [_data_changes(old, new, name) for name in others if name.endswith(DATA)]
    if "files" in aspects:
        changes.append(list(_file_changes(before, after, others)))
    return Comparison(
        sum(map(_is_page, before & after)),
        tuple(_address(name) for name in sorted(after - before) if _is_page(name)),
        tuple(_address(name) for name in sorted(before - after) if _is_page(name)),
        tuple(found for some in changes for found in some),
    )


def report(comparison: Comparison, places: int, lines: int) -> Iterator[str]:
    """Yield the lines of the report: pages that came and went, then the changes by aspect."""
    changed = {found.place for found in comparison.found if found.change.aspect in READERS}
    yield (
        f"pages in both: {comparison.pages}, changed: {len(changed)}; "
        f"added: {len(comparison.added)}, gone: {len(comparison.gone)}"
    )
    yield from (f"added: {address}" for address in comparison.added)
    yield from (f"gone: {address}" for address in comparison.gone)
    groups: defaultdict[Change, list[Found]] = defaultdict(list)
    for found in comparison.found:
        groups[found.change].append(found)
    for aspect in ASPECTS:
        of_aspect = [group for change, group in groups.items() if change.aspect == aspect]
        if of_aspect:
            yield f"\n{aspect}"
        for group in sorted(of_aspect, key=len, reverse=True):
            yield from _told(group, places, lines)


def _aspects(text: str) -> list[str]:
    names = text.split(",")
    if unknown := [name for name in names if name not in ASPECTS]:
        raise argparse.ArgumentTypeError(f"{', '.join(unknown)}: choose from {','.join(ASPECTS)}")
    return names


def _files(site: Path) -> set[str]:
    names = (file.relative_to(site) for file in site.rglob("*") if file.is_file())
    return {name.as_posix() for name in names if LEFT_OUT not in name.parts}


def _is_page(name: str) -> bool:
    return name.endswith(".html")


def _address(name: str) -> str:
    """Return the address of a file from the root of its site."""
    return name.removesuffix("index.html") if PurePosixPath(name).name == "index.html" else name


def _page_changes(old: Path, new: Path, aspects: Sequence[str], name: str) -> list[Found]:
    before, after = read_page(old / name), read_page(new / name)
    address = _address(name)
    return [
        Found(Change(aspect, *lines), address or "/", above)
        for aspect, read in READERS.items()
        if aspect in aspects
        for above, *lines in _hunks(list(read(before, address)), list(read(after, address)))
    ]


def _hunks(before: list[str], after: list[str]) -> Iterator[tuple[str, Lines, Lines]]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            yield before[a - 1] if a else "", tuple(before[a:b]), tuple(after[c:d])


def _data_changes(old: Path, new: Path, name: str) -> list[Found]:
    before, after = read_entries(old / name), read_entries(new / name)
    return [
        Found(Change("data", *change), f"{name} {label}".rstrip())
        for label in sorted(before.keys() | after.keys())
        if (change := _entry_change(before.get(label), after.get(label))) != ((), ())
    ]


def _entry_change(before: Values | None, after: Values | None) -> tuple[Lines, Lines]:
    """Return the values that differ, or the whole entry in a line where it came or went."""
    if before is None or after is None:
        return _in_a_line(before), _in_a_line(after)
    return _values_not_in(before, after), _values_not_in(after, before)


def _in_a_line(entry: Values | None) -> Lines:
    return () if entry is None else ("; ".join(f"{key}: {entry[key]}" for key in entry),)


def _values_not_in(these: Values, others: Values) -> Lines:
    return tuple(f"{key}: {value}" for key, value in these.items() if others.get(key) != value)


def _file_changes(before: set[str], after: set[str], unlike: list[str]) -> Iterator[Found]:
    for name in sorted((before ^ after) | set(unlike)):
        if _is_page(name) or (name in unlike and name.endswith(DATA)):
            continue
        kind = PurePosixPath(name).suffix or "nameless"
        old = (f"a {kind} file",) if name in before else ()
        new = (f"a {kind} file" + " of other bytes" * (name in unlike),) if name in after else ()
        yield Found(Change("files", old, new), name)


def _told(group: list[Found], places: int, lines: int) -> Iterator[str]:
    """Yield an equal change: where it was found, the line above it in the first place, itself."""
    first, named = group[0], ", ".join(found.place for found in group[:places])
    others = f" and {len(group) - places} more" if len(group) > places else ""
    yield f"\n  in {len(group)} place{'s' * (len(group) > 1)}: {named}{others}"
    if first.above:
        yield _cut(f"      {first.above}")
    signed = [("-", first.change.before), ("+", first.change.after)]
    shown = [f"    {sign} {line}" for sign, some in signed for line in some]
    yield from map(_cut, shown[:lines])
    if len(shown) > lines:
        yield f"      and {len(shown) - lines} more"


def _cut(line: str) -> str:
    return line if len(line) <= WIDTH else f"{line[:WIDTH]} ..."


if __name__ == "__main__":
    sys.exit(main())
