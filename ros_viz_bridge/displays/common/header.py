# SPDX-License-Identifier: Apache-2.0
"""What every stamped ROS message says first: when, and in which frame."""

from __future__ import annotations

from itertools import compress, repeat
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...cdr import Distinct
from ..base import DisplayError


def seconds(time: Any) -> Any:
    """Return a builtin_interfaces Time or Duration, or columns of them, in seconds (float64)."""
    return time.sec + time.nanosec * 1e-9


def frame_of(header: Any) -> str:
    """
    Return the frame of a std_msgs/Header, without the leading '/' of the first tf.

    Raises DisplayError if it is empty.
    """
    name: str = header.frame_id.removeprefix('/')
    if not name:
        raise DisplayError(
            'header.frame_id is empty: the publisher has to say in which frame the data is'
        )
    return name


def frame_column(strings: Any) -> tuple[list[str], NDArray[np.int32]]:
    """
    Return the different frames of a column of frame ids, and (n,) which of them each one is.

    The leading '/' of the first tf is taken off; the empty id stays for the caller to refuse.
    """
    return frames(strings.distinct())


def frames(ids: Distinct) -> tuple[list[str], NDArray[np.int32]]:
    """Return the same of frame ids that are known to be the ones of before."""
    names, codes = list(ids.strings), ids.codes
    plain = list(map(str.removeprefix, names, repeat('/')))
    if plain == names:
        return names, codes
    index = {name: i for i, name in enumerate(dict.fromkeys(plain))}
    return list(index), np.array([index[name] for name in plain], np.int32)[codes]


def only_used(names: list[str], *columns: NDArray[Any]) -> tuple[list[str], list[NDArray[Any]]]:
    """Return the names that columns of indices refer to, and the columns indexing only these."""
    used = np.zeros(len(names), np.bool_)
    for column in columns:
        used[column] = True
    number = (np.cumsum(used) - 1).astype(np.uint32)
    return list(compress(names, used.tolist())), [number[column] for column in columns]
