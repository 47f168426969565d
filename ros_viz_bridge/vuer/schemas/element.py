# SPDX-License-Identifier: Apache-2.0
"""Elements: names and values, until a session shows them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
import difflib
import functools
import itertools
import logging
from typing import Any, ClassVar, Literal

from ..workspace import Workspace
from . import values

logger = logging.getLogger(__name__)

KEYS = itertools.count()
_told: set[tuple[str, str]] = set()
NEAR = 0.85
"""Above this likeness an unknown property is taken for a misspelt one."""


@dataclass(frozen=True)
class Plan:
    """How an element is shown: by a call of the client's ``scene``, ``gui`` or ``camera``."""

    method: str
    """Such as ``add_box``; '' for what is only a place for its children."""
    values: dict[str, Any] = field(default_factory=dict)
    """Keyword arguments; those that change are assigned to the handle's properties."""
    where: Literal['scene', 'gui', 'camera'] = 'scene'
    fixed: frozenset[str] = frozenset()
    """Values that no handle can change: with others, it is made anew."""
    off: dict[str, Any] | None = None
    """Of what a scene has once, without a name: what to call ``method`` with when it goes."""
    events: tuple[tuple[str, str], ...] = ()
    """Kinds of events, and the ``on_...`` of the handle that tells them."""
    feed: str = ''
    """Of the server's video streams, the one whose frames it shows."""


class Element:
    """
    Something with a ``key`` and properties, which are keyword arguments and attributes.

    Without a key it gets a number. ``PROPERTIES`` are those that are used here; of others, the log
    says once that they are not. Wrong values raise TypeError or ValueError that names element and
    property, where they are given; a property that is nearly one of them raises TypeError, or
    AttributeError where it is assigned.
    """

    tag: ClassVar[str] = ''
    PROPERTIES: ClassVar[frozenset[str]] = frozenset()
    CHECKS: ClassVar[Mapping[str, values.Check]] = {}
    """What its properties may be, where that is not as in ``values.CHECKS``."""
    KEY: ClassVar[str] = ''
    """Key without one given; '' for a number."""
    _workspace = Workspace()
    """Where its files are: on this machine, until a session shows it."""

    def __init__(self, *children: Any, key: str | None = None, **properties: Any) -> None:
        usual = self.KEY or str(next(KEYS))
        self.key = usual if key is None else str(key)
        given = properties.pop('children', None)
        self._given = properties
        self._children = list(children) + _listed(given)
        self.__dict__.update(properties)
        for name, value in properties.items():
            self._judge(name, value, TypeError)

    def __setattr__(self, name: str, value: Any) -> None:
        if name[0] != '_' and name != 'key':
            self._judge(name, value, AttributeError)
            self._given[name] = value
        object.__setattr__(self, name, value)

    def _judge(self, name: str, value: Any, wrong: type[Exception]) -> None:
        """Raise what is wrong with a property, ``wrong`` for a misspelt one."""
        if name in self._known():
            check = self._checks().get(name)
            if check is not None and value is not None:
                check(f'{type(self).__name__} {self.key!r}: {name}', value)
            return
        kind = type(self).__name__
        near = difflib.get_close_matches(name, self._known(), 1, NEAR)
        if near:
            raise wrong(f'{kind} {self.key!r} has no {name!r}: did you mean {near[0]!r}?')
        if (kind, name) not in _told:
            _told.add((kind, name))
            known = ', '.join(sorted(self._known()))
            logger.warning('%s has no use for %r here; it has for %s', kind, name, known)

    def __repr__(self) -> str:
        given = ''.join(f', {name}={value!r}' for name, value in self._given.items())
        return f'{type(self).__name__}(key={self.key!r}{given})'

    @property
    def children(self) -> list[Any]:
        """The elements inside, in order."""
        return self._children

    def _merged(self, properties: dict[str, Any]) -> Element:
        """Return an element with these properties changed; a new place replaces the old one."""
        given = dict(self._given)
        if 'matrix' in properties:
            for name in ('position', 'rotation', 'quaternion', 'scale'):
                given.pop(name, None)
        elif properties.keys() & {'position', 'rotation', 'quaternion'}:
            given.pop('matrix', None)
        if 'quaternion' in properties:
            given.pop('rotation', None)
        if 'rotation' in properties:
            given.pop('quaternion', None)
        return type(self)(*self._children, key=self.key, **{**given, **properties})

    @classmethod
    @functools.cache
    def _known(cls) -> frozenset[str]:
        """Return the properties that are used."""
        return frozenset().union(*(vars(each).get('PROPERTIES', ()) for each in cls.__mro__))

    @classmethod
    @functools.cache
    def _checks(cls) -> Mapping[str, values.Check]:
        """Return what its properties may be."""
        own = (vars(each).get('CHECKS', {}) for each in reversed(cls.__mro__))
        return functools.reduce(lambda one, other: {**one, **other}, own, values.CHECKS)

    def plan_in(self, workspace: Workspace) -> Plan:
        """Return how it is shown by a server with this workspace. Raises as ``_plan``."""
        self._workspace = workspace
        return self._plan()

    def _plan(self) -> Plan:
        """Return how it is shown. Raises ValueError and TypeError that name the property."""
        return Plan('')

    def _get(self, name: str, default: Any) -> Any:
        """Return a property, or what holds without it."""
        value = getattr(self, name, None)
        return default if value is None else value


def _listed(children: Any) -> list[Any]:
    if children is None:
        return []
    return list(children) if isinstance(children, (list, tuple)) else [children]
