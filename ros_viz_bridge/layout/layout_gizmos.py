# SPDX-License-Identifier: Apache-2.0
"""The gizmos of a layout: arrows and rings that move a pose on a topic, or a frame."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from .layout_widgets import between, identify, read_name, WidgetEntry
from .mistakes import read_each
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
    given = item.mapping(GIZMO_KEYS)
    if 'gizmo' not in given:
        raise item.error('a gizmo needs the key gizmo, its label')
    if ('topic' in given) == ('transform' in given):
        raise item.error('a gizmo needs the key topic or transform, one of them')
    if 'frame' not in given:
        raise item.error('a gizmo needs the frame that it is in')
    label, frame = given['gizmo'].text(), _frame(given['frame'])
    said: dict[str, object] = {}
    if 'topic' in given:
        said['topic'] = read_name(given['topic'])
    else:
        said['transform'] = _frame(given['transform'])
        if said['transform'] == frame:
            raise given['transform'].error('a frame cannot be told in itself')
    said |= _look(given)
    if 'rate' in given:
        said['rate'] = between(given['rate'], 1.0, 100.0)
    if 'latched' in given:
        said['latched'] = given['latched'].flag()
    if 'group' in given:
        said['group'] = given['group'].text()
    return GizmoEntry(identify(label, taken), label, frame, item, **said)  # type: ignore[arg-type]


def _look(given: Mapping[str, Value]) -> dict[str, object]:
    said: dict[str, object] = {}
    if 'pose' in given:
        said['pose'] = given['pose'].pose()
    if 'size' in given:
        said['size'] = between(given['size'], 0.001, 1000.0)
    if 'axes' in given:
        named = [each.choice(_AXES) for each in given['axes'].items()]
        if not named:
            raise given['axes'].error('needs at least one of x, y, z')
        said['axes'] = tuple(axis in named for axis in _AXES)
    for key in ('move', 'turn'):
        if key in given:
            said[key] = given[key].flag()
    if said.get('move') is False and said.get('turn') is False:
        raise given['turn'].error('a gizmo that neither moves nor turns is none')
    return said


def _frame(value: Value) -> str:
    name = value.text().lstrip('/')
    if not name:
        raise value.error('must be the name of a frame')
    return name
