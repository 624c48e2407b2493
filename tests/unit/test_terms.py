"""Which words of a text the glossary explains, and where."""

from __future__ import annotations

from collections.abc import Iterator

from generator.prose import read
from generator.views.plan import editions
from generator.views.terms import Explain, Piece, explainer
from generator.web.prose import draft, html
from tests.unit.content import Content
from tests.unit.test_plan import SETTINGS

TERM = "kind: {kind}\nname: {{en: {name}}}\nmeaning: {{en: What it is.}}\n"


def explained(content: Content, lang: str = "en") -> Explain:
    return explainer(editions(content.library(), SETTINGS)[lang])


def words(explain: Explain, text: str) -> list[str]:
    pieces = list(explain(text))
    assert "".join(piece.text for piece in pieces) == text
    return [piece.text for piece in pieces if piece.meaning]


def test_a_word_is_explained_where_it_first_stands(content: Content) -> None:
    explain = explained(content)
    first, word, rest = explain("A short payback, or a long payback.")
    assert (first.text, first.meaning, first.address) == ("A short ", "", "")
    assert (word.text, word.address) == ("payback", "glossary/#p")
    assert word.meaning.startswith("How long")
    assert rest.text == ", or a long payback."
    assert words(explain, "Another payback.") == []


def test_so_is_its_plural(content: Content) -> None:
    content.write("glossary/steam-trap.yml", TERM.format(kind="term", name="Steam trap"))
    assert words(explained(content), "Old steam traps leak.") == ["steam traps"]


def test_no_part_of_a_word_is(content: Content) -> None:
    content.write("glossary/float.yml", TERM.format(kind="term", name="Float"))
    assert words(explained(content), "A floating pump floated, paybacked.") == []


def test_an_acronym_is_written_as_it_is(content: Content) -> None:
    content.write("glossary/cnp.yml", TERM.format(kind="acronym", name="CNP+L"))
    content.write("glossary/cnp2.yml", TERM.format(kind="acronym", name="CNP"))
    assert words(explained(content), "cnp+l, CNP+L and CNP") == ["CNP+L", "CNP"]


def test_a_word_with_other_meanings_is_left_alone(content: Content) -> None:
    term = TERM.format(kind="term", name="Return") + "is_ambiguous: true\n"
    content.write("glossary/return.yml", term)
    assert words(explained(content), "Return it.") == []


def test_a_name_is_left_alone_and_so_are_the_words_of_links_and_code() -> None:
    def explain(text: str) -> Iterator[Piece]:
        assert not text.strip()
        yield Piece(text)

    text = "## payback\n\n[payback](https://example.org) `payback`\n"
    draft(read(text), lambda _: "", lambda _: (), ["a"], "link", explain)


def test_what_is_explained_leads_to_the_glossary(content: Content) -> None:
    explain = explained(content)
    found = html(read("A payback."), lambda _: "", lambda _: (), [], "link", explain)
    assert found.startswith('<p>A <a class="kb-term" href="glossary/#p" title="How long')
    assert found == draft(
        read("A payback."), lambda _: "", lambda _: (), [], "link", explained(content)
    )
