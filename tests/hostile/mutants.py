"""Projects that were right and are right no more, or are in a way that nobody thought of."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator.locales import country_codes, language_codes
from generator.model import KINDS
from tests.hostile import texts
from tests.hostile.fields import BASE, LISTS, written

NUMBERS = (
    *("0", "0.000001", "999999999999999.999999", "1-999999999999999", "about 0", "under 0.1"),
    *("up to 100", "-1", "-0", "1", "100", "101", "1900", "2100", "2101", "1e5", "٤", "1.200", ""),
)
DAYS = (
    *("0001-01-01", "1582-10-10", "1899-12-31", "1969-12-31", "1970-01-01", "2000-02-29"),
    *("2038-01-20", "2106-02-08", "9999-12-31", "2026-02-30", "2026-11-21T10:00", "today"),
)
NAMES = (
    *("0", "00", "404", "assets", "con", "data", "feed", "index", "nul", "print", "search", "tags"),
    *("a-" * 59 + "b", "x" * 60, "x" * 240, "en", "es", "1e5", "no", "null", "true", "2026-11-21"),
)
SPANISH = "cases/rosa-tannery.es.md"
VALUES: tuple[Any, ...] = ("", "x", "no", "~", "1", [], {}, [[]], [{}], {"": ""}, ["a", "a"], None)


@dataclass
class File:
    """A record or a translation as values that can be changed."""

    fields: Any
    body: str = ""


Files = dict[str, File]
Change = Callable[[Files, random.Random], str]


@cache
def _base() -> Files:
    return {
        file.relative_to(BASE / "content").as_posix(): _read(file)
        for file in sorted((BASE / "content").rglob("*"))
        if file.suffix in (".md", ".yml")
    }


def _read(file: Path) -> File:
    if "." not in file.stem:
        record = written(f"{file.parent.name}/{file.stem}")
        return File(record.fields, record.body)
    _, fields, body = file.read_text(encoding="utf-8").split("---\n", 2)
    return File(yaml.load(fields, Loader=yaml.CBaseLoader), body)


def mutant(seeds: list[int]) -> tuple[Files, list[str]]:
    """Return the base after one change for each seed, and what was changed."""
    files, said = deepcopy(_base()), []
    for seed in seeds:
        dice = random.Random(seed)
        said.append(dice.choice(CHANGES)(files, dice))
    return files, said


def write(files: Files, project: Path) -> None:
    """Write files, and the pictures of the base, into an empty folder."""
    shutil.rmtree(project, ignore_errors=True)
    ignored = shutil.ignore_patterns("*.md", "*.yml")
    shutil.copytree(BASE / "content", project / "content", ignore=ignored)
    shutil.copy(BASE / "mkdocs.yml", project)
    for name, file in files.items():
        lines = yaml.dump(file.fields, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True)
        target = project / "content" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        text = lines if name.endswith(".yml") else f"---\n{lines}---\n{file.body}"
        target.write_text(text, encoding="utf-8")


def _holders(value: Any) -> Iterator[tuple[Any, str | int]]:
    """Yield every place of a value as what holds it and its name or number there."""
    if not isinstance(value, dict | list):
        return
    for step, inner in list(value.items() if isinstance(value, dict) else enumerate(value)):
        yield value, step
        yield from _holders(inner)


def _place(
    files: Files, dice: random.Random, suits: Callable[[Any], bool] = lambda _: True
) -> tuple[str, Any, Any]:
    """Return a file, what holds a value in it that suits, and its name or number there."""
    for name in dice.sample(sorted(files), len(files)):
        if found := [(holder, step) for holder, step in _holders(files[name].fields)
                     if suits(holder[step])]:  # fmt: skip
            holder, step = dice.choice(found)
            return name, holder, step
    return "nothing", [None], 0


def _put(
    value_of: Callable[[random.Random], Any], suits: Callable[[Any], bool] = lambda _: True
) -> Change:
    """Return the change that puts another value into a place that suits."""

    def change(files: Files, dice: random.Random) -> str:
        name, holder, step = _place(files, dice, suits)
        old, holder[step] = holder[step], deepcopy(value_of(dice))
        return f"{name}: {step}: {old!r:.60} -> {holder[step]!r:.60}"

    return change


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_number(value: Any) -> bool:
    return _is_text(value) and bool(re.search(r"^\d|^(about|over|under|up to) ", value))


def _is_day(value: Any) -> bool:
    return _is_text(value) and bool(re.fullmatch(r"\d{4}-\d\d-\d\d", value))


def _is_group(value: Any) -> bool:
    return isinstance(value, dict | list)


def _drop(files: Files, dice: random.Random) -> str:
    name, holder, step = _place(files, dice)
    return f"{name}: without {step} ({holder.pop(step)!r:.60})"


def _double(files: Files, dice: random.Random) -> str:
    name, holder, step = _place(files, dice, lambda value: isinstance(value, list) and bool(value))
    holder[step].append(deepcopy(dice.choice(holder[step])))
    return f"{name}: {step}: one item twice"


def _swap(files: Files, dice: random.Random) -> str:
    (one, first, step), (other, second, place) = _place(files, dice), _place(files, dice)
    first[step], second[place] = deepcopy(second[place]), deepcopy(first[step])
    return f"{one}: {step} <-> {other}: {place}"


def _rename_field(files: Files, dice: random.Random) -> str:
    name, holder, step = _place(files, dice, lambda value: isinstance(value, dict) and bool(value))
    old = dice.choice(sorted(holder[step]))
    new = dice.choice([f"{old}s", "", "x", *texts.every(texts.WORDS)])
    holder[step] = {new if key == old else key: inner for key, inner in holder[step].items()}
    return f"{name}: {step}: {old} is called {new!r:.60}"


def _prose(files: Files, dice: random.Random) -> str:
    name = dice.choice([name for name in sorted(files) if name.endswith(".md")])
    piece = dice.choice([*texts.every(texts.PROSE), *texts.every(texts.WORDS), ""])
    files[name].body = dice.choice([piece, f"{files[name].body}\n\n{piece}\n", f"## {piece}\n"])
    return f"{name}: prose {files[name].body!r:.100}"


def _languages(files: Files, dice: random.Random) -> str:
    file = files.get(f"{LISTS}/languages.yml")
    terms = file.fields.get("terms") if file and isinstance(file.fields, dict) else None
    if not isinstance(terms, dict):
        return "nothing"
    codes = [*sorted(language_codes()), "xx", "en-US", "", "zz", "qu", "gn", "pt", "ar", "zh"]
    new = dice.choice([*codes, "ar", "fa", "he", "hi", "ja", "pt", "qu", "ru", "th", "tr", "zh"])
    if dice.random() < 0.2 and len(terms) > 1:
        gone = dice.choice(sorted(terms))
        del terms[gone]
        return f"languages: without {gone}"
    terms[new] = {"label": dict.fromkeys(("en", "es"), f"Language {new}")}
    if dice.random() < 0.3:
        spanish = files.pop(SPANISH, _base()[SPANISH])
        files[f"cases/rosa-tannery.{new}.md"] = deepcopy(spanish)
    return f"languages: with {new}"


def _rename_record(files: Files, dice: random.Random) -> str:
    """Give a record another id, everywhere or in its own name only."""
    name = dice.choice(sorted(files))
    folder, _, file = name.partition("/")
    old, _, ending = file.partition(".")
    new = dice.choice([code.lower() for code in sorted(country_codes())]) if folder == (
        "countries") else dice.choice(NAMES)  # fmt: skip
    everywhere = dice.random() < 0.8
    for own in [own for own in files if own.startswith(f"{folder}/{old}.")]:
        files[f"{folder}/{new}.{own.partition('.')[2]}"] = files.pop(own)
    if everywhere:
        _replace_everywhere(files, old, new)
    return f"{name} is called {new}.{ending}{' everywhere' if everywhere else ''}"


def _replace_everywhere(files: Files, old: str, new: str) -> None:
    for file in files.values():
        for holder, step in _holders(file.fields):
            if holder[step] == old:
                holder[step] = new
        file.body = file.body.replace(f"/{old}.md", f"/{new}.md")


def _lists(files: Files, dice: random.Random) -> str:
    """Take a key out of a closed list, or call it something else, there and where it is used."""
    held = {
        name: file.fields["terms"]
        for name, file in files.items()
        if name.startswith(LISTS) and isinstance(file.fields, dict) and file.fields.get("terms")
    }
    if not (names := sorted(name for name, terms in held.items() if isinstance(terms, dict))):
        return "nothing"
    name = dice.choice(names)
    terms = held[name]
    old = dice.choice(sorted(terms))
    match dice.randrange(4):
        case 0:
            del terms[old]
            return f"{name}: without {old}"
        case 1:
            others = [key for key in terms if key != old]
            del terms[old]
            if others:
                _replace_everywhere(files, old, dice.choice(others))
            return f"{name}: without {old}, which nothing uses"
        case 2:
            files[name].fields["terms"] = dict(reversed(terms.items()))
            return f"{name}: from last to first"
        case _:
            new = dice.choice([*NAMES, *texts.every(texts.WORDS)])
            terms[new] = terms.pop(old)
            _replace_everywhere(files, old, new)
            return f"{name}: {old} is called {new!r:.60} everywhere"


def _move(files: Files, dice: random.Random) -> str:
    name = dice.choice(sorted(files))
    folder, _, file = name.partition("/")
    id_, _, ending = file.partition(".")
    new = dice.choice(
        [
            f"{dice.choice(sorted(KINDS))}/{file}",
            f"{folder}/{id_}.{dice.choice(['es', 'en', 'qu', 'xx', 'pt'])}.{ending}",
            f"{folder}/{file.upper()}",
            f"{folder}/deeper/{file}",
            file,
        ]
    )
    files[new] = files.pop(name)
    return f"{name} -> {new}"


def _delete(files: Files, dice: random.Random) -> str:
    name = dice.choice(sorted(files))
    del files[name]
    return f"no {name}"


def _delete_folder(files: Files, dice: random.Random) -> str:
    folder = dice.choice(sorted(KINDS))
    for name in [name for name in files if name.startswith(f"{folder}/")]:
        del files[name]
    return f"nothing in {folder}"


def _formerly(files: Files, dice: random.Random) -> str:
    name = dice.choice(sorted(files))
    ids = dice.sample([*NAMES, "rosa-tannery", "tanneries", "br", "bo"], dice.randint(1, 3))
    if isinstance(files[name].fields, dict):
        files[name].fields["formerly"] = ids
    return f"{name}: formerly {ids}"


def _from_another(files: Files, dice: random.Random) -> str:
    """Put a value of another record with the same name into a place."""
    name, holder, step = _place(files, dice)
    same = [
        other[place]
        for file in files.values()
        for other, place in _holders(file.fields)
        if place == step
    ]
    holder[step] = deepcopy(dice.choice(same)) if same else holder[step]
    return f"{name}: {step}: {holder[step]!r:.60}"


_HOSTILE = tuple(texts.every(texts.WORDS))
CHANGES: tuple[Change, ...] = (
    _drop,
    _drop,
    _double,
    _swap,
    _from_another,
    _rename_field,
    _prose,
    _languages,
    _rename_record,
    _lists,
    _lists,
    _move,
    _delete,
    _delete_folder,
    _formerly,
    _put(lambda dice: dice.choice(VALUES)),
    _put(lambda dice: dice.choice([[], {}]), _is_group),
    _put(lambda dice: dice.choice(_HOSTILE), _is_text),
    _put(lambda dice: dice.choice(_HOSTILE), _is_text),
    _put(lambda dice: dice.choice(NUMBERS), _is_number),
    _put(lambda dice: dice.choice(NUMBERS), _is_number),
    _put(lambda dice: dice.choice(DAYS), _is_day),
)
