# SPDX-License-Identifier: Apache-2.0
"""However pages behave, nothing of them is left and nobody lacks anything: ``make soak`` short."""

from __future__ import annotations

from support.served import in_loop
from support.soak import soak


@in_loop
async def test_nothing_is_lost_and_nothing_is_left() -> None:
    figures = await soak(2.0, 7)
    assert figures.visits > 0 and figures.sets > 0
    assert figures.lost_sets == 0 and figures.wrong == []
    assert {name: left for name, left in figures.left.items() if left > 0} == {}
