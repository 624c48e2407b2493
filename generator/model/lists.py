"""Records without prose: sources, glossary terms and closed lists."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.marks import N_
from generator.model.base import (
    Cited,
    Id,
    Labels,
    LanguageCode,
    Model,
    OneOf,
    Plain,
    RefTo,
    WebAddress,
    Year,
)


class Source(Model):
    """A document that facts come from."""

    title: Plain = Field(description=N_("Title as printed."))
    authors: tuple[Plain, ...] = Field((), description=N_("Authors as printed."))
    publisher: Plain | None = Field(None, description=N_("Who published it."))
    year: Year | None = Field(None, description=N_("Year of publication; leave out if unknown."))
    date_note: Labels | None = Field(
        None, description=N_("What is known of the date when the year is not printed.")
    )
    kind: Annotated[str, OneOf("source-kinds")] = Field(
        description=N_("What kind of document it is.")
    )
    language: LanguageCode = Field(
        description=N_("Code of the language that it is written in: es, en, pt.")
    )
    url: WebAddress | None = Field(None, description=N_("Web address."))
    seen_in: Plain | None = Field(
        None, description=N_("Where we read it, if not in the document itself.")
    )
    cited_by: tuple[Cited, ...] = Field(
        (), description=N_("Documents of this library that cite it.")
    )
    note: Labels | None = Field(None, description=N_("What a reader should know about it."))
    formerly: tuple[Id, ...] = Field(
        (), description=N_("Ids that the record had before; their addresses lead to its page.")
    )


class Term(Model):
    """A word or acronym of the glossary."""

    kind: Literal["acronym", "term"] = Field(description=N_("acronym or term."))
    name: Labels = Field(description=N_("The word, per language."))
    expansion: Labels | None = Field(
        None, description=N_("What an acronym stands for, per language.")
    )
    meaning: Labels | None = Field(
        None, description=N_("What it means in plain words, per language.")
    )
    see: tuple[Annotated[str, RefTo("glossary")], ...] = Field(
        (), description=N_("Ids of related words.")
    )
    sources: tuple[Cited, ...] = Field((), description=N_("Documents that use the word."))


class VocabularyTerm(Model):
    """One entry of a closed list."""

    label: Labels = Field(description=N_("The word to show, per language."))
    explanation: Labels | None = Field(None, description=N_("What it means, per language."))
    units: tuple[Plain, ...] = Field(
        (), description=N_("Units that may be used; the first is the usual one.")
    )
    below_months: int | None = Field(
        None, description=N_("Upper end of a payback class in months, not included.")
    )


class Vocabulary(Model):
    """A closed list with labels per language."""

    title: Labels = Field(description=N_("Name of the list, per language."))
    terms: dict[str, VocabularyTerm] = Field(description=N_("The entries in their order."))
