# SPDX-License-Identifier: Apache-2.0
"""The table of messages."""

from __future__ import annotations

from ros_viz_bridge.wire.message import (
    ClientMessage,
    concrete,
    Priority,
    ServerMessage,
    StateMessage,
)


def test_only_leaves_are_messages_and_each_is_there() -> None:
    class Base(ClientMessage):
        pass

    class Middle(Base):
        pass

    class Leaf(Middle):
        pass

    class Other(Base):
        pass

    assert concrete(Base) == {'Leaf': Leaf, 'Other': Other}


def test_bases_are_never_sent() -> None:
    assert not {ServerMessage, StateMessage} & set(concrete(ServerMessage).values())


def test_transforms_overtake_clouds() -> None:
    order = [Priority.CONTROL, Priority.TF, Priority.SMALL, Priority.IMAGE, Priority.CLOUD]
    assert sorted(Priority) == order
