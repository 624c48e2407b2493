"""References to other records and to closed lists, and ids that are taken twice."""

from collections.abc import Iterator
from functools import cache
from itertools import chain, pairwise

from rapidfuzz import fuzz

from generator.checks import languages
from generator.library import Entry, Library
from generator.locales import Locale, codes_by_name, country_codes, currency_codes, folded
from generator.model import KINDS
from generator.model.base import Language, Model, OneOf, RefTo
from generator.model.fields import Loc, Mention, models_in, shapes, walk
from generator.problems import START, Guesses, Problem, nearest

# The keys that the program itself names.
NAMED = {
    "cost-classes": ("nothing",),
    "payback-classes": ("none", "gt5y", "unknown"),
    "scopes": ("enterprise", "group", "programme"),
    "financing-states": ("open", "unknown", "planned"),
    "askers": ("firms",),
}
# What says how a figure is meant: only a slip of the finger leads to another word of these lists.
_OF_FIGURES = ("evidence", "output-units", "resources", "scopes")
# Lists that are too long to show whole.
_LONG_LISTS = {"countries": "BO, BR, CL, CO, MX etc", "currencies": "USD, BOB, BRL, COP, MXN etc"}


def problems_of(entry: Entry, library: Library) -> Iterator[Problem]:
    """Yield dangling references, values outside their list, taken ids and addresses."""
    if entry.kind.folder == "countries":
        yield from _unknown_country(entry, library)
    guesses = Guesses()
    for mention in entry.mentions:
        if found := _broken(mention, entry, library, guesses):
            yield found
    yield from _taken_ids(entry)
    for index, id_ in enumerate(getattr(entry.record, "formerly", ())):
        if other := _holder(id_, index, entry, library):
            yield entry.document.problem(("formerly", index), "K205", id=id_, other=other)


def _broken(mention: Mention, entry: Entry, library: Library, guesses: Guesses) -> Problem | None:
    loc, mark, value = mention
    if isinstance(mark, Language):
        return languages.unknown(value, entry.document, guesses, loc)
    if isinstance(mark, RefTo):
        return _dangling(mention, mark.kind, entry, library, guesses)
    name, choices = mark.vocabulary, library.choices(mark.vocabulary)
    if value in choices or not choices:
        return None
    shown = _LONG_LISTS.get(name) or ", ".join(choices)
    near = guesses.guess(f"{name}/{value}", lambda _: _near_choice(value, name, library))
    values = {"value": value, "list": name, "choices": shown, "near": near}
    return entry.document.problem(loc, "K523" if name == "output-units" else "K202", **values)


def _dangling(
    mention: Mention, folder: str, entry: Entry, library: Library, guesses: Guesses
) -> Problem | None:
    value, noun = mention.value, KINDS[folder].noun
    if value in library.entries[folder]:
        return None
    if (path := library.path_of(folder, value)) in library.paths:
        return None
    near = guesses.guess(f"{folder}/{value}", lambda _: _near_id(value, folder, library))
    values = {"kind": noun, "value": value, "file": path, "near": near}
    return entry.document.problem(mention.loc, "K201", **values)


def _near_id(value: str, folder: str, library: Library) -> str:
    """Return the id that was probably meant, looking at names and synonyms too."""
    if folder == "sources":
        # Another paper says something else: only a slip of the finger leads to it.
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
    choices = library.choices(name)
    if value.upper() in choices:
        return value.upper()
    if name == "currencies":
        # One like it is other money: only its own name leads to it.
        return codes_by_name(currency_codes(), Locale.currency, folded).get(folded(value), "")
    if name == "countries":
        names = codes_by_name(country_codes(), Locale.country, str.lower)
        # Half a name leads to the wrong one of two Koreas.
        return names.get(nearest(value, names, fuzz.ratio, 80), "") if len(value) > 2 else ""
    labels = {folded(key): key for key in choices}
    for key, term in library.vocabulary(name).terms.items():
        labels |= {folded(label): key for label in term.label.values()}
    plain = folded(value[:100])
    slip = nearest(plain, labels, fuzz.ratio, 85)
    return labels.get(slip if name in _OF_FIGURES else slip or nearest(plain, labels), "")


def missing_lists(library: Library) -> Iterator[Problem]:
    """Yield lists that have no file, lack keys that the program uses, or are out of order."""
    models = {model for kind in KINDS.values() for model in models_in(kind.model)}
    marks = {shape.mark for model in models for shape in shapes(model)}
    names = {mark.vocabulary for mark in marks if isinstance(mark, OneOf)} - set(_LONG_LISTS)
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
        near = _near_choice(entry.id.replace("-", " "), "countries", library).lower()
        values = {"choices": _LONG_LISTS["countries"].lower(), "near": near}
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
