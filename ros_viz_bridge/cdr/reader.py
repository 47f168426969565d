# SPDX-License-Identifier: Apache-2.0
"""Reading messages of one type: bytes in, a view of them out."""

from __future__ import annotations

from .errors import CdrError
from .explain import explain
from .layout import Layout, words_of
from .nodes import Struct
from .plan import plan
from .source import Source
from .types import MessageType
from .view import View
from .walker import compile_walk

_HEADER = 4
# Byte orders by the second byte of the encapsulation header (DDSI-RTPS 10.2; the first byte of
# both is 0).
_ORDERS = {0: '>', 1: '<'}
_MOST_LAYOUTS = 8
_MOST_LENGTH_WORDS = 2_000_000


class Reader:
    """
    Reads messages of `message_type`, XCDR1 in either byte order, as ROS writes them.

    The layouts of recent messages are kept: a message that has one of them is not walked through
    again, but costs a comparison of its length words. One reader may be used from several threads.
    """

    def __init__(self, message_type: MessageType) -> None:
        self.message_type = message_type
        self._root = plan(message_type)
        assert isinstance(self._root.element, Struct)
        self._struct = self._root.element
        self._walk = compile_walk(self._root)
        self._layouts: tuple[Layout, ...] = ()

    def read(self, data: bytes | bytearray | memoryview) -> View:
        """
        Return a view of message `data`, encapsulation header included; the bytes are not copied.

        Raises CdrError naming field and byte if lengths lead outside of `data`, a string has no
        final NUL, the header is not CDR_BE or CDR_LE, or bytes are left over (padding to a
        multiple of 8 excepted).
        """
        memory = memoryview(data).toreadonly()
        if memory.format != 'B' or memory.ndim != 1:
            memory = memory.cast('B')
        return self.view(memory)

    def view(self, memory: memoryview) -> View:
        """Return a view of the message in `memory` (format 'B'), writable if that is."""
        if len(memory) < _HEADER:
            raise CdrError(f'{len(memory)} bytes are too short for a message', offset=0)
        order = _ORDERS.get(memory[1])
        if memory[0] or order is None:
            raise CdrError(
                f'encapsulation 0x{memory[0]:02x}{memory[1]:02x} is neither CDR_BE nor CDR_LE',
                offset=0,
            )
        payload = memory[_HEADER:]
        layout = self._find_layout(payload, order)
        return View(Source(payload, order, layout), layout.track, self._struct, 0)

    def _find_layout(self, payload: memoryview, order: str) -> Layout:
        layouts = self._layouts
        try:
            for layout in layouts:
                if layout.fits(payload, order):
                    if layout is not layouts[0]:
                        self._layouts = (
                            layout,
                            *(other for other in layouts if other is not layout),
                        )
                    return layout
            layout = Layout(self._root, self._walk, payload, words_of(payload, order))
        except (CdrError, IndexError) as error:
            byte_order = 'little' if order == '<' else 'big'
            raise explain(self.message_type, payload, byte_order) from error
        self._layouts = (layout, *_affordable(layouts[: _MOST_LAYOUTS - 1], layout.cost))
        return layout


def _affordable(layouts: tuple[Layout, ...], spent: int) -> list[Layout]:
    """Return the first `layouts` that fit into the memory left by `spent` length words."""
    kept = []
    for layout in layouts:
        spent += layout.cost
        if spent > _MOST_LENGTH_WORDS:
            break
        kept.append(layout)
    return kept
