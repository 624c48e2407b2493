"""The preview of wrong records: what is told of them, and what is shown meanwhile."""

from __future__ import annotations

import pytest

from generator.web import pages
from generator.web.html import Body
from tests.unit.content import CASE, Content
from tests.unit.previews import CASES, ROSA, ROSA_FILE, Running, box_of, title_of

WRONG_SECTOR = ("sectors: [tanneries]", "sectors: [tannerys]")


def test_a_wrong_record_shows_its_problems_above_its_last_right_version(running: Running) -> None:
    running.replace(ROSA_FILE, "They closed the taps", "They shut the taps")
    running.shows(ROSA, "They shut the taps")
    running.replace(ROSA_FILE, *WRONG_SECTOR)
    running.shows(ROSA, "kb-problems")
    page = running.page(ROSA)
    assert box_of(page) == [
        "This record has problems. Below it stands as it was when it was last right.",
        "content/cases/rosa-tannery.md:8:11",
        "K201",
        'There is no sector called "tannerys".',
        'Did you mean "tanneries"?',
    ]
    assert "They shut the taps" in page
    assert page.index("kb-problems") < page.index("<h1")


def test_problems_are_told_in_the_language_of_the_page(running: Running) -> None:
    running.replace(ROSA_FILE, *WRONG_SECTOR)
    running.shows("/es/cases/rosa-tannery/", "kb-problems")
    page = running.page("/es/cases/rosa-tannery/")
    assert box_of(page) == [
        "Esta ficha tiene problemas. Abajo está como estaba cuando todavía era correcta.",
        "content/cases/rosa-tannery.md:8:11",
        "K201",
        'No hay ninguna ficha de sector que se llame "tannerys".',
        '¿Quiso decir "tanneries"?',
    ]
    assert "Cerraron los grifos" in page


def test_a_record_that_cannot_be_read_stands_as_it_was(running: Running) -> None:
    running.write(ROSA_FILE, "---\ntitle: [Rosa\n---\n")
    running.shows(ROSA, "kb-problems")
    page = running.page(ROSA)
    assert "K029" in box_of(page)
    assert "They closed the taps" in page
    assert "Rosa, a tannery in Norway" in running.page("/en/sectors/tanneries/")


def test_a_record_that_is_right_again_shows_no_problem(running: Running) -> None:
    running.replace(ROSA_FILE, *WRONG_SECTOR)
    running.shows(ROSA, "kb-problems")
    running.replace(ROSA_FILE, *reversed(WRONG_SECTOR))
    running.until(lambda: box_of(running.page(ROSA)) == [])


def test_advice_stands_above_the_present_version(running: Running) -> None:
    running.replace("cases/rosa-tannery.es.md", "reviewed: 2026-11-21", "reviewed: 2026-11-20")
    running.shows("/es/cases/rosa-tannery/", "kb-problems")
    box = box_of(running.page("/es/cases/rosa-tannery/"))
    assert box[:3] == [
        "Consejos sobre esta ficha",
        "content/cases/rosa-tannery.es.md:4:11",
        "K305 (consejo)",
    ]


def test_a_record_that_was_never_right_shows_its_problems_alone(running: Running) -> None:
    running.write("cases/a-case.md", f"{CASE}sectors: [curtidurias]\n---\nA story.\n")
    running.until(lambda: running.ask("/en/cases/a-case/").status == 200)
    page = running.page("/en/cases/a-case/")
    assert box_of(page) == [
        "This record has problems, and cannot be shown.",
        "content/cases/a-case.md:8:11",
        "K201",
        'There is no sector called "curtidurias".',
        'Did you mean "tanneries"?',
    ]
    assert title_of(page) == "content/cases/a-case"
    assert "A story." not in page
    assert "md-header" in page
    assert "a-case" not in running.page(CASES)


def test_the_first_page_tells_of_problems_that_no_page_shows(running: Running) -> None:
    running.write("cases/a-case.md", f"{CASE}sectors: [curtidurias]\n---\n")
    running.write("glossary/saving.yml", "kind: term\n")
    running.write("notes/plan.md", "What to do.\n")
    running.shows("/en/", "content/notes/plan.md")
    box = box_of(running.page("/en/"))
    assert box[0] == "These files have problems, and no page that tells of them."
    assert [line for line in box if line.startswith("content/")] == [
        "content/cases/a-case.md:8:11",
        "content/glossary/saving.yml:1:1",
        "content/notes/plan.md:1:1",
    ]


