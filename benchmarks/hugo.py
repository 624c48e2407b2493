"""The same prose as a site for Hugo, in a bare theme, to have a fast program to compare with.

Hugo is used only where it is installed (Debian: apt-get install hugo). It gets title and text of
every record that has a text, in both languages, and one layout.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

LANGUAGES = ("en", "es")
_CONFIG = {
    "baseURL": "http://127.0.0.1/",
    "defaultContentLanguage": "en",
    "defaultContentLanguageInSubdir": True,
    "disableKinds": ["taxonomy", "term", "RSS"],
    "languages": {lang: {"weight": number} for number, lang in enumerate(LANGUAGES, 1)},
}
_LAYOUT = """\
<!doctype html>
<html lang="{{ .Site.Language.Lang }}">
<head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body>
<nav>{{ range .Site.Sections }}<a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ end }}</nav>
<main><h1>{{ .Title }}</h1>{{ .Content }}</main>
</body>
</html>
"""
_RECORD = re.compile(r"---\n(?P<fields>.*?)\n---\n(?P<body>.*)", re.DOTALL)
_TITLE = re.compile(r"^title: *(.*)$", re.MULTILINE)


def is_there() -> bool:
    """Say whether Hugo is installed."""
    return shutil.which("hugo") is not None


def build(site: Path) -> list[str]:
    """Return the command that builds a site."""
    return ["hugo", "--quiet", "--source", str(site)]


def serve(site: Path, port: int) -> list[str]:
    """Return the command that previews a site, as Hugo does by itself: in memory."""
    return ["hugo", "server", "--source", str(site), "--bind", "127.0.0.1", "--port", str(port)]


def write_site(project: Path, target: Path) -> Path:
    """Write the prose of a project as a site for Hugo; return its folder."""
    _write(target / "config.json", json.dumps(_CONFIG))
    for name in ("single", "list"):
        _write(target / "layouts" / "_default" / f"{name}.html", _LAYOUT)
    for file in sorted((project / "content").glob("*/*.md")):
        if "." in file.stem or file.stem == "README":
            continue
        for lang in LANGUAGES:
            translation = file.with_suffix(f".{lang}.md")
            text = (translation if translation.exists() else file).read_text(encoding="utf-8")
            page = target / "content" / file.parent.name / f"{file.stem}.{lang}.md"
            _write(page, _page(text))
    return target


def _page(text: str) -> str:
    record = _RECORD.match(text)
    assert record
    title = _TITLE.search(record["fields"])
    name = title[1].strip("\"'") if title else ""
    return f"{json.dumps({'title': name})}\n\n{record['body']}"


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
