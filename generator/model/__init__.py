"""The record types: the only place where a field is declared."""

from __future__ import annotations

from dataclasses import dataclass

from generator.marks import N_
from generator.model.base import Model
from generator.model.case import Case
from generator.model.lists import Association, Source, Term, Vocabulary
from generator.model.profiles import Centre, CountryProfile, Financing, Guide, Policy, Programme
from generator.model.sector import Measure, Sector


@dataclass(frozen=True)
class Kind:
    """One folder of the content and the model of what is in it."""

    folder: str
    model: type[Model]
    noun: str
    title: str
    suffix: str = ".md"


KINDS: dict[str, Kind] = {
    kind.folder: kind
    for kind in (
        Kind("cases", Case, N_("case"), N_("Cases")),
        Kind("sectors", Sector, N_("sector"), N_("Sectors")),
        Kind("measures", Measure, N_("measure"), N_("Measures")),
        Kind("guides", Guide, N_("guide"), N_("Guides")),
        Kind("centres", Centre, N_("centre"), N_("Centres")),
        Kind("financing", Financing, N_("financing facility"), N_("Financing")),
        Kind("programmes", Programme, N_("programme"), N_("Programmes")),
        Kind("policies", Policy, N_("policy"), N_("Policies")),
        Kind("countries", CountryProfile, N_("country profile"), N_("Countries")),
        Kind("associations", Association, N_("association"), N_("Associations"), ".yml"),
        Kind("sources", Source, N_("source"), N_("Sources"), ".yml"),
        Kind("glossary", Term, N_("glossary term"), N_("Glossary"), ".yml"),
        Kind("vocabularies", Vocabulary, N_("list"), N_("Closed lists"), ".yml"),
    )
}
