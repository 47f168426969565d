# SPDX-License-Identifier: Apache-2.0
"""An entry knows what it replaces, and is encoded once."""

from __future__ import annotations

import pytest
from support.scene import cloud, pose

from ros_viz_bridge.core import entry as module
from ros_viz_bridge.core.entry import Entry, Identity, Thing
from ros_viz_bridge.wire.session import Notice


def test_it_is_encoded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[object] = []
    real = module.encode
    monkeypatch.setattr(module, 'encode', lambda m: calls.append(m) or real(m))
    entry = Entry(cloud('c'))
    assert not calls
    assert entry.data is entry.data
    assert len(calls) == 1


def test_identity_is_layer_display_key_and_slot() -> None:
    entry = Entry(pose('a', 1.0, display='d'), 'c1')
    assert entry.identity == Identity('c1', 'd', 'a', 'node')
    assert entry.identities == (entry.identity,)
    assert entry.identity.thing == Thing('c1', 'd', 'a')
    assert entry.display == 'd'


def test_rows_have_an_identity_each_beside_that_of_all() -> None:
    entry = Entry(pose('a', 1.0), 'c1')
    assert entry.identity == Identity('c1', '', '', 'placement')
    assert entry.identities == [Identity('c1', '', 'a', 'placement')]
    more = entry.with_rows({**entry.rows, **Entry(pose('b', 2.0)).rows})
    assert [each.key for each in more.identities] == ['a', 'b']
    assert more.message.rows() == more.rows and more.layer == 'c1'  # type: ignore[attr-defined]


def test_an_event_that_speaks_of_nothing_has_an_empty_identity() -> None:
    assert Entry(Notice('info', 'x')).identity == Identity('', '', '', '')
