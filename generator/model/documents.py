"""Documents that facts come from, and the words and closed lists that records use."""

from typing import Annotated, ClassVar, Literal

from generator.model.base import (
    Cited,
    Counted,
    Ids,
    Labels,
    LanguageCode,
    Model,
    OneOf,
    PastYear,
    Plain,
    RefTo,
    WebAddress,
    holds,
)

Reach = Literal["full", "excerpt", "abstract", "report", "cited"]


class Source(Model):
    """A document that facts come from."""

    retired: ClassVar = {"seen_in": "read"}
    title: Plain = holds("Title as printed.")
    authors: tuple[Plain, ...] = holds("Authors as printed.", ())
    publisher: Plain | None = holds("Who published it.", None)
    year: PastYear | None = holds("Year of publication; leave out if unknown.", None)
    date_note: Labels | None = holds(
        "What is known of the date when the year is not printed.", None
    )
    kind: Annotated[str, OneOf("source-kinds")] = holds("What kind of document it is.")
    language: LanguageCode = holds("Code of the language that it is written in: es, en, pt.")
    url: WebAddress | None = holds("Web address.", None)
    read: Reach | None = holds(
        "How much of it was read: full, excerpt, abstract (or its summary), report (only what "
        "others report of it) or cited (only that others cite it).",
        None,
    )
    cited_by: tuple[Cited, ...] = holds("Documents of this library that cite it.", ())
    note: Labels | None = holds("What a reader should know about it.", None)
    formerly: Ids = holds("Ids that the record had before; their addresses lead to its page.", ())


class Term(Model):
    """A word or acronym of the glossary."""

    kind: Literal["acronym", "term"] = holds("acronym or term.")
    name: Labels = holds("The word, per language.")
    expansion: Labels | None = holds("What an acronym stands for, per language.", None)
    meaning: Labels | None = holds("What it means in plain words, per language.", None)
    is_ambiguous: bool = holds(
        "true: the word has other meanings too, and is explained in the glossary alone.", False
    )
    see: tuple[Annotated[str, RefTo("glossary")], ...] = holds("Ids of related words.", ())
    sources: tuple[Cited, ...] = holds("Documents that use the word.", ())


class VocabularyTerm(Model):
    """One entry of a closed list."""

    label: Labels = holds("The word to show, per language.")
    explanation: Labels | None = holds("What it means, per language.", None)
    avoid: dict[LanguageCode, tuple[Plain, ...]] = holds(
        "Words that texts do not use for it, per language.", default_factory=dict
    )
    units: tuple[Plain, ...] = holds("Units that may be used; the first is the usual one.", ())
    below_months: Counted | None = holds(
        "Upper end of a payback class in months, not included.", None
    )
    part_of: Annotated[str, OneOf("payback-classes")] | None = holds(
        "Of a payback class: the wider one that it is a part of, so that who asks for that one "
        "finds it, too.",
        None,
    )
    kind_of: Annotated[str, OneOf("resources")] | None = holds(
        "Of a resource: the wider one that it is a kind of, so that who asks for energy finds "
        "electricity, too.",
        None,
    )
    is_money: bool = holds(
        "Of a kind of financing: false if it neither lends, guarantees nor gives money.", True
    )


class Vocabulary(Model):
    """A closed list with labels per language."""

    title: Labels = holds("Name of the list, per language.")
    terms: dict[str, VocabularyTerm] = holds("The entries in their order.", min_length=1)
