# SPDX-License-Identifier: Apache-2.0
"""What is removed while it is on its way in pieces is remembered, layer by layer."""

from __future__ import annotations

from support.scene import cloud

from ros_viz_bridge.core.entry import Bundle, Entry, Thing
from ros_viz_bridge.core.transfer import Transfer


def test_only_what_it_brings_is_removed_of_one_layer_or_of_all() -> None:
    shared, own = Entry(cloud('d', key='k')), Entry(cloud('d', key='k'), 'c1')
    transfer = Transfer(1, Bundle([shared, own]), [shared.identity, own.identity])
    assert transfer.things == {Thing('', 'd', 'k'), Thing('c1', 'd', 'k')}
    transfer.remove('d', 'other', None)
    assert not transfer.removed
    transfer.remove('d', 'k', 'c1')
    assert transfer.removed == {Thing('c1', 'd', 'k')}
    transfer.remove('d', 'k', None)
    assert transfer.removed == transfer.things


def test_it_updates_what_it_brings_a_message_of() -> None:
    one, other = Entry(cloud('d', key='k')), Entry(cloud('d', key='other'))
    transfer = Transfer(1, Bundle([one]), [one.identity])
    assert transfer.updates([other.identity, one.identity])
    assert not transfer.updates([other.identity])
