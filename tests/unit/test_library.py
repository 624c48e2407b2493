"""The library: what is read, what refers to what, and translations."""

from __future__ import annotations

from datetime import date
from pathlib import PurePosixPath
from typing import Any

import pytest
from pydantic import ValidationError

from generator.library import Library
from generator.model import KINDS
from generator.model.base import Model
from generator.model.documents import Source
from generator.model.fields import mentions, shapes, texts, translation_model, walk
from generator.model.records import Case
from generator.model.sectors import Sector
from tests.unit.content import SOURCED, Content

TRANSLATION = "title: Rosa\nsummary: Cerró.\nreviewed: 2026-11-21\n"


def backlinks(library: Library, folder: str, id_: str) -> list[str]:
    return [
        f"{link.entry.id}: {'.'.join(map(str, link.mention.loc))}"
        for link in library.backlinks[(folder, id_)]
    ]


def translate(content: Content, text: str, *, original: str = "") -> None:
    content.case(original)
    content.write("cases/a-case.es.md", f"---\n{TRANSLATION}{text}---\n")


def result(**fields: str) -> str:
    more = "".join(f", {name}: {text}" for name, text in fields.items())
    return f"results:\n  - {{id: water, resource: water, reduction_percent: 4, {SOURCED}{more}}}\n"


def test_every_kind_of_record_is_in_its_folder(content: Content) -> None:
    library = content.library()
    found = {folder: list(entries) for folder, entries in library.entries.items()}
    assert len(found.pop("vocabularies")) == 22
    assert found == {
        "cases": ["rosa-tannery"],
        "sectors": ["tanneries"],
        "measures": ["shake-off-salt"],
        "guides": ["first-walk"],
        "centres": ["first-centre"],
        "financing": ["first-fund"],
        "programmes": ["first-programme"],
        "policies": ["first-decree"],
        "bodies": ["first-chamber"],
        "countries": ["bo"],
        "associations": [],
        "sources": ["plant-report"],
        "glossary": ["payback"],
    }  # fmt: skip


def test_a_record_keeps_what_was_typed(content: Content) -> None:
    case: Case = content.library().get("cases", "rosa-tannery").record
    assert case.countries == ("NO",)
    before = case.results[0].before
    assert before
    assert str(before.quantity) == "1.10"


def test_a_centre_knows_the_cases_it_helped(content: Content) -> None:
    library = content.library()
    centre = library.get("centres", "first-centre")
    assert backlinks(library, "centres", "first-centre") == ["rosa-tannery: centres.0"]
    assert [entry.id for entry in library.linked_from(centre, "cases")] == ["rosa-tannery"]
    assert library.linked_from(centre, "measures") == []


def test_a_sector_knows_its_cases_and_measures(content: Content) -> None:
    content.case("sectors: [tanneries]\n")
    library = content.library()
    tanneries = library.get("sectors", "tanneries")
    cases = [entry.id for entry in library.linked_from(tanneries, "cases")]
    measures = [entry.id for entry in library.linked_from(tanneries, "measures")]
    assert (cases, measures) == (["a-case", "rosa-tannery"], ["shake-off-salt"])


def test_a_source_knows_every_figure_that_cites_it(content: Content) -> None:
    assert backlinks(content.library(), "sources", "plant-report") == [
        "rosa-tannery: sources.0.source",
        "rosa-tannery: investment.source",
        "rosa-tannery: saving.source",
        "rosa-tannery: stated_return_percent.source",
        "rosa-tannery: results.0.source",
        "tanneries: benchmarks.0.source",
        "first-centre: facts.0.source",
        "first-fund: amounts.0.source",
        "first-programme: counts.0.source",
        "first-chamber: contact.source",
        "payback: sources.0.source",
    ]


def test_a_country_knows_what_is_in_it(content: Content) -> None:
    library = content.library()
    found = {
        folder: [entry.id for entry in library.in_country(folder, "BO")]
        for folder in ("cases", "centres", "financing", "programmes", "policies")
    }
    assert found == {
        "cases": [],
        "centres": ["first-centre"],
        "financing": ["first-fund"],
        "programmes": ["first-programme"],
        "policies": ["first-decree"],
    }
    assert [entry.id for entry in library.in_country("cases", "NO")] == ["rosa-tannery"]


