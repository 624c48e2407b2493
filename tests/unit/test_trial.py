"""The trial: what passes the check builds, and what cannot be built is told before."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.checks import check, numbers
from generator.library import Entry, Library
from generator.locales import locale
from generator.model.base import LONGEST_ID
from generator.problems import Problem, in_order
from generator.report import hint, message
from generator.trial import problems_of_outlets
from tests.unit.content import Content

ROOT = Path(__file__).parents[2]
LONG = "## What was done\n\n" + "They closed the taps and wrote it down. " * 170
ENGLISH = locale("en")


@pytest.fixture
def project(content: Content) -> Path:
    return content.project()


def tried(project: Path) -> list[Problem]:
    library, found = check(project / "content")
    return in_order([*found, *problems_of_outlets(library, found, project)])


def told(project: Path) -> list[str]:
    """Return the problems of check and trial as ``place code message``."""
    return [f"{one.where} {one.code} {message(one, ENGLISH)}" for one in tried(project)]


def test_the_good_examples_can_be_built(project: Path) -> None:
    assert told(project) == []


def test_a_story_that_is_too_long_is_told_once_with_the_paper_that_lacks_most(
    project: Path, content: Content
) -> None:
    content.case(body=LONG)
    assert told(project) == [
        'content/cases/a-case.md:9:1 K701 The sheet "es/print/a-case-case-letter.pdf" is 33 mm too '
        "long: the page."
    ]


def test_a_story_that_is_far_too_long_is_not_set_to_see_that(
    project: Path, content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    content.case(body=LONG * 9)
    monkeypatch.setattr("generator.sheets.press.run", None)
    assert told(project) == [
        "content/cases/a-case.md:9:1 K704 The text is far too long for the one page of the sheet "
        '"a-case-case-a4.pdf".'
    ]


def test_signs_that_the_print_font_lacks_are_told_where_they_stand(
    project: Path, content: Content
) -> None:
    content.case('place: "Rosa \U0001f40c 水"\n', body="A snail.\n")
    assert told(project) == [
        'content/cases/a-case.md:8:14 K702 The print font lacks these signs: "水 \U0001f40c".'
    ]


def test_signs_are_told_in_the_record_that_brings_them(project: Path, content: Content) -> None:
    content.replace("sources/plant-report.yml", "title: ", "title: 水 ")
    content.case("saving: {amount: 5, currency: USD, per: year, source: plant-report, "
                 "evidence: reported}\n")  # fmt: skip
    assert [said.split(" ")[:2] for said in told(project)] == [
        ["content/sources/plant-report.yml:1:8", "K702"]
    ]


def test_signs_are_told_in_the_list_that_brings_them(project: Path, content: Content) -> None:
    content.replace("vocabularies/evidence.yml", "Reported", "Reported 水")
    assert [said.split(" ")[:2] for said in told(project)] == [
        ["content/vocabularies/evidence.yml:6:26", "K702"]
    ]


def test_invisible_signs_that_need_no_font_are_no_problem(project: Path, content: Content) -> None:
    content.case(body="Sal\N{VARIATION SELECTOR-16} y\N{EN QUAD}agua.\n")
    assert told(project) == []


def fails(entry: Entry) -> Any:
    raise LookupError(f"no {entry.id}\nat all")


@pytest.fixture
def faulty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the page of the case ``a-case`` fail."""
    similar = Library.similar_cases
    monkeypatch.setattr(
        Library,
        "similar_cases",
        lambda library, entry: fails(entry) if entry.id == "a-case" else similar(library, entry),
    )


@pytest.mark.usefixtures("faulty")
def test_a_page_on_which_the_program_fails_is_told_with_its_record_and_the_others_go_on(
    project: Path, content: Content
) -> None:
    content.case()
    content.case("place: 水\n", name="another-case")
    first, second = tried(project)
    assert (first.where, first.code) == ("content/cases/a-case.md:1:1", "K901")
    said = message(first, ENGLISH)
    assert said.startswith(
        'The program failed at this record: "LookupError: no a-case at all test_trial.py:'
    )
    assert hint(first, ENGLISH).startswith("This is a fault of the program, not yours.")
    assert (second.where, second.code) == ("content/cases/another-case.md:8:8", "K702")


