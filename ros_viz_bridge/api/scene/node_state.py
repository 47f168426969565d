# SPDX-License-Identifier: Apache-2.0
"""What a node of the scene is made of, changed field by field: many times for each picture."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from ...runtime.live import Live
from ...wire.message import StateMessage
from ...wire.scene import NodePlacement

Part = StateMessage | NodePlacement
Parts = Mapping[str, Part]
"""The messages that make a node, and its place, by slot."""
P = TypeVar('P', bound=Part)
_new, _set = object.__new__, object.__setattr__


def with_fields(part: P, values: Mapping[str, Any]) -> P:
    """Return a part with other values of these fields, as ``replace`` does, in less time."""
    if isinstance(part, NodePlacement):
        return part.with_fields(values)  # type: ignore[return-value]
    changed = _new(type(part))
    _set(changed, '__dict__', {**part.__dict__, **values})
    return changed


class NodeState(Live[Parts]):
    """
    The parts of one node; ``settle`` returns them as they shall be, ``tell`` those that changed.

    What either raises changes nothing. ``gone`` says what has become of a node that ended.
    """

    __slots__ = ('_settle', '_tell_changed')

    def __init__(
        self,
        state: Parts,
        settle: Callable[[dict[str, Part]], Parts],
        tell: Callable[[Parts, Sequence[Part]], None],
        *,
        gone: str,
    ) -> None:
        self._settle, self._tell_changed = settle, tell
        self.state = {}
        super().__init__(state, self._compare, gone=gone)

    def assign(self, slot: str, values: Mapping[str, Any]) -> None:
        """Change checked values of one part: as ``update``, with no call that is not needed."""
        before = self.state[slot]
        while not self.swap(slot, before, with_fields(before, values)):
            before = self.state[slot]

    def swap(
        self, slot: str, before: Part, after: Part, tell: Callable[[Any], bool] | None = None
    ) -> bool:
        """
        Put one part in place of another; return False where that is not there any more.

        ``tell`` is given it in place of what all is told to, where nothing else changes; what
        that does not take is told as ever.
        """
        with self._lock:
            if self.ended:
                raise RuntimeError(self._gone)
            if self.state[slot] is not before:
                return False
            parts = {**self.state, slot: after}
            settled = self._settle(parts)
            if settled is not parts:
                self._compare(settled)
            elif tell is None or not tell(after):
                self._tell_changed(parts, (after,))
            self.state = settled
            return True

    def assign_all(self, given: Mapping[str, Mapping[str, Any]]) -> None:
        """Change checked values by slot and field."""

        def change(parts: Parts) -> Parts:
            changed = {slot: with_fields(parts[slot], values) for slot, values in given.items()}
            return self._settle({**parts, **changed})

        self.update(change)

    def _compare(self, parts: Parts) -> None:
        before = self.state
        changed = [part for slot, part in parts.items() if part is not before.get(slot)]
        if changed:
            self._tell_changed(parts, changed)
