# SPDX-License-Identifier: Apache-2.0
"""A program that is gone from the network without a word, or hangs: seen, and shown when back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
import signal
from typing import Any

import pytest
from support.program import Program

from ros_viz_bridge.wire.display import DisplayStatus
from ros_viz_bridge.wire.point_cloud import PointCloud

pytestmark = pytest.mark.ros
LEASE = 60.0
"""Seconds, at least thrice those after which Fast DDS takes a silent participant for gone."""


@pytest.fixture
def talkers() -> Iterator[list[Program]]:
    started: list[Program] = []
    yield started
    for each in started:
        each.kill()


def talk(talkers: list[Program], folder: Path, stamp: int) -> Program:
    program = Program('support.talker', '/points', str(stamp), log=folder / f'{stamp}.log')
    talkers.append(program)
    return program


def shown(page: Any, stamp: int) -> None:
    page.wait_for(lambda m: isinstance(m, PointCloud) and m.stamp == stamp, timeout=LEASE)


def counted(page: Any, publishers: int) -> None:
    page.wait_for(
        lambda m: isinstance(m, DisplayStatus) and m.publishers == publishers, timeout=LEASE
    )


def test_one_that_is_killed_is_shown_when_it_is_started_again(
    bridge: Any, open_page: Any, talkers: list[Program], tmp_path: Path
) -> None:
    page = open_page(bridge, '/points')
    first = talk(talkers, tmp_path, 1)
    shown(page, 1)
    first.kill()
    talk(talkers, tmp_path, 2)
    shown(page, 2)


@pytest.mark.slow
def test_one_that_hangs_until_it_counts_as_gone_is_shown_when_it_goes_on(
    bridge: Any, open_page: Any, talkers: list[Program], tmp_path: Path
) -> None:
    page = open_page(bridge, '/points')
    program = talk(talkers, tmp_path, 1)
    shown(page, 1)
    program.signal(signal.SIGSTOP)
    counted(page, 0)
    program.signal(signal.SIGCONT)
    counted(page, 1)
    shown(page, 1)
