# SPDX-License-Identifier: Apache-2.0
"""
Messages to bytes and back.

A frame is ``u32 length of header | JSON header | padding | buffers``, all little-endian; padding
brings the start of the buffers, and each buffer, to a multiple of eight bytes from the start of
the frame. In the header ``t`` names the type, a column is ``[offset from the start of the buffers,
bytes]``, all else is plain JSON.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from itertools import accumulate
import struct
from typing import Any

import numpy as np
import orjson

from .bundle import Bundle
from .message import ClientMessage, Encoded, ServerMessage
from .schema import CLIENT_MESSAGES, layout
from .trunk import TrunkMessage
from .validate import check, check_column, check_sizes, WireError

HEAD = struct.Struct('<I')
PAD = bytes(8)
LARGE = 256 * 1024
"""Bytes from which on a frame is copied while other threads run."""


def encode(message: ServerMessage | ClientMessage | TrunkMessage) -> Encoded:
    """Return the frame of a message; array data is copied once, into it."""
    cls: type = type(message)
    header: dict[str, Any] = {'t': cls.__name__}
    buffers: list[Any] = []
    size = 0
    for name, column in layout(cls):
        value = getattr(message, name)
        if column is None:
            header[name] = value
            continue
        data = _flat(value, column.dtype)
        header[name] = (size, data.nbytes)
        buffers.append(data.view(np.uint8).data)
        if data.nbytes % 8:
            buffers.append(PAD[data.nbytes % 8 :])
        size += -(-data.nbytes // 8) * 8
    text = orjson.dumps(header, option=orjson.OPT_SERIALIZE_NUMPY)
    start = HEAD.size + len(text)
    return _joined([b''.join((HEAD.pack(len(text)), text, PAD[: -start % 8])), *buffers])


def _joined(parts: Sequence[Encoded]) -> Encoded:
    """
    Return buffers of bytes one after the other.

    ``bytes.join`` lets nobody else run for the milliseconds that it copies a cloud, not even who
    steers a robot; numpy does.
    """
    sizes = list(map(len, parts))
    if sum(sizes) < LARGE:
        return b''.join(parts)
    whole = np.empty(sum(sizes), np.uint8)
    for part, end in zip(parts, accumulate(sizes), strict=True):
        whole[end - len(part) : end] = np.frombuffer(part, np.uint8)
    return whole.data.toreadonly()


def check_text(message: ServerMessage | ClientMessage) -> None:
    """Raise TypeError, as ``encode`` would, for what is no JSON; looks at no column."""
    cls: type = type(message)
    plain = [name for name, column in layout(cls) if column is None]
    orjson.dumps([getattr(message, name) for name in plain], option=orjson.OPT_SERIALIZE_NUMPY)


def encode_bundle(frames: Sequence[Encoded]) -> Encoded:
    """Return the frame of a ``Bundle`` of other frames."""
    return encode(Bundle([len(frame) for frame in frames], pack(frames)))


def decode_bundle(bundle: Bundle) -> list[memoryview]:
    """Return the frames in a bundle. Raises WireError where they do not fill it."""
    return unpack(bundle.sizes, bundle.frames)


def pack(frames: Sequence[Encoded]) -> np.ndarray[Any, Any]:
    """Return frames one after the other, each beginning at a multiple of eight bytes."""
    parts = [part for frame in frames for part in (frame, PAD[: -len(frame) % 8])]
    return np.frombuffer(_joined(parts), np.uint8)


def unpack(sizes: Sequence[int], packed: np.ndarray[Any, Any]) -> list[memoryview]:
    """Return the frames that ``pack`` joined. Raises WireError where they do not fill it."""
    found, start = [], 0
    for size in sizes:
        if size < 0:
            raise WireError(f'a frame of {size} bytes')
        found.append(packed.data[start : start + size])
        start += size + -size % 8
    if start != len(packed):
        raise WireError(f'the sizes ask for {start} bytes of {len(packed)}')
    return found


def _flat(value: Any, dtype: str) -> np.ndarray[Any, Any]:
    """Return ``value`` as a contiguous array of ``dtype``, without a copy where it is one."""
    if isinstance(value, (bytes, bytearray, memoryview)):
        value = np.frombuffer(value, np.uint8)
    return np.ascontiguousarray(value, dtype).reshape(-1)


def split(frame: bytes | memoryview) -> tuple[dict[str, Any], memoryview]:
    """Return header and buffers of a frame. Raises WireError for what is none."""
    view = memoryview(frame)
    if len(view) < HEAD.size:
        raise WireError(f'frame of {len(view)} bytes has no header')
    (length,) = HEAD.unpack_from(view)
    if length > len(view) - HEAD.size:
        raise WireError(f'header of {length} bytes in a frame of {len(view)}')
    try:
        header = orjson.loads(view[HEAD.size : HEAD.size + length])
    except orjson.JSONDecodeError as error:
        raise WireError(f'header is no JSON: {error}') from None
    if not isinstance(header, dict) or not isinstance(header.get('t'), str):
        raise WireError('header is no object with a type name "t"')
    start = HEAD.size + length
    return header, view[start + -start % 8 :]


def decode(
    frame: bytes | memoryview, known: dict[str, type] = CLIENT_MESSAGES, *, bounded: bool = True
) -> Any:
    """
    Return the message in ``frame``, its type one of ``known``.

    Every field is checked against its annotation (``validate``); arrays are views of the frame.
    What has no limit of its own may be as long as is usual for pages, with ``bounded`` off as long
    as the frame, and numbers may be NaN.
    Raises WireError that names the message and the field.
    """
    header, buffers = split(frame)
    name = header.pop('t')
    cls = known.get(name)
    if cls is None:
        raise WireError(f'unknown message type {name[:64]!r}')
    values: dict[str, Any] = {}
    for field, column in layout(cls):
        if field not in header:
            raise WireError(f'{name}.{field} is missing')
        raw = header.pop(field)
        where = f'{name}.{field}'
        if column is None:
            values[field] = check(cls, field, raw, where, bounded=bounded)
        else:
            values[field] = check_column(column, raw, buffers, where)
            check_sizes(cls, field, values[field], where)
    if header:
        raise WireError(f'{name} has no field {str(next(iter(header)))[:64]!r}')
    return cls(**values)


def to_plain(value: Any) -> Any:
    """Return a message, or part of one, as plain dicts, lists and numbers: for logs and tests."""
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: to_plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, np.ndarray):
        return value.tolist()
    if isinstance(value, (list, tuple)):
        return [to_plain(item) for item in value]
    return value
