# SPDX-License-Identifier: Apache-2.0
"""Bytes become scene messages; whatever is wrong with them stays with the display."""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st
import pytest
from sensor_msgs.msg import PointCloud2
from support.messages import cloud, transform
from support.world import raw
from tf2_msgs.msg import TFMessage

from ros_viz_bridge.cdr import MessageType
from ros_viz_bridge.displays.registry import registry
from ros_viz_bridge.topics.pipeline import Pipeline
from ros_viz_bridge.topics.statistics import Statistics


@dataclass
class Stage:
    """A pipeline, and all that comes out of it."""

    pipeline: Pipeline
    statistics: Statistics
    published: list
    changes: list
    transforms: list

    @property
    def status(self):
        return self.statistics.status('/x', publishers=1, note='', waiting='')


def stage(cls=PointCloud2, module=None) -> Stage:
    described = MessageType.from_class(cls)
    module = module or registry()[described.name]
    out = Stage(None, Statistics(), [], [], [])
    out.pipeline = Pipeline(
        '/x',
        '/x',
        module,
        module.Options(),
        described,
        out.statistics,
        publish=lambda *messages: out.published.extend(messages),
        ros_time=lambda: 50.0,
        changed=lambda: out.changes.append(out.status.level),
        transforms=out.transforms.append,
    )
    return out


def test_message_is_published_and_counted():
    """The normal way."""
    out = stage()
    out.pipeline(raw(cloud(5)))
    assert [m.display for m in out.published] == ['/x']
    assert (out.status.count, out.status.received, out.status.stamp) == (1, 50.0, 7.0)
    assert out.changes == []


def test_transforms_are_shown_to_the_clock_before_they_are_published():
    """A jump voids what came before it, not what shows it."""
    out = stage(TFMessage)
    order = []
    out.pipeline._transforms = lambda batch: order.append('clock')
    out.pipeline._publish = lambda *messages: order.append('published')
    out.pipeline(raw(transform('map', 'base', stamp=3)))
    assert order == ['clock', 'published']
    assert out.status.stamp == 3.0


def test_error_is_told_once_and_heals():
    """A driver that is broken at 30 Hz makes one message, not thirty a second."""
    out = stage()
    for _ in range(5):
        out.pipeline(raw(cloud())[:50])
    assert out.changes == ['error']
    out.pipeline(raw(cloud()))
    assert out.changes == ['error', 'ok']


@pytest.mark.parametrize('error', [RuntimeError('oops'), KeyError('x'), MemoryError('much')])
def test_display_of_others_that_fails_harms_nothing(error, caplog):
    """A plug-in's fault is shown at its display, with a traceback in the log for its author."""

    def convert(msg, source):
        raise error

    module = SimpleNamespace(Options=dict, convert=convert)
    out = stage(module=module)
    out.pipeline(raw(cloud()))
    assert type(error).__name__ in out.status.text
    assert 'could not be shown' in caplog.text


GOOD = raw(cloud(8))


@given(st.data())
def test_no_bytes_get_out_of_hand(data):
    """Whatever arrives: an error at the display, or something shown; never an exception."""
    message = bytearray(GOOD[: data.draw(st.integers(0, len(GOOD)))])
    for _ in range(data.draw(st.integers(0, 4))):
        if message:
            message[data.draw(st.integers(0, len(message) - 1))] = data.draw(st.integers(0, 255))
    out = stage()
    out.pipeline(bytes(message))
    assert out.status.count == 1
    assert bool(out.published) != (out.status.level == 'error')
