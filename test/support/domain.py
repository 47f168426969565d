# SPDX-License-Identifier: Apache-2.0
"""Keeps the ROS nodes of a test run, and of each of its workers, to themselves."""

from __future__ import annotations

import os

_FIRST, _COUNT = 20, 50
"""Not among them: the demo's domain, and those whose ports a Linux machine may give to others."""


def isolate_ros() -> None:
    """
    Choose this process' ROS domain, on this machine only, unless the environment names one.

    The workers of one run have neighbouring ones.

    To be called before any context is made; processes started later inherit it.
    """
    worker = os.environ.get('PYTEST_XDIST_WORKER', '').removeprefix('gw')
    number = os.getppid() + int(worker) if worker else os.getpid()
    os.environ.setdefault('ROS_DOMAIN_ID', str(_FIRST + number % _COUNT))
    os.environ['ROS_AUTOMATIC_DISCOVERY_RANGE'] = 'LOCALHOST'
