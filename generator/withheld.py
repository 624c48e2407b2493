"""A library without what is wrong in it, of which pages can be made."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from generator.library import Key, Library
from generator.model.base import OneOf

LISTS = "vocabularies"


def held_back(library: Library, wrong: Collection[Key], before: Library) -> Library:
    """Return a library that pages can be made of: nothing in it refers to what it does not hold.

    What is wrong, or gone and still needed, stands in it as it stood ``before``, or not at all.
    """
    gone, same_lists = missing(before, library), before.entries[LISTS] == library.entries[LISTS]
    if same_lists and not (wrong or gone):
        return library
    entries = {folder: dict(shelf) for folder, shelf in library.entries.items()}
    shown, touched = replace(library, entries=entries), set[str]()

    def put_back(keys: Iterable[Key]) -> None:
        for folder, id_ in keys:
            touched.add(folder)
            entries[folder].pop(id_, None)
            if id_ in before.entries[folder]:
                entries[folder][id_] = before.entries[folder][id_]

    put_back({*wrong, *(key for key in gone if key[0] == LISTS)})
    while lacking := set(_lacking(shown, before, same_lists)):
        put_back(lacking)
    for folder in touched:
        # As the loader sorts them.
        entries[folder] = dict(sorted(entries[folder].items(), key=lambda item: f"{item[0]}."))
    return shown


def missing(library: Library, other: Library) -> set[Key]:
    """Return the keys of the entries that another library lacks."""
    shelves, held = library.entries.items(), other.entries
    return {(folder, id_) for folder, shelf in shelves for id_ in shelf.keys() - held[folder]}


def _lacking(library: Library, before: Library, same_lists: bool) -> Iterator[Key]:
    """Yield what is to be put back where a reference leads nowhere, or a list lacks a word.

    That is the target or the list, if it stood ``before``, or else the record itself.
    """
    for entry in library.everything():
        for folder, id_ in entry.targets:
            if id_ not in library.entries[folder]:
                yield (folder, id_) if id_ in before.entries[folder] else entry.key
        for mention in () if same_lists else entry.mentions:
            if isinstance(mention.mark, OneOf):
                name = mention.mark.vocabulary
                if mention.value not in library.choices(name):
                    yield (LISTS, name) if mention.value in before.choices(name) else entry.key
