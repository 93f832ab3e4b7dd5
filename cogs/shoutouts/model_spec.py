"""A rotation's settings as plain data, the way they are stored, and back; and the schedule that they make."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from cogs.shoutouts.model import Mode, Spec
from cogs.shoutouts.model_schedule import Schedule

_HOUR = 60


def plain(spec: Spec) -> dict[str, Any]:
    """Everything a moderator decided, as numbers and words."""
    named = {field.name: getattr(spec, field.name) for field in fields(Spec)}
    return named | {"mode": spec.mode.value, "weekdays": list(spec.weekdays)}


def spec_from(told: Mapping[str, Any]) -> Spec:
    """The settings that were stored. What a later version added has its usual value."""
    return Spec(**{**told, "mode": Mode(told["mode"]), "weekdays": tuple(told["weekdays"])})


def schedule_of(spec: Spec, anchor: datetime) -> Schedule:
    """When turns come. Counting every n days begins on the day of the anchor, on the clock of the rotation."""
    at = time(*divmod(spec.minute, _HOUR))
    if spec.weekdays:
        return Schedule(at=at, zone=spec.zone, weekdays=frozenset(spec.weekdays))
    day = anchor.astimezone(ZoneInfo(spec.zone)).date()
    return Schedule(at=at, zone=spec.zone, every=spec.every_days, anchor=day)
