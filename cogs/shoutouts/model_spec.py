"""A rotation's settings as plain data, the way they are stored, and back."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from cogs.shoutouts.model import Mode, Spec


def plain(spec: Spec) -> dict[str, Any]:
    """Everything a moderator decided, as numbers and words."""
    named = {field.name: getattr(spec, field.name) for field in fields(Spec)}
    return named | {"mode": spec.mode.value, "weekdays": list(spec.weekdays)}


def spec_from(told: Mapping[str, Any]) -> Spec:
    """The settings that were stored. What a later version added has its usual value."""
    return Spec(**{**told, "mode": Mode(told["mode"]), "weekdays": tuple(told["weekdays"])})
