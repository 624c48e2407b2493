"""The small drawings on pages: named where they stand large, silent beside words."""

from __future__ import annotations

from tests.site.reading import Site

MEASURE = "measures/any-steam-traps-and-condensate/"
NAMED = "//span[@role='img'][svg]"
HIDDEN = "span[@class='kb-drawing' and @aria-hidden='true']/svg"


def test_a_measure_shows_what_it_is_about_and_says_what_one_sees(site: Site) -> None:
    seen = {
        lang: [one.get("aria-label") for one in site.page(f"{lang}/{MEASURE}").all(NAMED)]
        for lang in ("en", "es")
    }
    assert seen == {
        "en": ["A steam trap between two flanges, and the water that it lets out"],
        "es": ["Una trampa de vapor entre dos bridas y el agua que deja salir"],
    }


def test_a_guide_shows_them_beside_measures_questions_and_ways_to_measure(site: Site) -> None:
    page = site.page("es/sectors/tanneries/")
    for place in ("//td[1]", "//td[2]", "//ul[@class='kb-check']/li"):
        assert len(page.all(f"{place}/{HIDDEN}")) > 2


def test_a_drawing_takes_its_colour_from_the_page(site: Site) -> None:
    for page in site.in_languages:
        for drawing in page.all("//span[contains(@class, 'kb-drawing')]/svg"):
            assert drawing.get("stroke") == "currentColor"
            assert {len(one.get("fill", "")) + len(one.get("stroke", "")) for one in drawing} == {0}
