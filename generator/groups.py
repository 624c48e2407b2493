"""Groups of what shares a name."""

from collections.abc import Iterable
from itertools import chain
from typing import TypeVar

_Value = TypeVar("_Value")


def together(named: Iterable[tuple[_Value, set[str]]]) -> list[list[_Value]]:
    """Return in groups what shares a name with another, directly or through a third."""
    groups: dict[str, tuple[list[_Value], set[str]]] = {}
    for value, names in named:
        shared = {id(groups[name]): groups[name] for name in names & groups.keys()}.values()
        values = [*chain.from_iterable(others for others, _ in shared), value]
        names = names.union(*(others for _, others in shared))
        groups |= dict.fromkeys(names, (values, names))
    return list({id(values): values for values, _ in groups.values()}.values())
