"""The exported tree: three engines build it, and MkDocs makes of it what the site is."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import frontmatter
import lxml.html
import pytest
from lxml.html import HtmlElement

from generator.checks import check
from generator.settings import read_settings
from generator.views.plan import editions
from generator.web.export import export_tree
from generator.web.frame import squeezed
from generator.web.pages import Pages
from tests.conftest import copy_of_the_project
from tests.hostile import outlets, planted
from tests.site.reading import LANGUAGES
from tests.unit.content import EXAMPLES

COMMANDS = {
    "mkdocs": ("mkdocs", "build", "--strict"),
    "properdocs": ("properdocs", "build", "--strict"),
    "zensical": ("zensical", "build"),
}


def exported(project: Path) -> Path:
    """Export the tree of a project; return its folder."""
    library, _ = check(project / "content")
    export_tree(library, read_settings(project), project, project / "tree")
    return project / "tree"


def pages_of(project: Path) -> dict[str, Pages]:
    """Return the pages of a project, by language."""
    library, _ = check(project / "content")
    every = editions(library, read_settings(project))
    return {lang: Pages(project, edition) for lang, edition in every.items()}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_of_the_project(tmp_path_factory.mktemp("exported"))


@pytest.fixture(scope="module")
def tree(project: Path) -> Path:
    return exported(project)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Pages]]:
    """Return the tree and the pages of the good examples, which hold a record of every kind."""
    project = tmp_path_factory.mktemp("small") / "project"
    shutil.copytree(EXAMPLES / "good", project)
    return exported(project), pages_of(project)


def built(engine: str, tree: Path, lang: str) -> Path:
    """Let an engine build one language of the tree; return the folder of its site."""
    done = subprocess.run(
        [sys.executable, "-m", *COMMANDS[engine], "--config-file", "mkdocs.yml"],
        cwd=tree / lang,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    output = done.stdout + done.stderr
    assert done.returncode == 0, output
    assert "error" not in output.lower()
    assert "warning" not in output.lower()
    return tree / lang / "site"


def content(html: str) -> tuple[str, list[str | None], list[str | None]]:
    """Return the words of a page between header and footer, its links and its anchors."""
    tree: HtmlElement = lxml.html.document_fromstring(html)
    (body,) = tree.find_class("kb-body")
    text = " ".join(str(body.text_content()).split())
    links = [element.get("href") for element in body.iter("a")]
    return text, links, [element.get("id") for element in body.iter() if element.get("id")]


def test_mkdocs_makes_every_page_as_the_frame_does_but_for_blank_lines(
    project: Path, tree: Path
) -> None:
    site, own = built("mkdocs", tree, "es"), pages_of(project)["es"]
    made = {
        address: squeezed((site / address / "index.html").read_text("utf-8"))
        for address in own.edition.plan.pages
    }
    assert len(made) > 400
    assert [address for address in made if squeezed(own.framed(address).html) != made[address]] == []
    assert own.frame.missing_page() == (site / "404.html").read_text("utf-8")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("engine", COMMANDS)
def test_other_engines_build_the_same_pages(
    small: tuple[Path, dict[str, Pages]], engine: str, lang: str
) -> None:
    tree, pages = small
    site, own = built(engine, tree, lang), pages[lang]
    made = {file.relative_to(site).as_posix() for file in site.rglob("index.html")}
    assert made == {f"{address}index.html" for address in own.edition.plan.pages}
    assert [
        address
        for address in own.edition.plan.pages
        if content((site / address / "index.html").read_text("utf-8"))
        != content(own.framed(address).html)
    ] == []


def test_a_page_of_the_tree_is_fields_and_finished_html(tree: Path) -> None:
    page = frontmatter.load(str(tree / "es/docs/cases/bolivia-poultry-slaughterhouse/index.md"))
    assert page["title"] == "Planta faenadora de aves en Bolivia"
    kb = page["kb"]
    assert isinstance(kb, dict)
    assert kb["url"] == "cases/bolivia-poultry-slaughterhouse/"
    assert page.content.startswith('<div class="kb-body">')
    assert page.content.endswith("</div>")


def test_the_tree_is_complete_in_itself(tree: Path) -> None:
    assert {file.name for file in tree.iterdir()} == {
        "mkdocs.yml",
        "hooks.py",
        "theme",
        *LANGUAGES,
    }
    assert (tree / "es/mkdocs.yml").read_text("utf-8").startswith("INHERIT: ../mkdocs.yml\n")


def test_words_of_strangers_are_words_in_the_tree_too(tmp_path: Path) -> None:
    tried = ["</title><script>alert(1)</script>", "{{ 7*7 }} {% raw %}", "&lt;b&gt; ---", "\"'>x"]
    hostile, _ = planted.plant_twins(tmp_path, [[text] for text in tried], tried)
    sites = []
    for name in ("hostile", "harmless"):
        library, _ = check(tmp_path / name / "content")
        tree = tmp_path / f"tree-{name}"
        export_tree(library, planted.SETTINGS, tmp_path / name, tree)
        sites.append(built("mkdocs", tree, "en"))
    site, twin = sites
    pages = sorted(path.relative_to(site) for path in site.rglob("index.html"))
    assert len(pages) > 50
    found = [one for page in pages for one in outlets.pages(site / page, twin / page, hostile)]
    assert found == []