def test_other_pages_go_on_while_a_record_is_wrong(running: Running) -> None:
    running.write("sectors/tanneries.md", "no fields\n")
    running.shows("/en/sectors/tanneries/", "kb-problems")
    for path in (ROSA, CASES, "/en/", "/en/results/", "/en/sectors/", "/es/cases/rosa-tannery/"):
        assert box_of(running.page(path)) == []
    assert "Tanneries" in running.page(ROSA)


def test_other_pages_go_on_when_what_they_refer_to_is_gone(running: Running) -> None:
    (running.content / "sources/plant-report.yml").unlink()
    running.shows(ROSA, "kb-problems")
    page = running.page(ROSA)
    assert "Report of the visits" in page
    assert 'There is no source called "plant-report".' in box_of(page)
    for path in (CASES, "/en/", "/en/results/", "/en/sources/"):
        assert running.ask(path).status == 200


def test_a_list_that_is_wrong_stands_as_it_was(running: Running) -> None:
    running.write("vocabularies/languages.yml", "title: [\n")
    running.shows("/en/", "content/vocabularies/languages.yml")
    assert running.ask("/es/cases/rosa-tannery/").status == 200


def test_a_word_that_a_list_lacks_is_shown_as_long_as_it_is_used(running: Running) -> None:
    running.replace("vocabularies/evidence.yml", "reported:", "reported-by-firm:")
    running.shows(ROSA, "kb-problems")
    assert running.ask("/en/results/").status == 200


def test_a_record_waits_for_the_one_that_it_needs(content: Content) -> None:
    """From the start: neither was ever right, and the one is not wrong by itself."""
    content.write("sectors/hotels.md", "no fields\n")
    content.case("sectors: [hotels]\n")
    with Running(content.folder.parent) as running:
        box = box_of(running.page("/en/cases/a-case/"))
        assert box[:3] == [
            "This record cannot be shown because of others that it needs.",
            "content/sectors/hotels.md:1:1",
            "K004",
        ]
        for path in (ROSA, CASES, "/en/", "/en/results/", "/en/sectors/"):
            assert running.ask(path).status == 200
        running.write("sectors/hotels.md", (running.content / "sectors/tanneries.md").read_text())
        running.until(lambda: box_of(running.page("/en/cases/a-case/")) == [])


def test_without_a_list_of_languages_there_is_a_page_that_says_so(content: Content) -> None:
    languages = content.folder / "vocabularies/languages.yml"
    text = languages.read_text("utf-8")
    languages.unlink()
    with Running(content.folder.parent) as running:
        reply = running.ask("/en/")
        assert reply.status == 500
        assert "content/vocabularies/languages.yml:1:1" in box_of(reply.text)
        running.write("vocabularies/languages.yml", text)
        running.until(lambda: running.ask(ROSA).status == 200)


def test_a_page_that_cannot_be_made_says_why_above_its_last_version(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    running.page(ROSA)

    def body(*_: object) -> Body:
        raise ZeroDivisionError("division of <nothing>")

    monkeypatch.setattr(pages, "body", body)
    reply = running.ask(ROSA)
    text = (
        "This page could not be made: ZeroDivisionError: division of <nothing>. That is a fault of "
        "the program, not of content/cases/rosa-tannery.md. Please report it with these words."
    )
    assert reply.status == 500
    assert box_of(reply.text) == [text]
    assert "They closed the taps" in reply.text
    assert running.said[-1] == ("/en/cases/rosa-tannery/: ZeroDivisionError: division of <nothing>")
    # One that nobody has seen before has no last version.
    reply = running.ask(CASES)
    assert reply.status == 500
    assert box_of(reply.text) == [text.replace("content/cases/rosa-tannery.md", "content")]
    monkeypatch.undo()
    assert box_of(running.page(ROSA)) == []


def test_a_check_that_fails_does_not_end_the_preview(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    def problems_of(*_: object) -> None:
        raise ZeroDivisionError("no check")

    monkeypatch.setattr("generator.web.current.problems_of", problems_of)
    running.replace(ROSA_FILE, "They closed the taps", "They shut the taps")
    running.until(lambda: "ZeroDivisionError: no check" in "".join(running.said))
    monkeypatch.undo()
    running.shows(ROSA, "They shut the taps")
