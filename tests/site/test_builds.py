"""Building: the same bytes however it is done, and a failure that leaves the last site."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.checks import check
from generator.locales import locale
from generator.settings import read_settings
from generator.sheets.printing import CACHE
from generator.web.build import Order, build_site
from generator.web.exchange import BuildError
from tests.conftest import ROOT, copy_of_the_project
from tests.site.reading import LANGUAGES, Site

STORY = "content/cases/bolivia-poultry-slaughterhouse.md"


def cpkb(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a user does."""
    surroundings = {name: value for name, value in os.environ.items() if not name.endswith("_URL")}
    return subprocess.run(
        [sys.executable, "-m", "generator", *map(str, arguments)],
        cwd=ROOT,
        env={**surroundings, "LC_ALL": "C", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def draft(tmp_path: Path, project: Path) -> Path:
    """Return a project of one's own with a site that was built before."""
    project = copy_of_the_project(tmp_path, printed=project)
    (project / "site").mkdir()
    (project / "site" / "index.html").write_text("the earlier site", encoding="utf-8")
    return project


def is_untouched(project: Path) -> bool:
    """Say whether the earlier site is still there, and nothing else."""
    files = [file.name for file in (project / "site").iterdir()]
    text = (project / "site" / "index.html").read_text(encoding="utf-8")
    return (files, text) == (["index.html"], "the earlier site")


def add(project: Path, text: str) -> None:
    """Add a paragraph to a story."""
    with (project / STORY).open("a", encoding="utf-8") as file:
        file.write(f"\n{text}\n")


def differing(site: Site, other: Site) -> list[str]:
    """Return the files that only one of two sites has, or that are not the same in both."""
    names = {*site.files(), *other.files()}
    return [name for name in sorted(names) if bytes_of(site, name) != bytes_of(other, name)]


def bytes_of(site: Site, name: str) -> bytes | None:
    file = site.folder / name
    return file.read_bytes() if file.is_file() else None


@pytest.fixture(scope="module")
def second(project: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Site, str]:
    """Build once more elsewhere, as a user does; return the site and what was printed.

    Of the printed sheets every fiftieth is made again, which takes long enough.
    """
    other = copy_of_the_project(tmp_path_factory.mktemp("elsewhere"), printed=project)
    names = sorted({file.stem for file in (other / CACHE).iterdir()})
    for file in [file for name in names[::50] for file in (other / CACHE).glob(f"{name}.*")]:
        file.unlink()
    done = cpkb("--project", other, "build", "--strict", PYTHONHASHSEED="7", TZ="Asia/Tokyo")
    assert (done.returncode, done.stderr) == (0, "")
    return Site(other / "site"), done.stdout


def test_two_builds_give_the_same_bytes(site: Site, second: tuple[Site, str]) -> None:
    other, _ = second
    assert differing(site, other) == []


def test_a_build_says_what_it_does_and_where_the_site_is(second: tuple[Site, str]) -> None:
    lines = second[1].splitlines()
    assert any(re.fullmatch(r"Building \d+ pages in 2 languages", line) for line in lines)
    assert lines[-1] == "The site is in site/. To look at it: cpkb serve"


@pytest.fixture
def _astray(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the program lead the links of every text to a page that is not there."""
    monkeypatch.setattr("generator.views.edition.Edition.target_of", lambda *_: "guides/nowhere/")


@pytest.mark.parametrize(
    ("lang", "message"),
    [
        ("en", 'The page {page} links to "../../guides/nowhere/", which is not there.'),
        ("es", 'La página {page} lleva a "../../guides/nowhere/", que no existe.'),
    ],
)
def test_a_broken_link_stops_a_strict_build_and_leaves_the_site(
    draft: Path, _astray: None, lang: str, message: str
) -> None:
    add(draft, "See nowhere.")
    library, _ = check(draft / "content")
    order = Order(draft, search=False, sheets_for=(), languages=("en",))
    with pytest.raises(BuildError) as caught:
        build_site(library, read_settings(draft), order, locale(lang), lambda _: None)
    line = len((draft / STORY).read_text("utf-8").splitlines())
    page = "en/cases/bolivia-poultry-slaughterhouse/"
    assert f"{STORY}:{line}  {message.format(page=page)}" in str(caught.value).splitlines()
    assert is_untouched(draft)


def test_a_build_that_is_not_strict_goes_on(draft: Path, _astray: None) -> None:
    library, _ = check(draft / "content")
    order = Order(draft, strict=False, search=False, sheets_for=(), languages=("en",))
    site = build_site(library, read_settings(draft), order, locale("en"), lambda _: None)
    assert (site / "en" / "index.html").is_file()


def test_languages_that_are_built_apart_make_the_same_site_together(
    draft: Path, site: Site, tmp_path: Path
) -> None:
    together = tmp_path / "together"
    for lang in LANGUAGES:
        done = cpkb("--project", draft, "build", "--strict", "--language", lang)
        assert (done.returncode, done.stderr) == (0, "")
        others = (draft / "site" / other for other in LANGUAGES if other != lang)
        # Its pages offer the handouts of countries that speak another one.
        files = [file for other in others for file in other.rglob("*") if file.is_file()]
        assert [file for file in files if not re.search(r"-handout-[a-z]{2}-", file.name)] == []
        shutil.copytree(draft / "site", together, dirs_exist_ok=True)
    assert differing(site, Site(together)) == []


def test_sheets_can_be_made_of_some_records_only(draft: Path) -> None:
    done = cpkb("--project", draft, "build", "--strict", "--sheets-for", "guides", "centres")
    assert (done.returncode, done.stderr) == (0, "")
    names = {file.name for file in (draft / "site" / "en" / "print").glob("*-a4.pdf")}
    assert "paying-for-it-topic-a4.pdf" in names
    assert "cpts-bolivia-centre-a4.pdf" in names
    assert not [name for name in names if "handout" in name or "-case-" in name]


def test_a_language_that_the_site_does_not_have_is_wrong_use(draft: Path) -> None:
    done = cpkb("--project", draft, "build", "--language", "pt")
    assert (done.returncode, done.stderr) == (
        2,
        "cpkb: The site has no language pt. It has: en, es.\n",
    )
    assert is_untouched(draft)


def test_a_problem_in_the_content_stops_the_build_with_status_1(draft: Path) -> None:
    file = draft / STORY
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("[slaughterhouses-poultry]", "[slaughterhouse-poultry]"), "utf-8")
    done = cpkb("--project", draft, "build")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.splitlines()[:2] == [
        f'{STORY}:9:11  K201  There is no sector called "slaughterhouse-poultry".',
        '    Did you mean "slaughterhouses-poultry"?',
    ]
    assert is_untouched(draft)


def test_the_good_examples_are_a_site(tmp_path: Path) -> None:
    """What passes the check builds, sheets and search included."""
    project = Path(shutil.copytree(ROOT / "tests" / "examples" / "good", tmp_path / "good"))
    assert (project / "mkdocs.yml").read_bytes() == (ROOT / "mkdocs.yml").read_bytes()
    done = cpkb("--project", project, "build", "--strict")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("No problem.\n")
    assert (project / "site" / "es" / "cases" / "rosa-tannery" / "index.html").is_file()
