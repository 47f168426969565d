# SPDX-License-Identifier: Apache-2.0
"""Every message of a real recording that can be shown is shown, without a word of complaint."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from ros_viz_bridge.cdr import MessageType, Reader
from ros_viz_bridge.displays.base import Source
from ros_viz_bridge.displays.registry import registry
from ros_viz_bridge.wire import codec
from ros_viz_bridge.wire.display import StatusItem
from ros_viz_bridge.wire.tf import Transforms

DATA = Path(
    os.environ.get('ROS_VIZ_BRIDGE_DATA', Path(__file__).parents[2].parent / 'shared' / 'data')
)
BAG = DATA / 'nav2_turtlebot.mcap'


@pytest.mark.skipif(not BAG.exists(), reason=f'{BAG.name} is not in the data folder')
def test_the_robot_s_frames_are_all_there() -> None:
    make_reader = pytest.importorskip('mcap.reader', reason='mcap is not installed').make_reader
    readers: dict[str, Reader] = {}
    complaints, frames, sent = [], set(), 0
    with BAG.open('rb') as file:
        for schema, channel, message in make_reader(file).iter_messages():
            module: Any = registry().get(schema.name)
            if module is None:
                continue
            if schema.name not in readers:
                described = MessageType.from_text(schema.name, schema.data.decode())
                readers[schema.name] = Reader(described)
            source = Source(channel.topic, channel.topic, 0.0, module.Options())
            for made in module.convert(readers[schema.name].read(message.data), source):
                if isinstance(made, StatusItem):
                    complaints.append(made)
                    continue
                sent += len(codec.encode(made))
                if isinstance(made, Transforms):
                    frames.update(made.names)
    assert complaints == []
    assert {'map', 'odom', 'base_link'} <= frames
    assert sent > 100_000
