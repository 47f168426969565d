# SPDX-License-Identifier: Apache-2.0
"""Each kind of damage is explained with its field and byte."""

from __future__ import annotations

import struct

from cdr.helpers import TRICKY
import pytest

from ros_viz_bridge.cdr import CdrError, MessageType, Reader, Writer

_NESTED = MessageType.from_text(
    'pkg/msg/Outer', 'Inner[] list\n===\nMSG: pkg/Inner\nstring name\nint16[<=2] few\nwstring<=2 w'
)


def _error(message_type: MessageType, data: bytes) -> CdrError:
    with pytest.raises(CdrError) as caught:
        Reader(message_type).read(data)
    return caught.value


def test_a_sequence_that_leads_out_of_the_message() -> None:
    """The commonest lie: more data announced than sent."""
    data = bytearray(Writer(TRICKY).write({'data': b'abc'}))
    at = data.index(b'abc') - 4
    struct.pack_into('<I', data, at, 1000)
    error = _error(TRICKY, bytes(data))
    assert (error.path, error.offset) == ('data', at + 4)
    assert 'needs 1000 bytes' in str(error)


def test_a_missing_length_word() -> None:
    """A message cut off before a length."""
    error = _error(_NESTED, b'\0\1\0\0' + bytes(2))
    assert error.path == 'list (number of elements)'


def test_bounds_in_elements() -> None:
    """The path leads to the element."""
    loose = MessageType.from_text(
        'pkg/msg/Outer', 'Inner[] list\n===\nMSG: pkg/Inner\nstring name\nint16[] few\nwstring w'
    )
    write = Writer(loose).write
    assert _error(_NESTED, write({'list': [{}, {'few': [1, 2, 3]}]})).path == 'list[1].few'
    assert _error(_NESTED, write({'list': [{'w': 'abc'}]})).path == 'list[0].w'


def test_big_endian_messages() -> None:
    """Lengths are read in the message's byte order."""
    data = Writer(_NESTED, big_endian=True).write({'list': [{'name': 'abc'}]})
    error = _error(_NESTED, data.replace(b'abc\0', b'abcd'))
    assert error.path == 'list[0].name'
    assert 'NUL' in str(error)


def test_bytes_left_over() -> None:
    """The type is suspected, since nothing else is wrong."""
    error = _error(_NESTED, Writer(_NESTED).write({}) + bytes(40))
    assert error.path == ''
    assert error.offset == 8
    assert 'pkg/msg/Outer' in str(error)
