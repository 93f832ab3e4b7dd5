"""A simulated group with a welcome channel."""

import pytest

from tests.group import Group
from tests.welcome.door import Door


@pytest.fixture
async def door(group: Group) -> Door:
    """The group, ready to welcome people."""
    opened = Door(group)
    await opened.open()
    return opened
