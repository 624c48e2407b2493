"""What a record may claim: which cases may tell of one plant, and how it stands with a lender."""

from collections.abc import Iterator

from generator.library import Entry, Library
from generator.model.fields import Loc
from generator.model.records import Case, Example, Financing, Measure
from generator.plants import is_of_plants
from generator.problems import Problem


def problems_of(entry: Entry, library: Library) -> Iterator[Problem]:
    """Yield links between plants that cannot be, and facilities of which too little is said."""
    match entry.record:
        case Case():
            yield from _same_plants(entry.record, (), entry, library)
        case Measure():
            for index, example in enumerate(entry.record.examples):
                yield from _same_plants(example, ("examples", index), entry, library)
        case Financing():
            yield from _facility(entry.record, entry)


def _same_plants(
    told: Case | Example, loc: Loc, entry: Entry, library: Library
) -> Iterator[Problem]:
    for place, id_ in _links(told, loc):
        if entry.key == ("cases", id_):
            yield entry.document.problem(place, "K531")
        elif (other := library.entries["cases"].get(id_)) and not is_of_plants(other.record):
            yield entry.document.problem(place, "K532", id=id_)


def _links(told: Case | Example, loc: Loc) -> Iterator[tuple[Loc, str]]:
    """Yield the ids of the cases that tell, or may tell, of the same plant."""
    if isinstance(told, Example) and told.case:
        yield (*loc, "case"), told.case
    for index, id_ in enumerate(told.maybe_same_as):
        yield (*loc, "maybe_same_as", index), id_


def _facility(facility: Financing, entry: Entry) -> Iterator[Problem]:
    if facility.state == "open" and not facility.checked:
        yield entry.document.problem(("state",), "K533")
    if facility.state == "open" and not facility.who_may_ask:
        yield entry.document.problem(("state",), "K534")
