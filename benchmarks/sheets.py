"""Measure a handout in Typst beside an equal one in WeasyPrint, on one core.

Usage: python -m benchmarks.sheets [SHEETS]    (default: 40)

Both set the same view: the sector handouts of the repository, in both languages. WeasyPrint lives
in an environment of its own, ``.cache/weasyprint``; it needs Pango from the system
(Debian: libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0).
"""

from __future__ import annotations

import html
import itertools
import json
import subprocess
import sys
import time
import venv
from typing import Any

from benchmarks.library import PROJECT
from generator.checks import check
from generator.settings import read_settings
from generator.sheets.catalogue import HANDOUT
from generator.sheets.engine import FONTS, as_pdf
from generator.sheets.finish import finished
from generator.sheets.parts import Audience, data_of
from generator.views.plan import editions

FOLDER = PROJECT / ".cache" / "weasyprint"
PYTHON = FOLDER / "bin" / "python"
# What the other environment runs: one PDF a line of HTML file names; prints seconds for each.
BATCH = """\
import sys, time
started = time.perf_counter()
import weasyprint
from weasyprint.text.fonts import FontConfiguration
fonts = FontConfiguration()
for name in sys.argv[1:]:
    begun = started if name == sys.argv[1] else time.perf_counter()
    page = weasyprint.HTML(filename=name)
    page.write_pdf(name + ".pdf", font_config=fonts, pdf_variant="pdf/ua-1")
    print(time.perf_counter() - begun)
"""
# As many as the template of the handout has room for on A4.
MOST_MEASURES, MOST_NUMBERS = 10, 3
STYLE = f"""\
@font-face {{ font-family: S; src: url(file://{FONTS}/SourceSans3-Regular.otf) }}
@font-face {{
  font-family: S; src: url(file://{FONTS}/SourceSans3-Bold.otf); font-weight: bold
}}
@page {{ size: A4; margin: 12mm }}
body {{ font: 10pt/1.25 S; hyphens: auto }}
h1 {{ font-size: 28pt; margin: 0 }}
h2 {{ font-size: 12pt; border-top: .4pt solid; margin: 2mm 0 1mm }}
p {{ margin: 0 0 1mm }} .big {{ font-size: 26pt; font-weight: bold }} .back {{ break-before: page }}
table {{ width: 100%; border-collapse: collapse }} td, th {{ text-align: left; padding: 1mm 0 }}
.two {{ columns: 2; column-gap: 8mm }}
svg.bar {{ width: 60%; height: 3mm }} svg.qr {{ width: 21mm }}
"""


def main(arguments: list[str]) -> None:
    """Print milliseconds a sheet, cold and in a batch, and how many times as fast Typst is."""
    count = int(arguments[0]) if arguments else 40
    views = list(itertools.islice(itertools.cycle(_views()), count))
    print(f"{count} handouts of two pages, one core, milliseconds a sheet")
    ours_cold = _cold()
    ours = [_seconds_of(view) for view in views][1:]
    print(f"Typst and pikepdf   cold {ours_cold * 1000:6.0f}   in a batch {_mean(ours):6.0f}")
    theirs = _weasyprint(views)
    if not theirs:
        return
    cold, *batch = theirs
    print(f"WeasyPrint          cold {cold * 1000:6.0f}   in a batch {_mean(batch):6.0f}")
    print(f"Typst is {_mean(batch) / _mean(ours):.1f} times as fast in a batch")


def _views() -> list[bytes]:
    library, _ = check(PROJECT / "content")
    settings = read_settings(PROJECT)
    return [
        data_of(HANDOUT.make(entry, audience), HANDOUT.template, audience)
        for edition in editions(library, settings).values()
        for audience in [Audience(edition, "a4")]
        for entry in library.all("sectors")
        if HANDOUT.serves(entry)
    ]


def _seconds_of(view: bytes) -> float:
    begun = time.perf_counter()
    finished(as_pdf(HANDOUT.template, view))
    return time.perf_counter() - begun


