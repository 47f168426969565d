# SPDX-License-Identifier: Apache-2.0
"""What goes to a relay is what pages get, encoded once, with whom it is for."""

from __future__ import annotations

import numpy as np
from support.scene import pose

from ros_viz_bridge.core.entry import Entry
from ros_viz_bridge.core.parcel import Addressed, BodyPart, Parcel
from ros_viz_bridge.wire.codec import decode, unpack
from ros_viz_bridge.wire.message import Kind, Priority
from ros_viz_bridge.wire.trunk import Chunk, TRUNK_MESSAGES


def test_entries_travel_as_they_are_encoded() -> None:
    shared, own = Entry(pose('a', 1.0)), Entry(pose('b', 2.0), 'c1')
    but = Addressed.of(Entry(pose('c', 3.0)), but='c2')
    carried = decode(Parcel([shared, own, but]).data, TRUNK_MESSAGES)
    assert (carried.to, carried.layers, carried.but) == ('', ['', 'c1', ''], ['', '', 'c2'])
    frames = unpack(carried.sizes, carried.frames)
    assert [bytes(each) for each in frames] == [shared.data, own.data, but.data]


def test_what_one_client_is_told_is_an_event() -> None:
    entry = Entry(pose('a', 1.0))
    told = Addressed.of(entry, to='c1')
    assert told.kind is Kind.EVENT and told.data is entry.data
    assert Addressed.of(entry, but='c1').kind is Kind.ROWS
    assert decode(Parcel([told]).data, TRUNK_MESSAGES).to == 'c1'


def test_parts_of_files_wait_behind_the_scene_each_request_for_itself() -> None:
    one, two = (BodyPart(Chunk(n, True, np.zeros(9, np.uint8))) for n in (1, 2))  # type: ignore
    assert one.kind is Kind.STREAM and one.priority is Priority.CLOUD
    assert one.identity != two.identity
    assert decode(Parcel([one]).data, TRUNK_MESSAGES).request == 1
