# SPDX-License-Identifier: Apache-2.0
"""A mark in what a client is sent: when it has passed, all that was published before is there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import ref

from .entry import Identity

if TYPE_CHECKING:
    from .outbox import Outbox


@dataclass(eq=False)
class Mark:
    """What waited in an outbox at one time."""

    box: Outbox
    owed: Counter[Identity]
    """How much of each is to be sent yet: what comes after it does not count."""
    end: int | None = None
    """Bytes sent by when the last of it was."""

    def begun(self, identities: Sequence[Identity], waits: Callable[[Identity], bool]) -> None:
        """A message of each of these is on its way: where nothing is left, it stands for all."""
        for identity, count in Counter(identities).items():
            if self.owed[identity] > 1 and not waits(identity):
                self.owed[identity] = count

    def sent(self, identities: Iterable[Identity]) -> None:
        """One message was sent of each of these: it is not owed any more."""
        owed = self.owed
        for identity in identities:
            if owed[identity] > 1:
                owed[identity] -= 1
            else:
                owed.pop(identity, None)

    @property
    def passed(self) -> bool:
        """Whether all of it has come, or is not to be sent any more."""
        return self.box.has_passed(self)


class Marks:
    """The marks in one outbox, as long as anybody asks for them."""

    def __init__(self) -> None:
        # No WeakSet: whether there are any is asked for each message to each client.
        self._refs: list[ref[Mark]] = []

    def __bool__(self) -> bool:
        """Tell whether there are any."""
        return bool(self._refs)

    def __iter__(self) -> Iterator[Mark]:
        """Walk over them."""
        return (mark for each in [*self._refs] if (mark := each()) is not None)

    def add(self, mark: Mark) -> None:
        """Take part in what is sent, until nobody has it any more."""
        self._refs.append(ref(mark, self._refs.remove))

    def begun(self, identities: Sequence[Identity], waits: Callable[[Identity], bool]) -> None:
        """A message of each of these is on its way."""
        for mark in self:
            mark.begun(identities, waits)

    def sent(self, identities: Iterable[Identity]) -> None:
        """One message was sent of each of these."""
        for mark in self:
            mark.sent(identities)
