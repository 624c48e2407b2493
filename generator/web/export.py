"""The site as a plain tree that other engines build: fields in front, then finished HTML."""

import shutil
from pathlib import Path

import frontmatter
import yaml

from generator.files import copy_files, in_place_of, write_text
from generator.library import Library
from generator.settings import CONFIGURATION, Settings
from generator.views.edition import Edition
from generator.views.plan import editions
from generator.web.frame import THEME, added_partials, configuration, file_of, meta_of
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
    with in_place_of(folder) as tree:
        copy_files({CONFIGURATION: project / CONFIGURATION}, tree)
        write_text(tree / "hooks.py", HOOK)
        shutil.copytree(THEME, tree / "theme", dirs_exist_ok=True)
        for lang in library.languages:
            for name, text in added_partials(lang).items():
                write_text(tree / "theme" / name, text)
        written = [
            _export_edition(edition, project, tree / lang)
            for lang, edition in editions(library, settings).items()
        ]
    return [folder / config.relative_to(tree) for config in written]


def _export_edition(edition: Edition, project: Path, folder: Path) -> Path:
    pages, docs, config = Pages(project, edition), folder / "docs", folder / CONFIGURATION
    for address in edition.plan.pages:
        inside = pages.made(address)
        post = frontmatter.Post(inside.html, **meta_of(inside, edition))
        text = frontmatter.dumps(post, sort_keys=False)
        write_text(docs / file_of(address), f"{text}\n")
    copy_files(pages.pictures(), docs)
    own = {"INHERIT": "../mkdocs.yml", **configuration(edition)}
    own |= {"docs_dir": "docs", "site_dir": "site", "hooks": ["../hooks.py"]}
    own["theme"] = {**own["theme"], "custom_dir": "../theme"}
    write_text(config, yaml.safe_dump(own, allow_unicode=True, sort_keys=False))
    return config
