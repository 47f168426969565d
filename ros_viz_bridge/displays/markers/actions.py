# SPDX-License-Identifier: Apache-2.0
"""Actions of a MarkerArray, in any order, reduced to three: clear, then delete, then add."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .rows import ADD, DELETE, DELETEALL, MarkerRows

Array = NDArray[Any]
Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Outcome:
    """What the actions of n markers come to; masks are (n,)."""

    clear_all: bool
    cleared: Array
    """Numbers of the namespaces that go whole."""
    deleted: Mask
    added: Mask
    duplicate: Mask
    """Added, but replaced by a later one of the same name in the same array."""


def reduce_actions(rows: MarkerRows, good: Mask) -> Outcome:
    """
    Return the outcome of the markers' actions in order.

    ``good`` (n,) are the markers to be added that can be shown; the others are passed over.
    """
    key = (rows.ns.astype(np.int64) << 32) | (rows.id.astype(np.int64) & 0xFFFFFFFF)
    nothing = np.zeros(len(rows), np.bool_)
    if (rows.action == ADD).all() and (key[1:] > key[:-1]).all():
        return Outcome(False, np.zeros(0, np.uint32), nothing, good, nothing)

    wiped_all, wiped = _last_wipes(rows)
    is_add, is_delete = good & (rows.action == ADD), rows.action == DELETE
    said = np.flatnonzero(is_add | is_delete)
    order = said[np.argsort(key[said], kind='stable')]
    same = key[order[1:]] == key[order[:-1]]
    last = nothing.copy()
    last[order] = np.append(~same, True)[: order.size]
    # Of two neighbours with one key the first is lost: odd if both were to be added.
    odd = same & is_add[order[1:]] & is_add[order[:-1]]
    duplicate = nothing.copy()
    duplicate[order[:-1][odd]] = True

    stands = np.arange(len(rows)) > wiped[rows.ns]
    cleared = np.flatnonzero(wiped > wiped_all)
    return Outcome(
        clear_all=wiped_all >= 0,
        cleared=cleared.astype(np.uint32),
        deleted=last & is_delete & (wiped[rows.ns] < 0),
        added=last & is_add & stands,
        duplicate=duplicate & stands,
    )


def _last_wipes(rows: MarkerRows) -> tuple[int, Array]:
    """Return the last row that deletes everything, and the last for each namespace; -1: none."""
    wipes = np.flatnonzero(rows.action == DELETEALL)
    anonymous = rows.ns_names.index('') if '' in rows.ns_names else -1
    all_of_them = wipes[rows.ns[wipes] == anonymous]
    wiped_all = int(all_of_them[-1]) if all_of_them.size else -1
    wiped = np.full(len(rows.ns_names), wiped_all)
    np.maximum.at(wiped, rows.ns[wipes], wipes)
    return wiped_all, wiped
