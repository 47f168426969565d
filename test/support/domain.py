# SPDX-License-Identifier: Apache-2.0
"""Keeps the ROS nodes of a test run, and of each of its workers, to themselves."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path
import tempfile

_FIRST, _COUNT = 20, 50
"""Not among them: the demo's domain, and those whose ports a Linux machine may give to others."""
_CHOSEN = 'ROS_VIZ_BRIDGE_TEST_DOMAIN'
_held: list[int] = []
"""Locks of this process, which end with it."""


def isolate_ros() -> None:
    """
    Choose this process' ROS domain, on this machine only, unless the environment names one.

    The workers of one run, and other runs on the machine, have other ones, as long as there are.

    To be called before any context is made; processes started later inherit it.
    """
    given = os.environ.get('ROS_DOMAIN_ID')
    # A worker is started with what the run itself chose for its own process.
    inherited = 'PYTEST_XDIST_WORKER' in os.environ and given == os.environ.get(_CHOSEN)
    if not _held and (given is None or inherited):
        os.environ['ROS_DOMAIN_ID'] = os.environ[_CHOSEN] = str(_free_domain())
    os.environ['ROS_AUTOMATIC_DISCOVERY_RANGE'] = 'LOCALHOST'


def _free_domain() -> int:
    """Return a domain that no other run has, if there is one; it is this process' to its end."""
    domains = [_FIRST + (os.getpid() + i) % _COUNT for i in range(_COUNT)]
    for domain in domains:
        path = Path(tempfile.gettempdir()) / f'ros_viz_bridge_tests_domain_{domain}'
        lock = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(lock)
        else:
            _held.append(lock)
            return domain
    return domains[0]
