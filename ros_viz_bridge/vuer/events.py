# SPDX-License-Identifier: Apache-2.0
"""What a session says and hears: server events for ``session @``, client events for handlers."""

from __future__ import annotations

import time
from typing import Any

from .schemas.element import Element

Given = Element | dict[str, Any]


class Event:
    """Anything that is said; it equals the name of its kind."""

    etype: str = ''

    def __init__(self, ts: float | None = None) -> None:
        self.ts = time.time() if ts is None else ts
        """Unix time, seconds."""

    def __eq__(self, other: object) -> bool:
        if isinstance(other, str):
            return self.etype == other
        return self is other

    def __hash__(self) -> int:
        return id(self)


class ClientEvent(Event):
    """
    What a client did.

    ``etype`` is its kind, ``key`` the element that it is about, ``value`` what ``payloads`` says
    of that kind, ``ts`` when it happened (Unix time in seconds, by the server's clock).
    """

    def __init__(
        self,
        etype: str = '',
        *,
        value: Any = None,
        key: str | None = None,
        ts: float | None = None,
        **more: Any,
    ) -> None:
        super().__init__(ts)
        self.etype, self.key, self.value = etype, key, value
        self.__dict__.update(more)

    def __repr__(self) -> str:
        return f'ClientEvent({self.etype!r}, key={self.key!r}, value={self.value!r})'


NULL = ClientEvent('NULL')
"""What a generator is sent when no event waits for it."""
INIT = ClientEvent('INIT')


class ServerEvent(Event):
    """What ``session @`` takes."""

    def __repr__(self) -> str:
        return f'{type(self).__name__}()'


class Noop(ServerEvent):
    """Nothing: a generator waits for the next event of its client."""

    etype = 'NOOP'


NOOP = Noop()


class Set(ServerEvent):
    """The scene, instead of all that was there."""

    etype = 'SET'

    def __init__(self, data: Element) -> None:
        super().__init__()
        self.data = data


class _Elements(ServerEvent):
    def __init__(self, *elements: Given) -> None:
        super().__init__()
        self.elements = elements


class Update(_Elements):
    """Elements that are there, with the properties that change."""

    etype = 'UPDATE'

    def __init__(self, *elements: Given, strict: bool = False) -> None:
        super().__init__(*elements)
        self.strict = strict
        """Replace an element with what is given, instead of changing that alone."""


class Add(_Elements):
    """New elements, or others in their place, ``to`` an element or a list of the scene."""

    etype = 'ADD'

    def __init__(self, *elements: Given, to: str | None = None) -> None:
        super().__init__(*elements)
        self.to = to


class Upsert(_Elements):
    """Elements that are changed where they are there, and added where they are not."""

    etype = 'UPSERT'

    def __init__(self, *elements: Given, to: str | None = None, strict: bool = False) -> None:
        super().__init__(*elements)
        self.to, self.strict = to, strict


class Remove(ServerEvent):
    """The elements of these keys go, with their children."""

    etype = 'REMOVE'

    def __init__(self, *keys: str) -> None:
        super().__init__()
        self.keys = keys


class HapticActuatorPulse(ServerEvent):
    """Let controllers shake: ``{'strength': 0..1, 'duration': seconds}`` for each hand."""

    etype = 'HAPTIC_ACTUATOR_PULSE'

    def __init__(
        self, left: dict[str, float] | None = None, right: dict[str, float] | None = None
    ) -> None:
        super().__init__()
        self.left, self.right = left, right


class Frame(ServerEvent):
    """
    What a generator of ``bind`` yields: send ``data``, and go on with the next picture.

    ``frame_rate`` is in Hz. A generator that is late does not catch up.
    """

    etype = 'FRAME'

    def __init__(self, data: ServerEvent = NOOP, frame_rate: float = 60.0) -> None:
        super().__init__()
        if not isinstance(data, ServerEvent):
            raise TypeError(f'data must be a server event such as Update, not {data!r}')
        if not 0.0 < frame_rate <= 1000.0:
            raise ValueError(f'frame_rate must be in (0, 1000] Hz, not {frame_rate!r}')
        self.data, self.frame_rate = data, frame_rate


class End(ServerEvent):
    """The session ends."""

    etype = 'TERMINATE'
