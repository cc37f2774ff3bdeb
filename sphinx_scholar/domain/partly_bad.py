"""Settings of which some is wrong: what can stand is read all the same."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable

Row = TypeVar("Row")
Item = TypeVar("Item")


class PartlyBadError(ValueError):
    """Some of a setting is wrong; ``rest`` is what stands all the same."""

    def __init__(self, message: str, rest: object, consequence: str = "the rest stands") -> None:
        super().__init__(message)
        self.rest = rest
        self.consequence = consequence


def read_rows(
    value: object,
    expected: str,
    add: Callable[[dict[str, Row], Any, Any], None],
    consequence: str = "the rest stands",
) -> dict[str, Row]:
    """Read a mapping row by row, so that a wrong row costs no other.

    ``expected`` says what it maps to what. ``add`` puts a name and its value among the rows before it;
    it raises ``ValueError`` with a hint where they are wrong.
    """
    if not isinstance(value, Mapping):
        message = f"{value!r} is not a mapping of {expected}"
        raise PartlyBadError(message, {}, "the default stands instead")
    rows: dict[str, Row] = {}
    faults = []
    for name, given in value.items():
        try:
            add(rows, name, given)
        except ValueError as error:
            faults.append(str(error))
    if faults:
        raise PartlyBadError("; ".join(faults), rows, consequence)
    return rows


def read_items(value: object, expected: str, read: Callable[[Any], Item]) -> tuple[Item, ...]:
    """Read a list item by item, so that a wrong item costs no other; ``expected`` says what it lists."""
    if isinstance(value, str) or not isinstance(value, Collection):
        raise ValueError(f"{value!r} is not a list of {expected}")
    items = []
    faults = []
    for given in value:
        try:
            items.append(read(given))
        except ValueError as error:
            faults.append(str(error))
    if faults:
        raise PartlyBadError("; ".join(faults), tuple(items))
    return tuple(items)


def what_stands(read: Callable[[object], dict[str, Row]], value: object) -> dict[str, Row]:
    """Return what of a value can stand; what cannot is reported where all settings are read."""
    try:
        return read(value)
    except PartlyBadError as error:
        return cast("dict[str, Row]", error.rest)
