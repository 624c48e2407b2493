"""The record types: the only place where a field is declared."""

from typing import NamedTuple

from generator.marks import N_
from generator.model import documents, records, sectors
from generator.model.base import Model


class Kind(NamedTuple):
    """One folder of the content and the model of what is in it."""

    folder: str
    model: type[Model]
    noun: str
    title: str
    suffix: str = ".md"


_KINDS = (
    Kind("cases", records.Case, N_("case"), N_("Cases")),
    Kind("sectors", sectors.Sector, N_("sector"), N_("Sectors")),
    Kind("measures", records.Measure, N_("measure"), N_("Measures")),
    Kind("guides", records.Guide, N_("guide"), N_("Guides")),
    Kind("centres", records.Centre, N_("centre"), N_("Centres")),
    Kind("financing", records.Financing, N_("financing facility"), N_("Financing")),
    Kind("programmes", records.Programme, N_("programme"), N_("Programmes")),
    Kind("policies", records.Policy, N_("policy"), N_("Policies")),
    Kind("bodies", records.Body, N_("body"), N_("Chambers and public bodies")),
    Kind("countries", records.CountryProfile, N_("country profile"), N_("Countries")),
    Kind("associations", records.Association, N_("association"), N_("Associations"), ".yml"),
    Kind("sources", documents.Source, N_("source"), N_("Sources"), ".yml"),
    Kind("glossary", documents.Term, N_("glossary term"), N_("Glossary"), ".yml"),
    Kind("vocabularies", documents.Vocabulary, N_("list"), N_("Closed lists"), ".yml"),
)
KINDS = {kind.folder: kind for kind in _KINDS}
