# SPDX-License-Identifier: Apache-2.0
"""However pages behave, nothing of them is left and nobody lacks anything: ``make soak`` short."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.namespace import missing, Namespace
from support.soak import CABLE, Figures, soak

pytestmark = pytest.mark.ros


def test_nothing_is_lost_and_nothing_is_left(tmp_path: Path) -> None:
    judge(soak(1.5, 7, tmp_path))


@pytest.mark.slow
@pytest.mark.skipif(bool(missing()), reason=missing())
def test_neither_where_the_kernel_loses_packets(tmp_path: Path) -> None:
    with Namespace(CABLE) as namespace:
        judge(soak(10.0, 7, tmp_path, namespace=namespace))


def judge(figures: Figures) -> None:
    assert figures.visits > 0 and figures.sets > 0
    assert figures.lost_sets == 0 and figures.wrong == []
    assert {name: left for name, left in figures.left.items() if left > 0} == {}
