"""Documents that figures come from: how much of each was read, and what was read in none."""

from __future__ import annotations

import pytest

from generator.settings import Settings
from generator.views.edition import Draft
from generator.views.page import Fact, Page
from generator.views.plan import editions
from generator.views.reference import source_page
from tests.unit.content import Content

SOURCE = "title: Another report\nkind: report\nlanguage: en\n"
CITED = f"{SOURCE}read: cited\ncited_by:\n  - source: plant-report\n"
FIGURE = "investment: {amount: 5, currency: USD, source: another, evidence: stated}\n"


def page(content: Content, lang: str) -> Page:
    """Return the page of the report that is no other."""
    library = content.library()
    edition = editions(library, Settings("https://example.org/", "https://example.org/kb"))[lang]
    return source_page(library.get("sources", "another"), Draft(edition))


@pytest.mark.parametrize(
    ("read", "english", "spanish"),
    [
        ("full", "Read in full", "Leído completo"),
        ("excerpt", "Read as an excerpt", "Leído en extracto"),
        ("abstract", "Only its summary was read", "Solo se leyó su resumen"),
        (
            "report",
            "Known from what others report of it",
            "Conocido por lo que otros informan de él",
        ),
    ],
)
def test_readers_are_told_how_much_of_a_document_was_read(
    content: Content, read: str, english: str, spanish: str
) -> None:
    content.write("sources/another.yml", f"{SOURCE}read: {read}\n")
    assert content.said() == []
    assert Fact("How far we read it", english) in page(content, "en").facts
    assert Fact("Hasta dónde lo leímos", spanish) in page(content, "es").facts


def test_nothing_is_said_where_it_is_not_known(content: Content) -> None:
    content.write("sources/another.yml", SOURCE)
    assert "How far we read it" not in [fact.label for fact in page(content, "en").facts]


def test_a_list_of_sources_says_it_too(content: Content) -> None:
    content.replace("sources/plant-report.yml", "language: en", "language: en\nread: excerpt")
    library = content.library()
    edition = editions(library, Settings("https://example.org/", "https://example.org/kb"))["es"]
    draft = Draft(edition)
    draft.cite(library.get("cases", "rosa-tannery").record.sources[0])
    (line,) = draft.sources()
    assert (line.reach, line.link.lang) == ("Leído en extracto", "en")


def test_a_document_that_is_only_cited_names_what_cites_it(content: Content) -> None:
    content.write("sources/another.yml", f"{SOURCE}read: cited\n")
    assert content.said() == [
        "another.yml:4:7 K311 The document was not read, and none is named that cites it."
    ]
    assert content.cures() == [
        'Write below "cited_by:" the one in which you met it: - source: its-id'
    ]


def test_no_figure_comes_from_a_document_that_was_not_read(content: Content) -> None:
    content.write("sources/another.yml", CITED)
    content.case(FIGURE)
    assert content.said() == [
        'a-case.md:8:48 K312 The figure names "another", a document that was not read.'
    ]
    assert content.cures() == ["Name the document in which you read the figure: plant-report."]


def test_a_figure_from_nowhere_is_told_without_a_guess(content: Content) -> None:
    content.write("sources/another.yml", f"{SOURCE}read: cited\n")
    content.case(FIGURE)
    assert content.cures() == [
        "Name the document in which you read the figure.",
        'Write below "cited_by:" the one in which you met it: - source: its-id',
    ]


def test_a_text_may_rest_on_what_a_document_is_quoted_with(content: Content) -> None:
    content.write("sources/another.yml", CITED)
    content.case("sources:\n  - source: another\n")
    assert content.said() == []


@pytest.mark.parametrize("typed", ["whole", "Full", "a little"])
def test_there_are_five_ways_to_have_read_a_document(content: Content, typed: str) -> None:
    content.write("sources/another.yml", f"{SOURCE}read: {typed}\n")
    assert content.said() == [f'another.yml:4:7 K107 "{typed}" is not a possible value of "read".']


def test_where_it_was_seen_is_no_longer_told_to_readers(content: Content) -> None:
    content.write("sources/another.yml", f"{SOURCE}seen_in: A copy\n")
    assert content.said() == ['another.yml:4:1 K111 The field "seen_in" is no longer used.']
    assert content.cures() == [
        'Delete it. What it said belongs into "read" now, or into a note for readers.'
    ]
