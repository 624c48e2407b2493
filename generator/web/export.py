"""The site as a plain tree that other engines build: fields in front, then finished HTML."""

from __future__ import annotations

import shutil
from pathlib import Path

import frontmatter
import yaml

from generator.library import Library
from generator.settings import Settings
from generator.views.edition import Edition
from generator.views.page import Extras
from generator.views.plan import editions
from generator.web.frame import THEME, added_partials, configuration, file_of, meta_of
from generator.web.html import body
from generator.web.pages import Pages

# Where MkDocs would read headings from Markdown, the fields of a page name them.
HOOK = '''\
"""Gives every page the table of contents that its fields hold: its text is finished HTML."""

from importlib import import_module


def on_page_content(html, page, **_):
    toc = import_module(type(page).__module__.replace(".pages", ".toc"))
    page.toc = toc.get_toc(page.meta["kb"]["toc"])
    return html
'''


def export_tree(library: Library, settings: Settings, project: Path, folder: Path) -> list[Path]:
    """Write the pages of every language below ``folder``; return their configurations.

    The tree is complete in itself, theme included; only the printed sheets are not in it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(project / "mkdocs.yml", folder / "mkdocs.yml")
    (folder / "hooks.py").write_text(HOOK, encoding="utf-8")
    shutil.copytree(
        THEME, folder / "theme", dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__")
    )
    for lang in library.languages:
        for name, text in added_partials(lang).items():
            (folder / "theme" / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / "theme" / name).write_text(text, encoding="utf-8")
    return [
        _export_edition(edition, project, folder / lang)
        for lang, edition in editions(library, settings).items()
    ]


def _export_edition(edition: Edition, project: Path, folder: Path) -> Path:
    pages, docs = Pages(project, edition, {}), folder / "docs"
    for address in pages.addresses:
        file = docs / file_of(address)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(_text(address, edition), encoding="utf-8")
    for path, picture in pages.pictures().items():
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(picture, docs / path)
    own = configuration(edition)
    own = {
        "INHERIT": "../mkdocs.yml",
        **own,
        "docs_dir": "docs",
        "site_dir": "site",
        "theme": {**own["theme"], "custom_dir": "../theme"},
        "hooks": ["../hooks.py"],
    }
    config = folder / "mkdocs.yml"
    config.write_text(yaml.safe_dump(own, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return config


def _text(address: str, edition: Edition) -> str:
    page = edition.plan.pages[address].make(edition)
    made = body(page, address, Extras(), edition)
    meta = meta_of(page, made, address, Extras(), edition)
    return frontmatter.dumps(frontmatter.Post(made.html, **meta), sort_keys=False) + "\n"
