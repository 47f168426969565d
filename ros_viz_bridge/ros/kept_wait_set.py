# SPDX-License-Identifier: Apache-2.0
"""A wait set that is waited with again and again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import ExitStack, suppress
from typing import Any

from rclpy.context import Context
from rclpy.exceptions import InvalidHandle
from rclpy.impl.implementation_singleton import rclpy_implementation
from rclpy.node import Node
from rclpy.waitable import NumberOfEntities


class KeptWaitSet:
    """
    All that these nodes wait for now, and the guard conditions ``wakes``, which only wake.

    None of it is destroyed before ``close``, whoever says so.
    """

    def __init__(self, context: Context, nodes: Iterable[Node], wakes: Iterable[Any]) -> None:
        self._held = ExitStack()
        self._handles: dict[str, list[Any]] = {}
        self._waitables: list[Any] = []
        self._entities: dict[int, Any] = {}
        """By address; none for what only wakes, and for what services and clients wait for."""
        try:
            self._held.enter_context(context.handle)
            count = self._hold(tuple(nodes), wakes)
            self._set = rclpy_implementation.WaitSet(
                count.num_subscriptions,
                count.num_guard_conditions,
                count.num_timers,
                count.num_clients,
                count.num_services,
                count.num_events,
                context.handle,
            )
        except BaseException:
            self._held.close()
            raise
        self._adding = [
            (getattr(self._set, f'add_{kind}'), handle)
            for kind, handles in self._handles.items()
            for handle in handles
        ]

    def _hold(self, nodes: Sequence[Node], wakes: Iterable[Any]) -> NumberOfEntities:
        """Let nothing of this be destroyed, and return how much it is."""
        of_waitables = NumberOfEntities()
        for node in nodes:
            for waitable in node.waitables:
                with suppress(InvalidHandle):
                    self._held.enter_context(waitable)
                    of_waitables += waitable.get_num_entities()
                    self._waitables.append(waitable)
        for kind, entities in (
            ('subscription', [one for node in nodes for one in node.subscriptions]),
            ('guard_condition', [*wakes, *(one for node in nodes for one in node.guards)]),
            ('timer', [one for node in nodes for one in node.timers]),
            ('client', [one for node in nodes for one in node.clients]),
            ('service', [one for node in nodes for one in node.services]),
        ):
            held = self._handles[kind] = []
            for entity in entities:
                with suppress(InvalidHandle):
                    self._held.enter_context(entity.handle)
                    held.append(entity.handle)
                    self._entities[entity.handle.pointer] = entity
        for wake in wakes:
            self._entities[wake.handle.pointer] = None
        own = NumberOfEntities(*(len(handles) for handles in self._handles.values()))
        return own + of_waitables

    def close(self) -> None:
        """Let go of all; what was to be destroyed meanwhile is, now."""
        self._held.close()

    def wait(self, timeout: int) -> tuple[list[tuple[str, Any]], bool]:
        """
        Wait ``timeout`` nanoseconds, for ever if negative, until anything is ready.

        Returns the guard conditions, timers and subscriptions that are, each with what it is, and
        whether there is anything else. Raises InvalidHandle if something was destroyed meanwhile.
        """
        one = self._set
        # Waiting took out all that was not ready.
        one.clear_entities()
        for add, handle in self._adding:
            add(handle)
        for waitable in self._waitables:
            waitable.add_to_wait_set(one)
        one.wait(timeout)
        others = bool(one.get_ready_entities('client') or one.get_ready_entities('service'))
        ready = []
        for kind in ('guard_condition', 'timer', 'subscription'):
            for pointer in one.get_ready_entities(kind):
                if pointer not in self._entities:
                    others = True
                elif entity := self._entities[pointer]:
                    ready.append((kind, entity))
        for waitable in self._waitables:
            # Each is asked: they note what of theirs is ready.
            others = waitable.is_ready(one) or others
        return ready, others