def test_a_record_is_read_in_its_translation(content: Content) -> None:
    library = content.library()
    rosa = library.get("cases", "rosa-tannery")
    assert rosa.record_in("es").title == "Rosa, una curtiembre de Noruega"
    assert rosa.record_in("es").results[0].label == "Agua de pozo"
    assert rosa.record_in("es").results[0].before == rosa.record.results[0].before
    assert rosa.record_in("en") is rosa.record
    assert rosa.record_in("pt") is rosa.record
    assert rosa.document_in("es").body.startswith("## Qué se hizo")
    assert rosa.document_in("pt").body.startswith("## What was done")
    assert (rosa.is_written_in("es"), rosa.is_written_in("pt")) == (True, False)
    assert not rosa.is_stale_in("es")
    assert library.get("sources", "plant-report").is_written_in("pt")


def test_a_translation_has_the_texts_of_its_model_and_nothing_else() -> None:
    fields = translation_model(Case).model_fields
    assert list(fields) == [
        "reviewed",
        "title",
        "summary",
        "investment",
        "saving",
        "unit_savings",
        "stated_payback_months",
        "stated_return_percent",
        "implemented_percent",
        "results",
        "disputed",
    ]
    assert [name for name, info in fields.items() if info.is_required()] == [
        "reviewed",
        "title",
        "summary",
    ]
    (money,) = (shape.model for shape in shapes(translation_model(Case)) if shape.name == "saving")
    assert money
    assert list(money.model_fields) == ["note"]


def test_items_of_a_list_are_translated_by_their_ids() -> None:
    given: Any = translation_model(Sector).model_validate(
        {
            "title": "a",
            "summary": "b",
            "reviewed": "2026-11-21",
            "steps": {"soaking": {"name": "Remojo", "goes_in": "Agua", "is_lost": "Sal"}},
        }
    )
    assert given.steps["soaking"].name == "Remojo"
    assert given.reviewed == date(2026, 11, 21)


@pytest.mark.parametrize("kind", [kind for kind in KINDS.values() if kind.suffix == ".md"])
def test_no_translation_can_carry_a_figure(kind: Any) -> None:
    with pytest.raises(ValidationError, match="Extra inputs"):
        translation_model(kind.model).model_validate({"amount": "40", "value": "40", "source": "x"})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (result(), ["6:3 K103 [...]"]),
        ("results: {water: {note: a}}\n", ["5:19 K308"]),
        ("results: {water: {reduction_percent: 4}}\n", ["5:19 K302"]),
        ("results: {salt: {note: a}}\n", ["5:11 K303"]),
        ("results: {water: {colour: a}}\n", ["5:19 K102"]),
        ("saving: {note: a}\n", ["5:1 K308"]),
        ("scope: enterprise\n", ["5:1 K302"]),
        ("lang: es\n", ["5:1 K302"]),
    ],
)
def test_what_a_translation_may_not_hold(content: Content, text: str, found: list[str]) -> None:
    translate(content, text, original=result())
    assert content.found() == found


def test_untranslated_advice_is_advice(content: Content) -> None:
    translate(content, "", original=result(label="Well water", note="One year"))
    assert content.said() == [
        'a-case.es.md:1:1 K306 The text "results.water.note" has no translation.',
        'a-case.es.md:1:1 K306 The text "results.water.label" has no translation.',
    ]
    assert not any(problem.blocks for problem in content.problems())


def test_untranslated_advice_stands_where_the_text_would_go(content: Content) -> None:
    translate(content, "results: {water: {label: Pozo}}\n", original=result(label="a", note="b"))
    assert content.found() == ["5:11 K306"]


def test_a_stale_translation_is_known(content: Content) -> None:
    translate(content, "")
    content.replace("cases/a-case.es.md", "2026-11-21", "2026-11-20")
    assert content.found() == ["4:11 K305"]
    assert content.library().get("cases", "a-case").is_stale_in("es")


def test_a_translation_of_an_unreadable_record_is_not_said_to_have_no_original(
    content: Content,
) -> None:
    translate(content, "", original="colour: green\n")
    assert content.said() == ['a-case.md:8:1 K102 There is no field called "colour" here.']


