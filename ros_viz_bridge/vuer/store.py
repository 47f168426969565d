# SPDX-License-Identifier: Apache-2.0
"""A scene of several sessions: what is said to it is said to all that have subscribed."""

from __future__ import annotations

import logging
from typing import Any, TYPE_CHECKING

from ..core.internal import internal
from .events import Add, Remove, ServerEvent, Set, Update, Upsert
from .operations import Operations
from .schemas.element import Element
from .schemas.scene import LISTS, Scene

if TYPE_CHECKING:
    from .session import VuerSession

logger = logging.getLogger(__name__)


class SceneStore(Operations):
    """
    Elements that several sessions show: ``async with store.subscribe(session): ...``.

    ``store.set @``, ``.add @``, ``.update @``, ``.upsert @``, ``.remove @`` as those of a session.
    One that subscribes later is shown what there is by then. Used from the sessions' loop.
    """

    def __init__(self) -> None:
        self._sessions: list[VuerSession] = []
        self._scene = Scene()

    @property
    def scene(self) -> Scene:
        """The scene as it is now."""
        return self._scene

    def get(self, key: str) -> Element | None:
        """Return the element of a key as it is now, None for none."""
        found = _find(self._scene, key)
        return None if found is None else found[1]

    def subscribe(self, session: VuerSession) -> Subscription:
        """Return what shows it in a session while it is entered."""
        return Subscription(self, session)

    def __matmul__(self, event: ServerEvent) -> None:
        """Carry out an event, here and in all sessions. Then raises what one of them raised."""
        self._remember(event)
        errors: list[Exception] = []
        for session in list(self._sessions):
            if session.ended:
                self.leave(session)
                continue
            try:
                session @ event
            except Exception as error:
                errors.append(error)
        for other in errors[1:]:
            logger.error('an event of a store failed in a session', exc_info=other)
        if errors:
            raise errors[0]

    @internal
    def enter(self, session: VuerSession) -> None:
        """Show what there is in a session, and what comes."""
        session @ Set(self._scene)
        self._sessions.append(session)

    @internal
    def leave(self, session: VuerSession) -> None:
        """Say nothing more to a session."""
        if session in self._sessions:
            self._sessions.remove(session)

    def _remember(self, event: ServerEvent) -> None:
        if isinstance(event, Set):
            if not isinstance(event.data, Scene):
                raise TypeError(f'set takes a Scene, not {type(event.data).__name__}')
            self._scene = event.data
        elif isinstance(event, (Add, Upsert)):
            for each in event.elements:
                if isinstance(event, Add) and isinstance(each, Element):
                    self._move(each, event.to)
                else:
                    self._put(each, event.to, keep=isinstance(event, Upsert) and not event.strict)
        elif isinstance(event, Update):
            for each in event.elements:
                if self.get(_key(each)) is None:
                    raise KeyError(f'there is no element {_key(each)!r} to update')
                self._put(each, None, keep=not event.strict)
        elif isinstance(event, Remove):
            for key in event.keys:
                found = _find(self._scene, key)
                if found is not None:
                    siblings, element = found
                    siblings.remove(element)
        else:
            raise TypeError(f'a store has no use for {event!r}')

    def _move(self, element: Element, to: str | None) -> None:
        """Show an element in another one; where there was one of its key, it is no more."""
        self._inside(to)
        found = _find(self._scene, element.key)
        if found is not None:
            siblings, old = found
            siblings.remove(old)
        self._inside(to).append(element)

    def _put(self, given: Any, to: str | None, *, keep: bool) -> None:
        found = _find(self._scene, _key(given))
        if found is None:
            if isinstance(given, Element):
                self._inside(to).append(given)
            return
        siblings, old = found
        properties = given._given if isinstance(given, Element) else dict(given)
        properties = {name: value for name, value in properties.items() if name != 'key'}
        new = old._merged(properties) if keep or not isinstance(given, Element) else given
        siblings[siblings.index(old)] = new

    def _inside(self, to: str | None) -> list[Any]:
        if to is None or to == 'children' or to in LISTS:
            return self._scene._children
        found = _find(self._scene, to)
        if found is None:
            raise KeyError(f'there is no element {to!r} to add to')
        return found[1]._children


class Subscription:
    """A session that shows a store, from ``async with`` on, or ``with``."""

    def __init__(self, store: SceneStore, session: VuerSession) -> None:
        self._store, self._session = store, session

    def __enter__(self) -> SceneStore:
        self._store.enter(self._session)
        return self._store

    def __exit__(self, *exc: object) -> None:
        self._store.leave(self._session)

    async def __aenter__(self) -> SceneStore:
        return self.__enter__()

    async def __aexit__(self, *exc: object) -> None:
        self.__exit__()


def _key(given: Any) -> str:
    return str(given['key'] if isinstance(given, dict) else given.key)


def _find(parent: Element, key: str) -> tuple[list[Any], Element] | None:
    """Return an element and the list that it is in."""
    lists = [parent._children]
    lists += [
        parent.__dict__[name] for name in LISTS if isinstance(parent.__dict__.get(name), list)
    ]
    for siblings in lists:
        for each in siblings:
            if isinstance(each, Element):
                found = (siblings, each) if each.key == key else _find(each, key)
                if found is not None:
                    return found
    return None
