"""The derived files: as the models and registers say, and in every language of the generator."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from generator.authoring.derived import QUESTIONS, derived, write_derived
from generator.loading import read_content
from generator.locales import interface_languages, language_codes, locale
from generator.model import KINDS
from generator.problems.codes import CODES
from tests.unit.content import Content

ROOT = Path(__file__).parents[2]
FORM = ".github/ISSUE_TEMPLATE/new-case.yml"

CATALOGUE = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"

msgid "fields"
msgstr "campos"

msgid "New case"
msgstr "Caso novo"
"""


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """Return what the derived files of the repository should hold."""
    return derived(read_content(ROOT / "content").library)


def test_no_derived_file_is_stale(texts: dict[str, str]) -> None:
    """If this fails: cpkb export."""
    missing = [name for name in texts if not (ROOT / name).is_file()]
    assert missing == []
    stale = [name for name in texts if (ROOT / name).read_text("utf-8") != texts[name]]
    assert stale == []


def test_nothing_lies_among_the_schemas_that_is_not_derived(texts: dict[str, str]) -> None:
    files = {path.relative_to(ROOT).as_posix() for path in (ROOT / "schemas").iterdir()}
    assert files - set(texts) == set()


def test_every_kind_has_a_schema_and_every_language_its_guides(texts: dict[str, str]) -> None:
    assert {f"schemas/{folder}.schema.json" for folder in KINDS} <= set(texts)
    guides = [name for name in texts if name.startswith("docs/")]
    assert len(guides) == 2 * len(interface_languages())
    assert guides[:2] == ["docs/fields.md", "docs/messages.md"]
    assert {"docs/campos.md", "docs/mensajes.md"} <= set(guides)


def test_the_guides_leave_out_no_field_and_no_message(texts: dict[str, str]) -> None:
    for kind in KINDS.values():
        assert f"## `content/{kind.folder}/`" in texts["docs/fields.md"]
        for field in kind.model.model_fields:
            assert f"| `{field}` |" in texts["docs/fields.md"]
    assert re.findall(r"^## (K\d+)", texts["docs/messages.md"], re.MULTILINE) == list(CODES)


def test_advice_is_called_advice_in_the_message_guides(texts: dict[str, str]) -> None:
    heading = "## K307 ({})\n"
    assert heading.format("advice") in texts["docs/messages.md"]
    assert heading.format("consejo") in texts["docs/mensajes.md"]


def test_closed_lists_are_written_out_in_the_schemas(texts: dict[str, str]) -> None:
    case = json.loads(texts["schemas/cases.schema.json"])
    assert case["properties"]["scope"]["enum"] == ["enterprise", "group", "programme"]
    assert all("x-vocabulary" not in text for text in texts.values())


def test_a_schema_takes_the_code_of_any_language_and_nothing_longer(texts: dict[str, str]) -> None:
    case = json.loads(texts["schemas/cases.schema.json"])
    term = json.loads(texts["schemas/glossary.schema.json"])
    pattern = case["properties"]["lang"]["pattern"]
    assert list(term["properties"]["name"]["patternProperties"]) == [pattern]
    assert term["properties"]["name"]["additionalProperties"] is False
    assert all(re.search(pattern, code) for code in language_codes())
    assert not any(re.search(pattern, word) for word in ("pt-br", "pt_BR", "PT", "english", ""))


def test_the_form_asks_everything_in_all_languages(texts: dict[str, str]) -> None:
    form = yaml.safe_load(texts[FORM])
    assert form["name"] == "New case / Caso nuevo"
    assert [question["id"] for question in form["body"]] == ["story", *QUESTIONS]
    labels = {question["id"]: question["attributes"]["label"] for question in form["body"]}
    assert labels["place"] == "In which city or region? / ¿En qué ciudad o región?"
    assert labels["sectors"] == (
        "What does it make? Tannery, hotel, brewery ... / "
        "¿Qué rubro es? Curtiembre, hotel, cervecería ..."
    )
    assert labels["investment"] == (
        "What did it cost? Amount, currency and year / ¿Cuánto costó? Monto, moneda y año"
    )


@pytest.fixture
def portuguese(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the generator speak English and some Portuguese."""
    file = tmp_path / "locales" / "pt" / "LC_MESSAGES" / "cpkb.po"
    file.parent.mkdir(parents=True)
    file.write_text(CATALOGUE, encoding="utf-8")
    monkeypatch.setattr("generator.locales.FOLDER", tmp_path / "locales")
    forget_languages()
    yield
    forget_languages()


def forget_languages() -> None:
    interface_languages.cache_clear()
    locale.cache_clear()


@pytest.mark.usefixtures("portuguese")
def test_a_new_catalogue_brings_guides_and_a_form_in_its_language(content: Content) -> None:
    found = derived(content.library())
    assert [name for name in found if name.startswith("docs/")] == [
        "docs/fields.md",
        "docs/messages.md",
        "docs/campos.md",
        "docs/messages.pt.md",
    ]
    form = yaml.safe_load(found[FORM])
    assert form["name"] == "New case / Caso novo"
    # What is not translated yet is not said twice.
    assert form["description"] == "Tell what a plant did and what it saved"


def test_writing_writes_exactly_the_derived_files(content: Content) -> None:
    project = content.folder.parent
    before = set(project.rglob("*"))
    written = list(write_derived(project, content.library()))
    assert {path for path in project.rglob("*") if path.is_file()} - before == set(written)
    found = {path.relative_to(project).as_posix(): path.read_text("utf-8") for path in written}
    assert found == derived(content.library())