def test_a_link_to_an_unreadable_record_is_not_wrong(content: Content) -> None:
    content.write("sectors/hotels.md", "---\ntitle: [}\n---\n")
    content.case("sectors: [hotels]\n", "See [hotels](../sectors/hotels.md).\n")
    assert content.said() == [
        "hotels.md:2:9 K039 At these brackets a comma or a bracket is missing, or one is too many."
    ]


def test_a_missing_list_is_told_once(content: Content) -> None:
    (content.folder / "vocabularies" / "scopes.yml").unlink()
    content.case()
    assert content.said() == ['scopes.yml:1:1 K201 There is no list called "scopes".']


def test_a_wrong_list_is_told_once(content: Content) -> None:
    content.write("vocabularies/languages.yml", "title: {en: a, es: b}\nterms: [en, es]\n")
    assert content.said() == ['languages.yml:2:8 K103 "[...]" is not a group of fields.']


def test_an_empty_folder_misses_every_list(content: Content) -> None:
    for file in content.folder.rglob("*.*"):
        file.unlink()
    said = content.said()
    assert len(said) == 21
    assert {line.split()[1] for line in said} == {"K201"}


def test_a_label_is_there_in_every_language(content: Content) -> None:
    content.write("glossary/saving.yml", "kind: term\nname:\n  es: Ahorro\nmeaning: {en: a}\n")
    assert content.said() == [
        'saving.yml:2:1 K307 "name" has no text in "en".',
        'saving.yml:4:1 K307 "meaning" has no text in "es".',
    ]


@pytest.mark.parametrize(
    ("name", "code", "cure"),
    [
        ("cases/Rosa.md", "K012", "Rename the file: rosa.md"),
        ("cases/ROSA.MD", "K013", "Rename it: content/cases/rosa.md"),
        ("cases/rosa_ana.md", "K012", "Rename the file: rosa-ana.md"),
        ("cases/tenería.md", "K012", "Rename the file: teneria.md"),
        ("cases/rosa(1).md", "K012", "Rename the file: rosa.md"),
        ("cases/rosa--ana.md", "K012", "Rename the file: rosa-ana.md"),
        ("cases/-rosa.md", "K012", "Rename the file: rosa.md"),
        ("cases/rosa.ES.md", "K012", "Rename the file: rosa.es.md"),
        ("cases/rosa.final.md", "K012", "Rename the file: rosa-final.md"),
        ("cases/rosа.md", "K020", "Rename the file: rosa.md"),
        ("cases/茶.md", "K012", "Name the file with a-z, 0-9 and hyphens only."),
        ("cases/index.md", "K203", "Give one of the two another id."),
        ("cases/index.es.md", "K301", "The original would be content/cases/index.md."),
    ],
)  # fmt: skip
def test_a_file_name_is_the_address_of_a_page(
    content: Content, name: str, code: str, cure: str
) -> None:
    text = content.case().read_text("utf-8")
    (content.folder / "cases" / "a-case.md").unlink()
    content.write(name, f"---\n{TRANSLATION}---\n" if ".es." in name else text)
    assert [problem.code for problem in content.problems()] == [code]
    assert content.cures() == [cure]


def test_a_drawing_that_may_hold_a_script_is_no_picture(content: Content) -> None:
    content.write("cases/logo.svg", "<svg><script>alert(1)</script></svg>")
    content.write("associations/logo.svg", "<svg><script>alert(1)</script></svg>")
    assert [str(problem.path) for problem in content.problems()] == ["content/cases/logo.svg"]
    assert content.library().pictures == {PurePosixPath("content/cases/rosa-taps.png")}


def test_mentions_and_texts_reach_into_lists(content: Content) -> None:
    case = content.library().get("cases", "rosa-tannery").record
    found = {".".join(map(str, mention.loc)): mention.value for mention in mentions(case)}
    assert found["results.0.before.output.unit"] == "t-raw-hide"
    assert found["countries.0"] == "NO"
    assert [loc for loc, _ in texts(case)] == [
        ("title",),
        ("summary",),
        ("results", "water", "label"),
    ]


def test_walking_a_record_begins_with_itself(content: Content) -> None:
    source: Model = content.library().get("sources", "plant-report").record
    assert [(loc, type(model)) for loc, model in walk(source)] == [((), Source)]
