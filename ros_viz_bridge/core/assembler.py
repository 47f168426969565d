# SPDX-License-Identifier: Apache-2.0
"""Puts the pieces that an outbox makes of large messages together again."""

from __future__ import annotations

from ..wire.message import Priority
from .outbox import PIECE_HEAD, PIECE_MARK


class Assembler:
    """
    Takes messages in the order in which they were sent.

    Of unfinished ones no more than one of each priority, and ``most`` bytes together, are kept.
    Raises ValueError for what no outbox sends. Who listens ``from_the_middle`` is not concerned by
    messages of which it missed the beginning.
    """

    def __init__(self, most: int, *, from_the_middle: bool = False) -> None:
        self._most = most
        self._from_the_middle = from_the_middle
        self._head: tuple[int, int, int] | None = None
        self._transfers: dict[int, bytearray] = {}

    def take(self, data: bytes) -> bytes | bytearray | None:
        """Return a whole message, None while its pieces come."""
        if self._head is not None:
            head, self._head = self._head, None
            return self._piece(*head, data)
        if len(data) == PIECE_HEAD.size and PIECE_HEAD.unpack(data)[0] == PIECE_MARK:
            _, number, offset, total = PIECE_HEAD.unpack(data)
            self._head = number, offset, total
            return None
        return data

    def _piece(self, number: int, offset: int, total: int, data: bytes) -> bytearray | None:
        if self._from_the_middle and offset and number not in self._transfers:
            return None
        whole = self._transfers.setdefault(number, bytearray())
        under_way = sum(map(len, self._transfers.values())) + len(data)
        many = len(self._transfers) > len(Priority) or under_way > self._most
        if not data or offset != len(whole) or offset + len(data) > total or many:
            raise ValueError(f'a piece of {len(data)} bytes at {offset} of {total} makes no sense')
        whole += data
        if len(whole) < total:
            return None
        del self._transfers[number]
        return whole
