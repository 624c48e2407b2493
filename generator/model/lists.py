"""Records without prose: sources, glossary terms, closed lists and associations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from generator.model.base import (
    Cited,
    Country,
    Ids,
    Labels,
    LanguageCode,
    Model,
    OneOf,
    Plain,
    RefTo,
    SectorIds,
    WebAddress,
    Year,
    holds,
)


class Source(Model):
    """A document that facts come from."""

    title: Plain = holds("Title as printed.")
    authors: tuple[Plain, ...] = holds("Authors as printed.", ())
    publisher: Plain | None = holds("Who published it.", None)
    year: Year | None = holds("Year of publication; leave out if unknown.", None)
    date_note: Labels | None = holds(
        "What is known of the date when the year is not printed.", None
    )
    kind: Annotated[str, OneOf("source-kinds")] = holds("What kind of document it is.")
    language: LanguageCode = holds("Code of the language that it is written in: es, en, pt.")
    url: WebAddress | None = holds("Web address.", None)
    seen_in: Plain | None = holds("Where we read it, if not in the document itself.", None)
    cited_by: tuple[Cited, ...] = holds("Documents of this library that cite it.", ())
    note: Labels | None = holds("What a reader should know about it.", None)
    formerly: Ids = holds("Ids that the record had before; their addresses lead to its page.", ())


class Term(Model):
    """A word or acronym of the glossary."""

    kind: Literal["acronym", "term"] = holds("acronym or term.")
    name: Labels = holds("The word, per language.")
    expansion: Labels | None = holds("What an acronym stands for, per language.", None)
    meaning: Labels | None = holds("What it means in plain words, per language.", None)
    see: tuple[Annotated[str, RefTo("glossary")], ...] = holds("Ids of related words.", ())
    sources: tuple[Cited, ...] = holds("Documents that use the word.", ())


class VocabularyTerm(Model):
    """One entry of a closed list."""

    label: Labels = holds("The word to show, per language.")
    explanation: Labels | None = holds("What it means, per language.", None)
    units: tuple[Plain, ...] = holds("Units that may be used; the first is the usual one.", ())
    below_months: int | None = holds("Upper end of a payback class in months, not included.", None)


class Vocabulary(Model):
    """A closed list with labels per language."""

    title: Labels = holds("Name of the list, per language.")
    terms: dict[str, VocabularyTerm] = holds("The entries in their order.")


class Association(Model):
    """A chamber or association whose name stands on the handouts that it copies."""

    name: Plain = holds("Name as it stands on the sheet.")
    country: Country = holds("Two-letter code of the country.")
    languages: tuple[Annotated[str, OneOf("languages")], ...] = holds(
        "Languages to print in: [es].", min_length=1
    )
    paper: Literal["a4", "letter"] = holds("Paper to print on: a4 or letter.", "a4")
    contact: tuple[Plain, ...] = holds(
        "Up to four short lines: telephone, address, office hours.", min_length=1, max_length=4
    )
    message: Mapping[LanguageCode, Plain] = holds(
        "One sentence to the members, per language.", default_factory=dict
    )
    logo: Plain | None = holds("File name of the logo beside this record: PNG, JPEG or SVG.", None)
    sectors: SectorIds = holds("Ids of the sectors to print; none means all that have a guide.", ())
    example: bool = holds("Set to true for an invented association; the sheet says so.", False)
