"""One page of every kind that the site has."""

from __future__ import annotations

IN_A_LANGUAGE = {
    "home": "",
    "sector guide": "sectors/tanneries/",
    "sector without a guide": "sectors/coffee/",
    "case": "cases/bolivia-poultry-slaughterhouse/",
    "case made of parts": "cases/ep3-bolivia-total/",
    "guide": "guides/paying-for-it/",
    "centre": "centres/cpts-bolivia/",
    "measure": "measures/hot-leak-round/",
    "source": "sources/usaid-lac-brochure/",
    "country": "countries/bo/",
    "financing": "financing/comara-andean-fund/",
    "programme": "programmes/ep3/",
    "policy": "policies/colombia-cp-policy/",
    "body": "bodies/cni-bolivia/",
    "bodies": "bodies/",
    "sectors": "sectors/",
    "cases": "cases/",
    "measures": "measures/",
    "countries": "countries/",
    "sources": "sources/",
    "centres": "centres/",
    "results": "results/",
    "priorities": "priorities/",
    "glossary": "glossary/",
    "data": "data/",
    "what is new": "new/",
    "list of what can be printed": "print-list/",
    "contribute": "contribute/",
    "search": "search/",
    "missing page of a language": "404.html",
}
AT_THE_ROOT = {"chooser": "", "missing page": "404.html"}


def paths(lang: str) -> dict[str, str]:
    """Return the page of every kind in a language, and the pages that have none."""
    return {**AT_THE_ROOT, **{kind: f"{lang}/{path}" for kind, path in IN_A_LANGUAGE.items()}}
