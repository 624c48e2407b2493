"""Long pages on a phone: what the first screen says, what is folded, and that nothing is lost."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.site.reading import LANGUAGES
from tests.some import some
from tests.web.conftest import DESKTOP, PHONE, Reader
from tests.web.lengths import paths, screens
from tests.web.test_reading import broken_words, overflow

pytestmark = pytest.mark.web

ANOTHER = "pt-BR"
MOST_SCREENS = 12
GUIDES = (
    *("breweries", "hotels", "slaughterhouses-cattle"),
    *("slaughterhouses-poultry", "tanneries", "textiles"),
)
# To try a page takes a fifth of a second, and most are laid out like many others.
EVERY = 10
# Where words are set in little room.
NARROW = "article :is(th, td, h1, h2, h3, summary, .kb-tile)"


def bottom(page: Page, selector: str) -> float:
    """Return where the last of some elements ends, from the top of the screen."""
    ends: list[float] = page.locator(selector).evaluate_all(
        "found => found.map((one) => one.getBoundingClientRect().bottom)"
    )
    return max(ends)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_page_is_longer_than_twelve_screens(reader: Reader, lang: str) -> None:
    page = reader.open(f"{lang}/", PHONE, lang=ANOTHER)
    long = []
    for path in paths(reader.site.folder, lang):
        reader.visit(page, path)
        if (length := screens(page)) > MOST_SCREENS:
            long.append((path, length))
    assert long == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("sector", GUIDES)
def test_the_first_screen_of_a_guide_says_what_to_do_what_was_saved_and_has_the_handout(
    reader: Reader, sector: str, lang: str
) -> None:
    page = reader.open(f"{lang}/sectors/{sector}/", PHONE)
    saved = page.locator(".kb-tile").first
    expect(page.locator(".kb-start li a")).to_have_count(3)
    expect(saved.locator(".kb-tile__label a")).to_have_attribute(
        "href", re.compile("^../../cases/")
    )
    expect(saved.locator(".kb-tile__value .kb-ref")).to_have_count(1)
    for part in (".kb-start li", ".kb-start__print", ".kb-tile >> nth=0 >> .kb-tile__value"):
        assert bottom(page, part) <= PHONE[1], part
    address = page.locator(".kb-start__print").evaluate("link => link.href")
    assert address == f"{reader.server}/{lang}/print/{sector}-handout-a4.pdf"


@pytest.mark.parametrize(
    ("lang", "title", "links", "button", "saved"),
    [
        (
            "en",
            "On Monday, for nothing",
            [
                "Shake the salt off before soaking",
                "Wash in batches, not under a running hose",
                "Buy fresh or chilled hides instead of salted ones",
            ],
            "Handout",
            "Saved a year: Tannery in Tarija, Bolivia",
        ),
        (
            "es",
            "El lunes, sin gastar",
            [
                "Sacudir la sal antes del remojo",
                "Lavar por cargas, no con agua corriente",
                "Comprar pieles frescas o enfriadas en lugar de saladas",
            ],
            "Hoja para repartir",
            "Ahorro anual: Curtiembre en Tarija, Bolivia",
        ),
    ],
)
def test_a_tannery_begins_with_three_things_that_cost_nothing(
    reader: Reader, lang: str, title: str, links: list[str], button: str, saved: str
) -> None:
    page = reader.open(f"{lang}/sectors/tanneries/", PHONE, scripts=False)
    expect(page.locator(".kb-start__title")).to_have_text(title)
    expect(page.locator(".kb-start li a")).to_have_text(links)
    expect(page.locator(".kb-start__print")).to_have_text(button)
    expect(page.locator(".kb-tile__label").first).to_have_text(saved)


@pytest.mark.parametrize(
    ("lang", "titles"),
    [
        (
            "en",
            [
                "Costs nothing",
                "Pays back fast",
                "Needs investment",
                "Figures to compare yourself with",
                "How to get your own number",
                "Walk-through checklist",
                "What equipment cost",
                "What the law asks",
                "Who helps",
                "Who lends",
                "What firms like yours saved",
            ],
        ),
        (
            "es",
            [
                "No cuesta nada",
                "Se paga pronto",
                "Necesita inversión",
                "Cifras para comparar su planta",
                "Cómo sacar sus propios números",
                "Lista de preguntas para el recorrido",
                "Cuánto costó el equipo",
                "Qué pide la ley",
                "Quién ayuda",
                "Quién presta",
                "Lo que ahorraron empresas como la suya",
            ],
        ),
    ],
)
def test_a_guide_answers_in_the_order_in_which_a_reader_asks(
    reader: Reader, lang: str, titles: list[str]
) -> None:
    page = reader.open(f"{lang}/sectors/tanneries/", PHONE)
    assert page.locator(".kb-part > summary").all_inner_texts()[: len(titles)] == titles
    # The list of the headings beside the page goes the same way.
    named = page.locator(".md-nav--secondary .md-nav__link")
    assert [text.strip() for text in named.all_text_contents()][: len(titles)] == titles


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_a_part_that_is_asked_for_is_open_and_in_sight(
    reader: Reader, size: tuple[int, int], scripts: bool
) -> None:
    page = reader.open("es/sectors/tanneries/#lo-que-puede-matar", size, scripts=scripts)
    title = page.locator("summary", has_text="Lo que puede matar")
    expect(title).to_be_in_viewport()
    expect(page.get_by_text("El sulfuro y el ácido nunca deben juntarse")).to_be_in_viewport()
    assert page.locator("details[open]").count() == 1


def test_a_source_in_the_text_of_a_part_that_is_closed_opens_it(reader: Reader) -> None:
    page = reader.open("en/guides/paying-for-it/#how-a-bank-looks-at-it", PHONE)
    expect(page.get_by_role("heading", name="How a bank looks at it")).to_be_in_viewport()
    assert page.locator("details[open]").count() == 2


def test_a_part_opens_and_closes_with_the_keyboard(reader: Reader) -> None:
    page = reader.open("es/sectors/tanneries/", PHONE)
    title = page.locator("summary", has_text="Quién presta")
    title.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Pregunte si hoy presta.")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Pregunte si hoy presta.")).to_be_hidden()


def test_what_is_unfolded_has_its_address_and_is_open_for_who_comes_back(reader: Reader) -> None:
    page = reader.open("es/sectors/tanneries/", PHONE)
    part = page.locator(".kb-part", has_text="Quién presta").first
    part.locator("summary").click()
    page.wait_for_url("**/es/sectors/tanneries/#quien-presta")
    part.locator("a").first.click()
    page.wait_for_url("**/financing/**")
    page.go_back()
    expect(page.get_by_text("Pregunte si hoy presta.")).to_be_visible()
    part.locator("summary").click()
    page.wait_for_url("**/es/sectors/tanneries/")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_whatever_is_folded_is_printed(reader: Reader, tmp_path: Path, scripts: bool) -> None:
    page = reader.open("es/sectors/tanneries/", PHONE, scripts=scripts)
    page.pdf(path=tmp_path / "page.pdf", format="A4")
    command = ["pdftotext", str(tmp_path / "page.pdf"), "-"]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    words = " ".join(printed.split())
    for told in (
        "El sulfuro y el ácido nunca deben juntarse",
        "¿Se sacuden las pieles sobre una rejilla",
        "Pregunte si hoy presta.",
    ):
        assert told in words


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_word_is_broken_where_there_is_little_room(reader: Reader, lang: str) -> None:
    page = reader.open(f"{lang}/", PHONE, lang=ANOTHER)
    site, found = reader.site.folder, []
    every = (
        f"{one.parent.relative_to(site)}/" for one in sorted((site / lang).rglob("index.html"))
    )
    for path in some(list(every), EVERY):
        reader.visit(page, path)
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        for width in (320, 360):
            page.set_viewport_size({"width": width, "height": 740})
            found += [(path, width, word) for word in broken_words(page, NARROW)]
            found += [(path, width, element) for element in overflow(page)]
    assert found == []


def test_a_row_of_a_wide_table_is_a_card_on_a_phone(reader: Reader) -> None:
    page = reader.open("es/guides/paying-for-it/#lo-que-suele-fallar-y-que-hacer", PHONE)
    row = page.locator("details[open] tbody tr").last
    second = row.locator("td").nth(1)
    said = second.evaluate("cell => getComputedStyle(cell, '::before').content")
    assert said == '"Qué hay detrás: "'
    assert second.evaluate("cell => cell.offsetTop > cell.previousElementSibling.offsetTop")


def test_a_wide_table_stays_one_on_a_desktop(reader: Reader) -> None:
    page = reader.open("es/guides/paying-for-it/#lo-que-suele-fallar-y-que-hacer", DESKTOP)
    second = page.locator("details[open] tbody tr").last.locator("td").nth(1)
    assert second.evaluate("cell => getComputedStyle(cell, '::before').content") == "none"
    assert second.evaluate("cell => cell.offsetTop == cell.previousElementSibling.offsetTop")
