# SPDX-License-Identifier: Apache-2.0
"""Every message of every recording at hand, beside an independent decoder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from cdr.helpers import plain, same
import pytest

from ros_viz_bridge.cdr import MessageType, Reader, Writer

_ROOT = Path(__file__).resolve().parents[2]
_DATA = Path(os.environ.get('ROS_VIZ_BRIDGE_DATA', _ROOT.parent / 'shared' / 'data'))
_BAGS = sorted(_DATA.glob('**/*.mcap'))


def _attributes(value: Any) -> Any:
    """Make a plain value of what mcap_ros2 decodes into."""
    if hasattr(value, '__slots__') and not isinstance(value, (bytes, str)):
        return {name: _attributes(getattr(value, name)) for name in value.__slots__}
    if isinstance(value, (list, tuple)):
        return [_attributes(item) for item in value]
    return list(value) if isinstance(value, bytes) else value


@pytest.mark.skipif(not _BAGS, reason='no recordings: set ROS_VIZ_BRIDGE_DATA to their folder')
@pytest.mark.parametrize('bag', _BAGS, ids=lambda path: path.name)
def test_every_message_agrees_with_mcap_ros2(bag: Path) -> None:
    """A recording opens without ROS, and shows what was recorded."""
    mcap = pytest.importorskip('mcap.reader', reason='mcap is not installed')
    decoder = pytest.importorskip('mcap_ros2.decoder', reason='mcap-ros2-support is not installed')
    factory = decoder.DecoderFactory()
    readers: dict[int, Reader] = {}
    count = 0
    with bag.open('rb') as file:
        for schema, _, message in mcap.make_reader(file).iter_messages():
            reader = readers.get(schema.id)
            if reader is None:
                described = MessageType.from_text(schema.name, schema.data.decode())
                reader = readers[schema.id] = Reader(described)
            view = reader.read(message.data)
            expected = _attributes(factory.decoder_for('cdr', schema)(message.data))
            assert same(plain(view), expected)
            again = Writer(reader.message_type).write(view)
            assert same(plain(reader.read(again)), expected)
            count += 1
    assert count
