# SPDX-License-Identifier: Apache-2.0
"""The gizmos of a layout: arrows and rings that move a pose on a topic, or a frame."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from .layout_widgets import between, identify, read_name, WidgetEntry
from .mistakes import Mistakes, read_each
from .yaml_nodes import Value

POSE_TYPE = 'geometry_msgs/msg/PoseStamped'
"""Of a gizmo's topic."""
GIZMO_KEYS = {
    'gizmo': 'Its label.',
    'topic': 'A geometry_msgs/msg/PoseStamped that it publishes, and follows where others do.',
    'transform': 'In place of `topic`: a frame that it publishes on /tf, while it is held.',
    'frame': 'What the pose is told in, or the parent of `transform`. What others publish in '
    'another frame is followed through TF, and published in this one.',
    'pose': 'Where it is at first: seven numbers, position x y z in metres and orientation x y z w'
    ' in `frame`. It is not published before somebody moves it; on TF, what is there counts.',
    'size': 'Metres of its arrows; 0.4 is usual.',
    'axes': 'A list of `x`, `y` and `z`, along which it goes; it turns in the planes of two of '
    'them: `[x, y]` for what stays on the ground.',
    'move': '`false`: it only turns.',
    'turn': '`false`: it only goes.',
    'rate': 'So many messages a second go out while it is held; 30 is usual.',
    'latched': '`true`: who comes late gets the last pose (transient local); a `transform` is on '
    '/tf_static then, and holds until the bridge ends.',
    'group': "Control group whose holder alone may move it; `robot` is usual, `''` any operator.",
}
"""Keys of a gizmo, and what they mean."""
_AXES = ('x', 'y', 'z')
Flags = tuple[bool, bool, bool]


@dataclass(frozen=True)
class GizmoEntry:
    """One gizmo of the layout; it has a topic, or the name of a transform."""

    id: str
    label: str
    frame: str
    source: Value = field(compare=False, repr=False)
    """Where it stands."""
    topic: str = ''
    transform: str = ''
    pose: tuple[float, ...] = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0)
    """Position in metres and orientation x y z w in ``frame``."""
    size: float = 0.4
    axes: Flags = (True, True, True)
    move: bool = True
    turn: bool = True
    rate: float = 30.0
    latched: bool = False
    group: str = 'robot'

    def place(self, key: str) -> Value:
        """Return where a key of it stands, itself where it has not."""
        return self.source.mapping().get(key, self.source)


def read_gizmos(value: Value) -> tuple[GizmoEntry, ...]:
    """Return the gizmos of a layout. Raises LayoutError."""
    taken: dict[str, int] = {}
    return tuple(read_each(value, lambda item: _gizmo(item, taken)))


def check_gizmos(gizmos: Iterable[GizmoEntry], widgets: Iterable[WidgetEntry]) -> None:
    """Raise LayoutError where two say different things of one topic or frame."""
    bound = {entry.name: entry for entry in widgets if entry.target == 'topic'}
    seen: set[tuple[str, str]] = set()
    for gizmo in gizmos:
        key = 'topic' if gizmo.topic else 'transform'
        named = (key, getattr(gizmo, key))
        if named in seen:
            raise gizmo.place(key).error(f'another gizmo has {named[1]} already')
        seen.add(named)
        widget = bound.get(gizmo.topic)
        if widget is not None and widget.type != POSE_TYPE:
            raise gizmo.place(key).error(f'a widget has {widget.name} with type {widget.type}')
        if widget is not None and widget.latched != gizmo.latched:
            raise gizmo.place('latched').error(f'a widget has {widget.name} otherwise')


def _gizmo(item: Value, taken: dict[str, int]) -> GizmoEntry:
    said: dict[str, Any] = {}
    with Mistakes() as mistakes:
        given = mistakes.mapping(item, GIZMO_KEYS)
        with mistakes.noted():
            if 'gizmo' not in given:
                raise item.error('a gizmo needs the key gizmo, its label')
            said['label'] = given['gizmo'].text()
        with mistakes.noted():
            if ('topic' in given) == ('transform' in given):
                raise item.error('a gizmo needs the key topic or transform, one of them')
        with mistakes.noted():
            if 'frame' not in given:
                raise item.error('a gizmo needs the frame that it is in')
        for key, value in given.items():
            if key in _READERS:
                with mistakes.noted():
                    said[key] = _READERS[key](value)
        with mistakes.noted():
            if 'transform' in said and said['transform'] == said.get('frame'):
                raise given['transform'].error('a frame cannot be told in itself')
        with mistakes.noted():
            if said.get('move') is False and said.get('turn') is False:
                raise given['turn'].error('a gizmo that neither moves nor turns is none')
    return GizmoEntry(identify(said['label'], taken), source=item, **said)


def _axes(value: Value) -> Flags:
    named = read_each(value, lambda each: each.choice(_AXES))
    if not named:
        raise value.error('needs at least one of x, y, z')
    return 'x' in named, 'y' in named, 'z' in named


def _frame(value: Value) -> str:
    name = value.text().lstrip('/')
    if not name:
        raise value.error('must be the name of a frame')
    return name


_READERS: Mapping[str, Callable[[Value], Any]] = {
    'topic': read_name,
    'transform': _frame,
    'frame': _frame,
    'pose': Value.pose,
    'size': lambda value: between(value, 0.001, 1000.0),
    'axes': _axes,
    'move': Value.flag,
    'turn': Value.flag,
    'rate': lambda value: between(value, 1.0, 100.0),
    'latched': Value.flag,
    'group': Value.text,
}
"""Of the keys that say something by themselves."""
