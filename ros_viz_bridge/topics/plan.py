# SPDX-License-Identifier: Apache-2.0
"""Which displays there are, decided from the ROS graph, the layout and the allow-lists; pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ..displays.registry import companions
from ..layout.layout import DisplayEntry, Layout
from ..wire.display import TopicInfo
from .patterns import Patterns

TF_TYPE = 'tf2_msgs/msg/TFMessage'
_CLOUDS = ('sensor_msgs/msg/PointCloud2', 'sensor_msgs/msg/PointCloud')
_IMAGES = ('sensor_msgs/msg/Image', 'sensor_msgs/msg/CompressedImage')
BULKY = (*_CLOUDS, *_IMAGES)
"""Types whose messages are so big that only the newest is worth waiting for."""
_CLOUDS_SHOWN = 2
_HELPERS = ('sensor_msgs/msg/JointState',)
"""Types that other displays draw with: by themselves they are shown only to who asks."""
_PLACING = (TF_TYPE, *_HELPERS)
"""Types by which others are placed."""

Missing = Callable[[str], str]


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
    topics: Mapping[str, str]
    """All topics that feed it, and their types: its own, and its companions such as /tf_static."""
    type: str
    """'' while it is not known (a layout's topic without a publisher)."""
    visible: bool
    entry: DisplayEntry | None
    """What the layout says of it."""
    note: str = ''
    """What is wrong with the topic, '' if nothing."""
    copies: tuple[DisplayEntry, ...] = ()
    """Further views of it that the layout has."""
    order: int = 0
    """Place in the list."""


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
    types: Mapping[str, Any],
    latched: frozenset[str] = frozenset(),
    missing: Missing = lambda ros_type: '',
    own: frozenset[str] = frozenset(),
) -> Plan:
    """
    Return what to show: the layout's displays first, in its order, then others by name.

    ``types`` are those that have a display; ``latched`` the topics that are known to be;
    ``missing`` says why messages of a type cannot be read here, '' where they can. ``own`` topics
    tell of the viewers themselves: shown only to who asks, or every viewer would have its own
    camera in the way, and not listed where they cannot be shown.
    """
    allowed = {topic.name: topic for topic in graph if topic.name in rules}
    wanted: dict[str, Wanted] = {}
    for entry in layout.displays:
        ident = display_id(entry.topic)
        first = wanted.get(ident)
        if first is not None and first.entry is not None:
            if first.entry.topic == entry.topic:
                wanted[ident] = replace(first, copies=(*first.copies, entry))
            continue
        is_tf = ident.endswith('/tf')
        found = allowed.get(ident) or allowed.get(entry.topic)
        if is_tf:
            found = found or allowed.get(f'{ident}_static')
        note = '' if entry.topic in rules else 'the parameters subscribe.* do not allow this topic'
        ros_type = _pick(found, entry.type, types) if not note else ''
        if found and not note:
            note = _problem(found, ros_type, types, missing)
        ros_type = ros_type or (TF_TYPE if is_tf else '')
        feeds = _feeds(ident, ros_type, allowed, types)
        wanted[ident] = Wanted(ident, feeds, ros_type, entry.visible, entry, note)
    owners = _owners(allowed, types)
    _discover(wanted, allowed, layout, types, latched, owners, missing, own)
    topics = []
    for topic in allowed.values():
        ident = owners.get(topic.name) or display_id(topic.name)
        fed_by = wanted[ident].topics if ident in wanted else {}
        shown = ident if fed_by.get(topic.name) in topic.types else ''
        if topic.name in own and not shown:
            continue
        fed = shown != '' and topic.name in owners and len(topic.types) == 1
        ros_type = fed_by[topic.name] if shown else _pick(topic, '', types)
        note = '' if fed else _problem(topic, ros_type, types, missing)
        told = (topic.name, list(topic.types), topic.publishers, shown, note)
        topics.append(TopicInfo(*told, own=topic.name in own))
    return Plan(tuple(wanted.values()), tuple(sorted(topics, key=lambda info: info.topic)))


def _discover(
    wanted: dict[str, Wanted],
    allowed: Mapping[str, Topic],
    layout: Layout,
    types: Mapping[str, Any],
    latched: frozenset[str],
    owners: Mapping[str, str],
    missing: Missing,
    own: frozenset[str],
) -> None:
    """
    Add what is published and can be shown, transforms first.

    Those are there, hidden, also where nothing is to be discovered: all else is placed by them; so
    are states of joints, by which robots are placed.
    """
    clouds = sum(one.type in _CLOUDS and one.visible for one in wanted.values())
    for name in sorted(allowed, key=lambda n: (not n.endswith(('/tf', '/tf_static')), n)):
        topic = allowed[name]
        ident = display_id(name)
        ros_type = _pick(topic, '', types)
        if ident in wanted or name in owners or not ros_type or not topic.publishers:
            continue
        if layout.discover == 'none' and ros_type not in _PLACING:
            continue
        cheap = ros_type not in BULKY or name in latched
        if ros_type in _CLOUDS and not cheap and clouds < _CLOUDS_SHOWN:
            clouds += 1
            cheap = True
        cheap = cheap and ros_type not in _HELPERS
        visible = layout.discover == 'all' or (layout.discover == 'cheap' and cheap)
        visible = visible and name not in own
        note = _problem(topic, ros_type, types, missing)
        feeds = _feeds(ident, ros_type, allowed, types)
        wanted[ident] = Wanted(ident, feeds, ros_type, visible, None, note)


def _feeds(
    ident: str, ros_type: str, allowed: Mapping[str, Topic], types: Mapping[str, Any]
) -> dict[str, str]:
    """Return the topics of a display that are there, and their types."""
    found = {ident: ros_type} if ident in allowed else {}
    for name, its_type in companions(types.get(ros_type), ident).items():
        if name in allowed and its_type in allowed[name].types:
            found[name] = its_type
    return found


def _owners(allowed: Mapping[str, Topic], types: Mapping[str, Any]) -> dict[str, str]:
    """Return the topics that are companions of others, and the display that each one feeds."""
    found: dict[str, str] = {}
    for topic in allowed.values():
        ros_type = _pick(topic, '', types)
        for name in list(_feeds(topic.name, ros_type, allowed, types))[1:]:
            found[name] = topic.name
    return found


def _pick(topic: Topic | None, said: str, types: Mapping[str, Any]) -> str:
    """Return the type to show a topic as: the layout's, else the first that has a display."""
    if said or topic is None:
        return said
    return next((name for name in topic.types if _is_for(types.get(name), topic.name)), '')


def _is_for(module: Any, topic: str) -> bool:
    """Tell whether a display is for a topic; one of a general type says for which it is."""
    if module is None:
        return False
    accepts = getattr(module, 'accepts', None)
    return accepts is None or bool(accepts(topic))


def _problem(topic: Topic, ros_type: str, types: Mapping[str, Any], missing: Missing) -> str:
    """Return in words why a topic cannot be shown, or only in part."""
    if len(topic.types) > 1:
        shown = f'; shown as {ros_type}' if ros_type in topic.types else ''
        return f'it is published as {" and as ".join(topic.types)}{shown}'
    if ros_type and ros_type not in topic.types:
        return f'it is published as {topic.types[0]}, not as {ros_type}'
    if why := missing(topic.types[0]):
        return why
    if ros_type or _is_for(types.get(topic.types[0]), topic.name):
        return ''
    if topic.types[0] in types:
        return f'{topic.types[0]} is shown only where the layout says that it is'
    return f'there is no display for {topic.types[0]}'
