# SPDX-License-Identifier: Apache-2.0
"""A stage gives receivers all that is published, and each client what it looks at."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from typing import Any

from support.hubs import Client, display, make_hub, publish
from support.scene import pose

from ros_viz_bridge.core.commands import Publish, RemoveDisplay, TimeJump
from ros_viz_bridge.core.entry import Entry
from ros_viz_bridge.wire.scene import Remove


class Noted:
    """A receiver that writes down what it is given."""

    def __init__(self) -> None:
        self.calls: list[tuple[Any, ...]] = []

    def take(self, entry: Entry, *, folded: Any = None, but: str = '') -> None:
        self.calls.append(('take', type(entry.message).__name__, but))

    def remove(self, entry: Entry, kept: Any) -> None:
        self.calls.append(('remove', entry.identity.thing, len(kept)))

    def jump(self, message: Any, things: Any, folds: Any) -> None:
        self.calls.append(('jump', message.time))

    def together(self) -> AbstractContextManager[None]:
        self.calls.append(('together',))
        return nullcontext()


def test_receivers_are_given_all_in_order() -> None:
    hub, _ = make_hub()
    noted = Noted()
    hub.receivers.append(noted)
    publish(hub, display('d'), pose('a', 1.0))
    hub.apply([Publish((Entry(pose('a', 2.0)), Entry(pose('b', 2.0))), together=True)])
    hub.apply([Publish((Entry(pose('a', 3.0)),), but='c9')])
    publish(hub, Remove('', 'a'))
    hub.apply([RemoveDisplay('d'), TimeJump(4.0, '', frozenset())])
    assert [call for call in noted.calls if call[0] != 'together'] == [
        ('take', 'Display', ''),
        ('take', 'NodePlacements', ''),
        ('take', 'NodePlacements', ''),
        ('take', 'NodePlacements', ''),
        ('take', 'NodePlacements', 'c9'),
        ('remove', ('', '', 'a'), 1),
        ('remove', ('', 'd', 'd'), 0),
        ('jump', 4.0),
    ]
    assert ('together',) in noted.calls


def test_clients_do_not_depend_on_receivers() -> None:
    hub, _ = make_hub()
    client = Client(hub).open_data()
    publish(hub, pose('a', 1.0))
    assert [each.key for each in client.scene()] == ['a']
