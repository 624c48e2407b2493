"""What the near layer of the search is told of the pages."""

from __future__ import annotations

import json
from typing import Any

from generator.views.plan import editions
from generator.views.search import Answer, answers_of
from generator.web.near import near_index
from tests.unit.content import Content
from tests.unit.test_plan import SETTINGS

TANNERIES = "sectors/tanneries/"
SECTOR = "sectors/tanneries.md"


def answer(content: Content, address: str, lang: str = "en") -> Answer:
    edition = editions(content.library(), SETTINGS)[lang]
    return next(one for one in answers_of(edition) if one.address == address)


def addresses(content: Content, lang: str = "en") -> list[str]:
    return [one.address for one in answers_of(editions(content.library(), SETTINGS)[lang])]


def data(content: Content, lang: str) -> dict[str, Any]:
    script = near_index(editions(content.library(), SETTINGS)[lang]).decode()
    found: dict[str, Any] = json.loads(script.partition("kb.answers = ")[2].rstrip(";\n"))
    return found


def test_every_listed_page_is_an_answer_but_the_first(content: Content) -> None:
    edition = editions(content.library(), SETTINGS)["en"]
    listed = {address for address, page in edition.plan.pages.items() if page.is_listed}
    found = [one.address for one in answers_of(edition) if "#" not in one.address]
    assert sorted(found) == sorted(listed - {""})


def test_a_sector_is_found_by_the_words_of_the_language(content: Content) -> None:
    assert answer(content, TANNERIES).names == ("tannery", "tanneries")
    assert "tenería" in answer(content, TANNERIES, "es").names
    assert "tannery" not in answer(content, TANNERIES, "es").names


def test_words_of_a_language_without_a_site_are_found_in_every_one(content: Content) -> None:
    content.replace(SECTOR, "  en: [tannery", "  pt: [curtume]\n  en: [tannery")
    for lang in ("en", "es"):
        assert "curtume" in answer(content, TANNERIES, lang).names


def test_so_are_the_words_of_a_country(content: Content) -> None:
    trade = "trade_names:\n  - {countries: [BO], name: {es: curtidora}}\nbenchmarks:"
    content.replace(SECTOR, "benchmarks:", trade)
    assert "curtidora" in answer(content, TANNERIES).names


def test_questions_are_those_of_the_language(content: Content) -> None:
    assert answer(content, TANNERIES, "es").questions == (
        "en qué se va el agua",
        "cómo perder menos sal",
        "qué mirar primero",
    )


def test_figures_and_places_are_found(content: Content) -> None:
    content.case("place: Tarija\nfirm: Curtiembre Rosa\n")
    found = answer(content, "cases/a-case/")
    assert found.names == ("Curtiembre Rosa",)
    assert found.facts[0] == "Tarija"
    assert found.countries == ("bo",)


def test_a_title_with_an_acronym_is_found_by_what_it_stands_for(content: Content) -> None:
    term = 'kind: acronym\nname: {en: RTF}\nexpansion: {en: "Rosa Tannery Fund"}\n'
    content.write("glossary/rtf.yml", term)
    content.replace("financing/first-fund.md", "title: ", "title: RTF, ")
    assert answer(content, "financing/first-fund/").names == ("RTF", "Rosa Tannery Fund")


def test_rare_names_of_other_texts_are_kept_and_usual_words_are_not(content: Content) -> None:
    content.case(
        body="The owner went to Sacaba and asked [there](https://example.org/Zzz) in 1997.\n"
    )
    assert answer(content, "cases/a-case/").rest == ("Sacaba", "1997")


def test_a_word_of_the_glossary_leads_to_its_letter(content: Content) -> None:
    found = answer(content, "glossary/#p")
    assert (found.title, found.kind) == ("Payback", "glossary")


def test_a_record_without_a_translation_says_its_language(content: Content) -> None:
    content.case()
    assert answer(content, "cases/a-case/", "es").lang == "en"
    assert answer(content, "cases/a-case/", "en").lang == ""


def test_the_script_names_kinds_sectors_and_countries_once(content: Content) -> None:
    content.case()
    found = data(content, "es")
    assert found["lang"] == "es"
    assert ["cases", "Caso", "ejemplo, resultado"] in found["kinds"]
    assert ["tanneries", "Curtiembres"] in found["sectors"]
    assert ["bo", "Bolivia"] in found["countries"]
    assert "de" in found["stop"]


def test_a_document_in_another_language_of_the_site_is_left_to_the_full_text(
    content: Content,
) -> None:
    assert "sources/plant-report/" in addresses(content)
    content.replace("sources/plant-report.yml", "language: en", "language: es")
    assert "sources/plant-report/" not in addresses(content)


def test_so_is_a_document_of_which_only_a_part_was_read(content: Content) -> None:
    content.replace("sources/plant-report.yml", "language: en", "language: en\nread: excerpt")
    assert "sources/plant-report/" not in addresses(content)


def test_of_records_of_which_there_are_many_the_first_sentence_is_told(content: Content) -> None:
    content.case()
    content.replace(
        "cases/a-case.md", "It closed the taps.", "It closed 1.5 taps of St. m in May. Then more."
    )
    assert answer(content, "cases/a-case/").summary == "It closed 1.5 taps of St. m in May."


def test_the_script_names_the_countries_of_the_region_that_no_page_is_of(content: Content) -> None:
    content.case()
    found = data(content, "es")["elsewhere"]
    assert {"Dominican Republic", "República Dominicana", "Haití", "Haiti"} <= set(found)
    assert "Bolivia" not in found


def test_no_text_of_a_stranger_ends_a_text_of_the_script(content: Content) -> None:
    meaning = '"]]; alert(1); //\\'
    term = f"kind: term\nname: {{en: Zeal}}\nmeaning: {{en: {json.dumps(meaning)}}}\n"
    content.write("glossary/zeal.yml", term)
    _address, _kind, titles, summaries, *_ = data(content, "en")["pages"]
    assert summaries[titles.index("Zeal")] == meaning
