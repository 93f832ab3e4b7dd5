"""What is done faster for SimCord comes out as SimCord's own."""

import copy
import time

from hypothesis import given
from hypothesis import strategies as st
from simcord import _dpy_internals, gateway
from simcord.http import router

from tests.group import Group
from tests.simcord_quick import plain_copy, quick_clock

ATOMS = st.none() | st.booleans() | st.integers() | st.text(max_size=3) | st.binary(max_size=3)
VALUES = st.recursive(ATOMS, lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=3), inner), max_leaves=10)


def changed(value: object) -> None:
    """Change everything in a value that can be changed."""
    if isinstance(value, dict):
        for each in value.values():
            changed(each)
        value["more"] = True
    elif isinstance(value, list):
        for each in value:
            changed(each)
        value.append("more")


@given(VALUES)
def test_a_copy_is_the_same_and_shares_nothing(value: object) -> None:
    before = copy.deepcopy(value)
    assert plain_copy(value) == before
    changed(plain_copy(value))
    assert value == before


def test_what_is_no_plain_data_is_copied_by_python() -> None:
    ids = {1, 2}
    found = plain_copy({"ids": ids})
    assert found == {"ids": ids}
    assert found["ids"] is not ids


def test_simcord_copies_where_it_is_done_faster() -> None:
    assert [module.__dict__["copy"].deepcopy for module in (router, gateway)] == [plain_copy, plain_copy]


async def test_inside_the_bot_the_clock_is_simcords(group: Group) -> None:
    read: list[float] = []

    async def look(*_: object) -> None:
        read.extend((time.monotonic(), quick_clock(lambda: -1.0)()))

    await look()
    assert 0 <= read[1] - read[0] < 60
    assert time.monotonic is _dpy_internals._clock_monotonic
    group.bot.add_listener(look, "on_member_join")
    group.join("new_nia")
    await group.settle()
    assert read[2:] == [group.env._virtual_time, -1.0]
