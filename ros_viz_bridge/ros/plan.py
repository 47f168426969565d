# SPDX-License-Identifier: Apache-2.0
"""Which displays there are, decided from the ROS graph, the layout and the allow-lists; pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..wire.display import TopicInfo
from .layout import DisplayEntry, Layout
from .message_types import missing_note
from .patterns import Patterns

TF_TYPE = 'tf2_msgs/msg/TFMessage'
_CLOUDS = ('sensor_msgs/msg/PointCloud2',)
_IMAGES = ('sensor_msgs/msg/Image', 'sensor_msgs/msg/CompressedImage')
BULKY = (*_CLOUDS, *_IMAGES)
"""Types whose messages are so big that only the newest is worth waiting for."""
_CLOUDS_SHOWN = 2


@dataclass(frozen=True)
class Topic:
    """A topic of the graph."""

    name: str
    types: tuple[str, ...]
    publishers: int


@dataclass(frozen=True)
class Wanted:
    """A display that there is to be."""

    id: str
    topics: tuple[str, ...]
    """All topics that feed it: /tf and /tf_static are one display."""
    type: str
    """'' while it is not known (a layout's topic without a publisher)."""
    visible: bool
    entry: DisplayEntry | None
    """What the layout says of it."""
    note: str = ''
    """What is wrong with the topic, '' if nothing."""


@dataclass(frozen=True)
class Plan:
    """The displays in order, and the topics as the page lists them."""

    displays: tuple[Wanted, ...]
    topics: tuple[TopicInfo, ...]


def display_id(topic: str) -> str:
    """Return the id of the display that ``topic`` belongs to: '/tf' for '/tf_static' too."""
    return topic[: -len('_static')] if topic.endswith('/tf_static') else topic


def make_plan(
    graph: Sequence[Topic],
    layout: Layout,
    *,
    rules: Patterns,
    types: Mapping[str, object],
    latched: frozenset[str] = frozenset(),
) -> Plan:
    """
    Return what to show: the layout's displays first, in its order, then others by name.

    ``types`` are those that have a display; ``latched`` the topics that are known to be.
    """
    allowed = {topic.name: topic for topic in graph if topic.name in rules}
    wanted: dict[str, Wanted] = {}
    for entry in layout.displays:
        ident = display_id(entry.topic)
        feeds = _feeds(ident, allowed)
        found = allowed.get(entry.topic) or next((allowed[name] for name in feeds), None)
        note = '' if entry.topic in rules else 'the parameters subscribe.* do not allow this topic'
        ros_type = _pick(found, entry.type, types) if not note else ''
        if found and not note:
            note = _problem(found, ros_type, types)
        is_tf = ident.endswith('/tf')
        wanted[ident] = Wanted(
            ident, feeds, ros_type or (TF_TYPE if is_tf else ''), entry.visible, entry, note
        )
    _discover(wanted, allowed, layout, types, latched)
    topics = []
    for topic in allowed.values():
        ident = display_id(topic.name)
        shown = ident if ident in wanted and wanted[ident].type in topic.types else ''
        note = _problem(topic, _pick(topic, '', types), types)
        topics.append(TopicInfo(topic.name, list(topic.types), topic.publishers, shown, note))
    return Plan(tuple(wanted.values()), tuple(sorted(topics, key=lambda info: info.topic)))


def _discover(
    wanted: dict[str, Wanted],
    allowed: Mapping[str, Topic],
    layout: Layout,
    types: Mapping[str, object],
    latched: frozenset[str],
) -> None:
    """
    Add what is published and can be shown, transforms first.

    Those are there, hidden, also where nothing is to be discovered: all else is placed by them.
    """
    clouds = sum(one.type in _CLOUDS and one.visible for one in wanted.values())
    for name in sorted(allowed, key=lambda n: (not n.endswith(('/tf', '/tf_static')), n)):
        topic = allowed[name]
        ident = display_id(name)
        ros_type = _pick(topic, '', types)
        if ident in wanted or not ros_type or not topic.publishers:
            continue
        if layout.discover == 'none' and ros_type != TF_TYPE:
            continue
        cheap = ros_type not in BULKY or name in latched
        if ros_type in _CLOUDS and not cheap and clouds < _CLOUDS_SHOWN:
            clouds += 1
            cheap = True
        visible = layout.discover == 'all' or (layout.discover == 'cheap' and cheap)
        note = _problem(topic, ros_type, types)
        wanted[ident] = Wanted(ident, _feeds(ident, allowed), ros_type, visible, None, note)


def _feeds(ident: str, allowed: Mapping[str, Topic]) -> tuple[str, ...]:
    """Return the topics of a display that are there."""
    names = (ident, f'{ident}_static') if ident.endswith('/tf') else (ident,)
    return tuple(name for name in names if name in allowed)


def _pick(topic: Topic | None, said: str, types: Mapping[str, object]) -> str:
    """Return the type to show a topic as: the layout's, else the first that has a display."""
    if said or topic is None:
        return said
    return next((name for name in topic.types if name in types), '')


def _problem(topic: Topic, ros_type: str, types: Mapping[str, object]) -> str:
    """Return in words why a topic cannot be shown, or only in part."""
    if len(topic.types) > 1:
        shown = f'; shown as {ros_type}' if ros_type in topic.types else ''
        return f'it is published as {" and as ".join(topic.types)}{shown}'
    if ros_type and ros_type not in topic.types:
        return f'it is published as {topic.types[0]}, not as {ros_type}'
    if missing := missing_note(topic.types[0]):
        return missing
    return '' if topic.types[0] in types else f'there is no display for {topic.types[0]}'
