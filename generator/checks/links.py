"""References to other records and to closed lists, and ids that are taken twice."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from itertools import chain, pairwise

from rapidfuzz import fuzz

from generator.checks import languages
from generator.library import Entry, Library
from generator.locales import Locale, codes_by_name, country_codes, current_country, folded
from generator.model import KINDS
from generator.model.base import ID_PATTERN, Language, Model, OneOf, RefTo
from generator.model.fields import Loc, Mention, mentions_in, models_in, shapes, walk
from generator.problems import START, Guesses, Problem, nearest, nearest_of
from generator.slips.names import separate
from generator.slips.numbers import CURRENCIES, currencies_by_name
from generator.slips.signs import strange_sign
from generator.source import Document

# Signs that people leave around a name.
_AROUND = " ,;.:()[]\"'“”„«»‘’`*_"
# The keys that the program itself names.
NAMED = {
    "cost-classes": ("nothing",),
    "payback-classes": ("none", "gt5y", "unknown"),
    "scopes": ("enterprise", "group", "programme"),
    "financing-states": ("open", "unknown", "planned"),
    "askers": ("firms",),
    "readers": (
        *("owner", "supervisor", "chamber", "centre", "lender", "official", "teacher"),
        *("household", "journalist"),
    ),
}
# What says how a figure is meant: only a slip of the finger leads to another word of these lists.
_OF_FIGURES = ("evidence", "output-units", "resources", "scopes")
# Lists that no file holds.
_STANDARDS = {"countries", "currencies"}
# What is like another of them by chance only: another paper, other money.
_NEVER_ALIKE = ("currencies", "sources")
_LONGEST_CODE = 3
# So many possible values are told; of more only those that come nearest.
_FEW = 12


def problems_of(entry: Entry, library: Library) -> Iterator[Problem]:
    """Yield dangling references, values outside their list, taken ids and addresses."""
    if entry.kind.folder == "countries":
        yield from _unknown_country(entry, library)
    yield from _broken_links(entry.document, entry.mentions, library)
    yield from _taken_ids(entry)
    for index, id_ in enumerate(getattr(entry.record, "formerly", ())):
        if other := _holder(id_, index, entry, library):
            yield entry.document.problem(("formerly", index), "K205", id=id_, other=other)


def problems_of_unread(
    document: Document, model: type[Model], library: Library, told: Iterable[Problem]
) -> Iterator[Problem]:
    """Yield dangling references in a record that could not be read, but for what is told there."""
    places = {problem.place for problem in told if problem.path == document.path}
    for problem in _broken_links(document, mentions_in(model, document.data), library):
        if problem.place not in places and problem.place.line not in document.doubtful:
            yield problem


def _broken_links(
    document: Document, mentions: Iterable[Mention], library: Library
) -> Iterator[Problem]:
    guesses = Guesses()
    seen: set[tuple[Loc, str]] = set()
    for mention in mentions:
        if isinstance(mention.loc[-1], int):
            if (named := (mention.loc[:-1], mention.value)) in seen:
                field = mention.loc[-2]
                yield document.problem(mention.loc, "K119", value=mention.value, field=field)
                continue
            seen.add(named)
        if not (problem := _broken(mention, document, library, guesses)):
            continue
        if sign := strange_sign(value := mention.value):
            yield document.sign_problem(problem.place, sign, value)
        else:
            yield problem


def _broken(
    mention: Mention, document: Document, library: Library, guesses: Guesses
) -> Problem | None:
    loc, mark, value = mention
    if isinstance(mark, Language):
        return languages.unknown(value, document, guesses, loc)
    if isinstance(mark, RefTo):
        return _dangling(mention, mark.kind, document, library, guesses)
    name, choices = mark.vocabulary, library.choices(mark.vocabulary)
    # What the list itself lacks is told there, not in each record that says it rightly.
    if value in choices or not choices or value in NAMED.get(name, ()):
        return None
    word = value.strip(_AROUND)
    near = guesses.guess(f"{name}/{value}", lambda _: _near_choice(word, name, library))
    told = _near(near, loc) if near else _possible(value, name, choices, _labels(name, library))
    code = "K523" if name == "output-units" else "K202"
    return document.problem(loc, code, value=value, list=name, **told)


def _dangling(
    mention: Mention, folder: str, document: Document, library: Library, guesses: Guesses
) -> Problem | None:
    value, ids = mention.value, library.entries[folder]
    path = library.path_of(folder, value)
    if value in ids or path in library.paths:
        return None
    word = value.strip(_AROUND)
    near = guesses.guess(f"{folder}/{value}", lambda _: near_id(word, folder, library))
    names = {id_: id_ for id_ in ids}
    told = _near(near, mention.loc) if near else _possible(value, folder, ids, names)
    file = path if re.fullmatch(ID_PATTERN, value) else library.path_of(folder, "my-name")
    values = {"kind": KINDS[folder].noun, "value": value, "file": file, "folder": folder}
    return document.problem(mention.loc, "K201", **values, **told)


def _near(near: str, loc: Loc) -> dict[str, str]:
    """Return what was meant; in a field that holds one value, that it is one of several."""
    is_one_of_them = ", " in near and not isinstance(loc[-1], int)
    return {"one": near} if is_one_of_them else {"near": near}


def _possible(
    value: str, name: str, choices: Collection[str], names: Mapping[str, str]
) -> dict[str, str]:
    """Return what is told of the possible values: all of few, those that come nearest of many."""
    if name in _NEVER_ALIKE or (name == "countries" and len(value) <= _LONGEST_CODE):
        return {"all": name}
    if len(choices) <= _FEW or name in _OF_FIGURES:
        return {"choices": ", ".join(choices)}
    found: dict[str, str] = {}
    for name in nearest_of(value, names):
        key = names[name]
        found.setdefault(key, key if name == key else f"{key} ({name})")
    return {"some": ", ".join(list(found.values())[:3])}


def near_id(value: str, folder: str, library: Library) -> str:
    """Return the id that was probably meant, looking at names and synonyms too."""
    if several := _several(value, library.entries[folder]):
        return several
    if folder == "sources":
        # Only a slip of the finger leads to another paper.
        return nearest(value, library.entries[folder], fuzz.ratio, 90)
    names = {id_: id_ for id_ in library.entries[folder]}
    for entry in library.all(folder):
        synonyms = getattr(entry.record, "synonyms", {}).values()
        for word in (getattr(entry.record, "title", None), *chain(*synonyms)):
            # The title of a closed list is a text per language.
            if isinstance(word, str):
                names.setdefault(word.lower(), entry.id)
    return names.get(nearest(value, names), "")


def _near_choice(value: str, name: str, library: Library) -> str:
    """Return the key that was probably meant: in other letters, or by its label."""
    same = (key for key in library.choices(name) if key.lower() == value.lower())
    if found := next(same, "") or _several(value, library.choices(name)):
        return found
    labels, plain = _labels(name, library), folded(value[:100])
    if name == "currencies":
        # Only its own sign or name leads to it.
        return CURRENCIES.get(plain, "") or labels.get(plain, "")
    if name == "countries":
        return current_country(value) or _country_meant(value, labels)
    slip = nearest(plain, labels, fuzz.ratio, 85)
    if name == "output-units" and not _begins_alike(plain, slip):
        return ""
    return labels.get(slip if name in _OF_FIGURES else slip or nearest(plain, labels), "")


def _begins_alike(typed: str, slip: str) -> bool:
    """Say whether two units of output begin with one word: a kilogram of hides is not a tonne."""
    first, other = (re.split(r"[-_ ]", text)[0] for text in (typed, slip))
    return fuzz.ratio(first, other) >= 80


def _country_meant(value: str, labels: Mapping[str, str]) -> str:
    """Return the code of the country with such a name; half a name leads to the wrong Korea."""
    words = value.lower()
    if len(words) <= _LONGEST_CODE or words in labels:
        return labels.get(words, "")
    alike = labels.get(nearest(words, labels, fuzz.ratio, 80), "")
    namesakes = {code for name, code in labels.items() if f" {words} " in f" {name} "}
    return alike if namesakes <= {alike} else ""


def _several(value: str, choices: Collection[str]) -> str:
    """Return the values that stand in one without commas between them, or an empty text."""
    names = separate(value)
    return ", ".join(names) if len(names) > 1 and set(names) <= set(choices) else ""


def _labels(name: str, library: Library) -> Mapping[str, str]:
    """Return the keys of a closed list by what they are called, in small letters."""
    if name == "countries":
        return codes_by_name(country_codes(), Locale.country, str.lower)
    if name == "currencies":
        return currencies_by_name()
    labels = {folded(key): key for key in library.choices(name)}
    for key, term in library.vocabulary(name).terms.items():
        labels |= {folded(label): key for label in term.label.values()}
    return labels


def missing_lists(library: Library) -> Iterator[Problem]:
    """Yield lists that have no file, lack keys that the program uses, or are out of order."""
    models = {model for kind in KINDS.values() for model in models_in(kind.model)}
    marks = {shape.mark for model in models for shape in shapes(model)}
    names = {mark.vocabulary for mark in marks if isinstance(mark, OneOf)} - _STANDARDS
    kind = KINDS["vocabularies"].noun
    for name, keys in NAMED.items():
        if entry := library.entries["vocabularies"].get(name):
            for key in sorted({*keys} - entry.record.terms.keys()):
                yield entry.document.problem(("terms",), "K208", list=name, key=key)
    if classes := library.entries["vocabularies"].get("payback-classes"):
        yield from _disorder(classes)
    for name in sorted(names):
        if (path := library.path_of("vocabularies", name)) not in library.paths:
            yield Problem.at(path, START, "K201", kind=kind, value=name, file=path, near="")


def _disorder(classes: Entry) -> Iterator[Problem]:
    """Yield classes of payback that stand behind a longer one: no payback would fall into them."""
    terms = classes.record.terms.items()
    timed = ((key, term.below_months) for key, term in terms if term.below_months)
    for (other, shorter), (key, months) in pairwise(timed):
        if months <= shorter:
            place = ("terms", key, "below_months")
            yield classes.document.problem(place, "K209", key=key, other=other)


def _unknown_country(entry: Entry, library: Library) -> Iterator[Problem]:
    """Yield a country profile whose file name is not the code of a country."""
    if entry.id.upper() not in library.choices("countries"):
        name = entry.id.replace("-", " ")
        near = _near_choice(name, "countries", library).lower()
        labels = {label: code.lower() for label, code in _labels("countries", library).items()}
        values = {"near": near} if near else _possible(name, "countries", country_codes(), labels)
        yield entry.document.problem((), "K202", value=entry.id, list="countries", **values)


def _taken_ids(entry: Entry) -> Iterator[Problem]:
    for loc, model in walk(entry.record):
        for name in _lists_with_ids(type(model)):
            first: dict[str, Loc] = {}
            for index, item in enumerate(getattr(model, name)):
                place = (*loc, name, index, "id")
                if (taken := first.setdefault(item.id, place)) != place:
                    other = _line(entry, taken)
                    yield entry.document.problem(place, "K203", id=item.id, other=other)


@cache
def _lists_with_ids(model: type[Model]) -> tuple[str, ...]:
    lists = [(one.name, one.model) for one in shapes(model) if one.many and one.model]
    return tuple(name for name, inner in lists if "id" in inner.model_fields)


def _line(entry: Entry, loc: Loc) -> str:
    return f"{entry.path.name}:{entry.document.place_of(loc).line}"


def _holder(id_: str, index: int, entry: Entry, library: Library) -> str:
    """Return what has, or would have, the address of a former id; or an empty text."""
    folder = entry.kind.folder
    if (path := library.path_of(folder, id_)) in library.paths:
        return str(path)
    # These pages are there without a record.
    if id_ == "index":
        return f"{folder}/index.html"
    if folder == "countries" and id_.upper() in library.choices("countries"):
        return f"{folder}/{id_}/index.html"
    if (earlier := entry.record.formerly.index(id_)) < index:
        return _line(entry, ("formerly", earlier))
    others = [other for other in library.former[folder, id_] if other is not entry]
    return str(others[0].path) if others else ""