def test_a_record_on_which_the_check_fails_is_told_and_the_others_go_on(
    project: Path, content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    content.case("plants: 0\n", name="another-case")
    content.case()

    def problems_of(entry: Entry, library: Library) -> Iterator[Problem]:
        return fails(entry) if entry.id == "a-case" else iter(())

    monkeypatch.setattr(numbers, "problems_of", problems_of)
    codes = [(problem.path.name, problem.code) for problem in tried(project)]
    assert codes == [("a-case.md", "K901"), ("another-case.md", "K104")]


def test_a_file_on_which_the_reader_fails_is_told_and_the_others_go_on(
    project: Path, content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    content.case()
    monkeypatch.setattr("generator.loading.read_document", lambda *_: 1 / 0)
    said = told(project)
    failed = [one.split(":")[0] for one in said if "K901" in one and "ZeroDivisionError" in one]
    assert "content/cases/a-case.md" in failed
    assert "content/sources/plant-report.yml" in failed


def test_what_has_errors_hides_no_problem_of_the_others(project: Path, content: Content) -> None:
    content.case("plants: 0\n")
    content.case("place: 水\n", name="another-case")
    codes = [(problem.path.name, problem.code) for problem in tried(project)]
    assert codes == [("a-case.md", "K104"), ("another-case.md", "K702")]


def test_a_folder_or_file_that_cannot_be_read_is_told(
    project: Path, content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, scandir, open_ = content.case(), os.scandir, Path.open

    def refuse(path: Path, *rest: Any, **more: Any) -> Any:
        if path == file:
            raise PermissionError(13, "Permission denied")
        return open_(path, *rest, **more)

    def refuse_to_list(path: Any) -> Any:
        if Path(path).name == "sources":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(Path, "open", refuse)
    monkeypatch.setattr(os, "scandir", refuse_to_list)
    said = [one for one in told(project) if " K024 " in one]
    text = "K024 The file or folder cannot be read: Permission denied."
    assert said == [f"content/cases/a-case.md:1:1 {text}", f"content/sources:1:1 {text}"]


@pytest.mark.parametrize("sign", ["\xa0", "\u2003\u200d", "\ufe0f"])
def test_a_text_of_which_nothing_is_seen_is_empty(
    project: Path, content: Content, sign: str
) -> None:
    content.case(body=f"## {sign}\n\nA story.\n")
    content.replace("cases/a-case.md", "It closed the taps.", sign)
    assert [said.split(" ", 1)[1] for said in told(project)] == [
        'K106 The field "summary" is empty.',
        "K436 The heading has no words.",
    ]


@pytest.mark.parametrize("name", ["x" * (LONGEST_ID + 1) + ".md", "x" * 240 + ".es.md"])
def test_a_name_that_no_sheet_can_have_is_told(project: Path, content: Content, name: str) -> None:
    file = content.case()
    file.rename(file.with_name(name))
    assert {said.split(" ")[1] for said in told(project)} == {"K023"}


def test_a_former_name_is_no_longer_than_a_name(project: Path, content: Content) -> None:
    content.case(f"formerly: [{'x' * (LONGEST_ID + 1)}]\n")
    (said,) = told(project)
    assert said.startswith("content/cases/a-case.md:8:12 K113 ")
    (problem,) = tried(project)
    assert hint(problem, ENGLISH) == "Shorten it to 80 characters or fewer."


@pytest.mark.parametrize(
    ("text", "place"),
    [("", "1:1"), ("site_url: 5", "1:1"), ("[]", "1:1"), ("a: b\nsite_url: [", "2:12")],
)
def test_settings_that_say_nothing_are_told(project: Path, text: str, place: str) -> None:
    (project / "mkdocs.yml").write_text(text, encoding="utf-8")
    (said,) = told(project)
    assert said.startswith(f"mkdocs.yml:{place} K025 The file mkdocs.yml cannot be used: ")


def test_content_can_be_checked_before_there_is_a_site(project: Path) -> None:
    (project / "mkdocs.yml").unlink()
    assert told(project) == []


def terms_of(file: Path) -> dict[str, Any]:
    terms: dict[str, Any] = yaml.safe_load(file.read_text("utf-8"))["terms"]
    return terms


def every_key() -> list[tuple[str, str]]:
    lists = (ROOT / "tests" / "examples" / "good" / "content" / "vocabularies").glob("*.yml")
    return [(file.name, str(key)) for file in sorted(lists) for key in terms_of(file)]


def take_out(file: Path, key: str) -> None:
    kept = yaml.safe_load(file.read_text("utf-8"))
    del kept["terms"][key]
    file.write_text(yaml.safe_dump(kept, allow_unicode=True, sort_keys=False), encoding="utf-8")


@pytest.mark.parametrize(("name", "key"), every_key())
def test_a_key_that_goes_from_a_list_breaks_no_page(
    project: Path, content: Content, name: str, key: str
) -> None:
    take_out(content.folder / "vocabularies" / name, key)
    assert {problem.code for problem in tried(project)} <= {
        "K106",
        "K202",
        "K208",
        "K309",
        "K506",
        "K523",
        "K548",
    }


@pytest.mark.parametrize("name", sorted({name for name, _ in every_key()}))
def test_a_list_without_an_entry_is_empty(project: Path, content: Content, name: str) -> None:
    content.write(f"vocabularies/{name}", "title: {en: A list, es: Una lista}\nterms: {}\n")
    assert told(project) == [f'content/vocabularies/{name}:2:8 K106 The field "terms" is empty.']


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("payback-classes.yml", "unknown"),
        ("scopes.yml", "programme"),
        ("cost-classes.yml", "nothing"),
        ("scopes.yml", "enterprise"),
        ("payback-classes.yml", "none"),
    ],
)
def test_a_key_that_the_program_uses_must_be_there(
    project: Path, content: Content, name: str, key: str
) -> None:
    take_out(content.folder / "vocabularies" / name, key)
    (problem,) = tried(project)
    assert message(problem, ENGLISH) == (
        f'The list "{Path(name).stem}" lacks "{key}", which the program itself uses.'
    )
    assert hint(problem, ENGLISH) == f"Add it to the terms: {key}: {{label: {{en: ..., es: ...}}}}"


def test_a_payback_that_would_fall_into_no_class_is_told(project: Path, content: Content) -> None:
    name = "vocabularies/payback-classes.yml"
    content.replace(name, "below_months: 6", "below_months: 12")
    (problem,) = tried(project)
    assert (problem.path.name, problem.code) == ("payback-classes.yml", "K209")
    assert message(problem, ENGLISH) == '"lt1y" stands behind "lt6m", which is as long or longer.'
    assert hint(problem, ENGLISH) == "Put the classes in order, the shortest below_months first."


@pytest.mark.parametrize("lang", ["pt", "fr", "qu", "gn", "ht", "ru", "el", "de", "srn", "pap"])
def test_a_new_language_needs_nothing_but_its_line(
    project: Path, content: Content, lang: str
) -> None:
    content.publish(lang)
    assert [problem.code for problem in tried(project) if problem.blocks] == []


@pytest.mark.parametrize("lang", ["ar", "he", "zh", "ja", "hi", "am", "my", "ka"])
def test_a_language_that_cannot_be_printed_has_its_pages(
    project: Path, content: Content, lang: str
) -> None:
    content.publish(lang)
    (problem,) = [problem for problem in tried(project) if problem.code not in ("K307", "K306")]
    assert message(problem, ENGLISH) == (
        f'Nothing is printed in "{lang}": the print font has no signs of its script.'
    )
    assert not problem.blocks
    assert problem.place.line > 1