def _cold() -> float:
    """Return the seconds of the first sheet of a new process, imports of both programs included."""
    view = FOLDER.with_name("cold.json")
    view.parent.mkdir(exist_ok=True)
    view.write_bytes(_views()[0])
    code = (
        "import time; begun = time.perf_counter(); from pathlib import Path;"
        "from generator.sheets.engine import as_pdf; from generator.sheets.finish import finished;"
        f"finished(as_pdf('handout.typ', Path({str(view)!r}).read_bytes()));"
        "print(time.perf_counter() - begun)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return float(done.stdout)


def _weasyprint(views: list[bytes]) -> list[float]:
    if not PYTHON.exists():
        venv.create(FOLDER, with_pip=True)
        subprocess.run([PYTHON, "-m", "pip", "install", "--quiet", "weasyprint"], check=True)
    folder = FOLDER / "sheets"
    folder.mkdir(exist_ok=True)
    names = []
    for number, view in enumerate(views):
        file = folder / f"{number}.html"
        file.write_text(_page(json.loads(view)), encoding="utf-8")
        names.append(str(file))
    done = subprocess.run([PYTHON, "-c", BATCH, *names], capture_output=True, text=True)
    if done.returncode:
        print(f"WeasyPrint does not run here:\n{done.stderr.strip().splitlines()[-1]}")
        return []
    return [float(line) for line in done.stdout.split()]


def _page(view: dict[str, Any]) -> str:
    """Return the handout as HTML: the same texts, bars, boxes and QR code."""
    t = _escaped(view)
    rows = "".join(
        f"<tr><th colspan=4>{group['title']} {group['lead']}</th></tr>"
        + "".join(
            f"<tr><td>☐</td><td>{row['title']}</td><td>{row['saves']}</td><td>{row['payback']}</td></tr>"
            for row in group["rows"]
            if row["rank"] < MOST_MEASURES
        )
        for group in t["measures"]
    )
    ways = "".join(
        f"<p><b>{way['what']}</b> {way['how']}" for way in t["own_numbers"][:MOST_NUMBERS]
    )
    questions = "".join(f"<p>☐ ☐ {item['question']}</p>" for item in t["checklist"])
    helpers = _helpers("Who helps", t["helpers"], t) + _helpers("Who lends", t["lenders"], t)
    notes = " ".join(
        f"[{one['number']}] {one['link']['text']}, {one['year']}."
        for one in t["imprint"]["sources"]
    )
    first, who = "", ""
    if headline := t["headline"]:
        first, who = headline["first"]["value"]["text"], f"{headline['who']} {headline['evidence']}"
    scales = "".join(_bars(scale) for scale in t["scales"])
    qr = view["qr"].replace("<svg ", "<svg class=qr ")
    return (
        f"<!doctype html><html lang={t['lang']}><title>{t['title']}</title>"
        f"<style>{STYLE}</style><p>{t['kicker']}<h1>{t['title']}</h1><p>{t['summary']}</p>"
        f"<p class=big>{first}</p><p>{who}</p>{_bars(t['chart'])}"
        f"<h2>{t['words']['What you can do']}</h2><table>{rows}</table>"
        f"<h2 class=back>{t['words']['Get your own number']}</h2><div class=two>{ways}</div>"
        f"{scales}"
        f"<h2>{t['words']['Walk through the plant']}</h2><div class=two>{questions}</div>{helpers}"
        f"<p>{notes} {t['imprint']['address']}</p>{qr}"
    )


def _helpers(title: str, helpers: list[str], t: dict[str, Any]) -> str:
    return f"<h2>{t['words'][title]}</h2><p>{'; '.join(helpers)}</p>"


def _bars(chart: dict[str, Any] | None) -> str:
    if not chart:
        return ""
    lines = "".join(
        f"<p>{bar['label']}<br><svg class=bar viewBox='0 0 100 3' preserveAspectRatio=none>"
        f"<rect x={bar['start']} width={bar['width']} height=3 fill=none stroke=black /></svg>"
        f" <b>{bar['value']}</b></p>"
        for bar in chart["bars"]
    )
    return f"<h2>{chart['title']}</h2>{lines}"


def _escaped(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _escaped(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_escaped(inner) for inner in value]
    return html.escape(value) if isinstance(value, str) else value


def _mean(seconds: list[float]) -> float:
    return 1000 * sum(seconds) / max(len(seconds), 1)


if __name__ == "__main__":
    main(sys.argv[1:])
