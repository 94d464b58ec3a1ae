"""Which reading holds for each contradiction of a framework: the one chosen, the authority's, or the default."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from evenhand.errors import EvenhandError
from evenhand.settings.settings import DEFAULTS, Settings
from evenhand.suggest import did_you_mean

if TYPE_CHECKING:
    from evenhand.models.framework import Framework
    from evenhand.models.rules import Reading


class ReadingError(EvenhandError):
    """A reading was named that the framework does not have."""


def resolve_readings(framework: Framework, settings: Settings = DEFAULTS, chosen: Sequence[str] = ()) -> dict[str, str]:
    """The option of every reading of the framework, by reading id.

    Each of ``chosen`` is ``OPTION``, where only one reading has such an option, or ``READING=OPTION``, where READING is
    a reading's id or that of its contradiction. Raises :class:`ReadingError`, naming what was probably meant.
    """
    found = {reading.id: reading.default for reading in framework.readings}
    for name, option in settings.readings.get(framework.id, {}).items():
        where = f"{settings.authority_file or 'settings'}: readings.{framework.id}.{name}"
        reading = _reading(framework, name, where)
        found[reading.id] = _option(reading, option, where)
    given: dict[str, str] = {}
    for item in chosen:
        name, equals, option = item.partition("=")
        where = f"reading '{item}'"
        reading = _reading(framework, name.strip(), where) if equals else _reading_with(framework, name.strip(), where)
        option = _option(reading, (option if equals else name).strip(), where)
        if given.setdefault(reading.id, option) != option:
            raise ReadingError(f"{where}: '{reading.id}' is already read as '{given[reading.id]}'; choose one")
    return found | given


def chosen_on_purpose(
    framework: Framework, settings: Settings = DEFAULTS, chosen: Sequence[str] = ()
) -> frozenset[str]:
    """The ids of the readings that the authority or the auditor named, whatever option they took."""
    names = [*settings.readings.get(framework.id, {}), *(item.partition("=")[0] for item in chosen)]
    wanted = {name.strip().casefold() for name in names}
    return frozenset(
        reading.id
        for reading in framework.readings
        if wanted & {reading.id, reading.contradiction.casefold(), *(option.id for option in reading.options)}
    )


def _reading(framework: Framework, name: str, where: str) -> Reading:
    for reading in framework.readings:
        if name.casefold() in (reading.id, reading.contradiction.casefold()):
            return reading
    known = [name for reading in framework.readings for name in (reading.id, reading.contradiction)]
    raise ReadingError(f"{where}: {framework.id} has no reading '{name}'{did_you_mean(name, known)}")


def _option(reading: Reading, option: str, where: str) -> str:
    known = [each.id for each in reading.options]
    if option.casefold() not in known:
        raise ReadingError(f"{where}: reading '{reading.id}' has no option '{option}'{did_you_mean(option, known)}")
    return option.casefold()


def _reading_with(framework: Framework, option: str, where: str) -> Reading:
    """The only reading that has an option of this id."""
    found = [reading for reading in framework.readings if option.casefold() in {each.id for each in reading.options}]
    if len(found) == 1:
        return found[0]
    if found:
        named = " or ".join(f"{reading.id}={option}" for reading in found)
        raise ReadingError(f"{where}: several readings have such an option; write {named}")
    known = [each.id for reading in framework.readings for each in reading.options]
    raise ReadingError(f"{where}: {framework.id} has no such option{did_you_mean(option, known)}")
