# SPDX-License-Identifier: Apache-2.0
"""
The same random examples in every run; SEED=random draws others, as make test-full does.

How long an example takes is no matter of tests: other programs may have the machine. And which
worker takes which file, where there are several.
"""

from __future__ import annotations

import os
from pathlib import Path
import signal
from typing import Any

from hypothesis import settings
import pytest

settings.register_profile('same', derandomize=True, database=None, deadline=None)
settings.register_profile('random', deadline=None)
settings.load_profile('random' if os.environ.get('SEED') == 'random' else 'same')

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # Shells have it so for what runs in the background: programs of tests would inherit it.
    signal.signal(signal.SIGINT, signal.default_int_handler)

LONG = ('test_demo', 'test_recovery', 'test_xr_topics', 'test_layouts', 'test_video')
"""Files whose few tests take very long."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put files that take long first: none of them is left for the end."""
    weights: dict[Path, float] = {}
    for item in items:
        weights[item.path] = weights.get(item.path, 0.0) + _weight(item)
    items.sort(key=lambda item: (-weights[item.path], item.path))


def _weight(item: pytest.Item) -> float:
    """Return about how many seconds a test takes."""
    if item.path.stem in LONG:
        return 30.0
    if item.get_closest_marker('browser'):
        return 8.0
    return 2.0 if item.get_closest_marker('ros') else 0.05


_CRASHED = pytest.StashKey[bool]()


@pytest.hookimpl(optionalhook=True)
def pytest_handlecrashitem(sched: Any) -> None:
    """Take note of a test that ended its process."""
    sched.config.stash[_CRASHED] = True


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Tell that apart from tests that failed: it is not run again (``dev/again.py``)."""
    if _CRASHED in session.config.stash:
        session.exitstatus = pytest.ExitCode.INTERNAL_ERROR


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """
    Let every other worker begin with the files of the browser, and the rest with the others.

    Browsers want processors, most others wait: together they fill a machine. And who stays with
    a browser starts it once.
    """
    from xdist.scheduler import LoadFileScheduling

    class Scheduling(LoadFileScheduling):
        def _assign_work_unit(self, node: Any) -> None:
            draws = int(node.gateway.id.removeprefix('gw')) % 2 == 0
            wanted = (file for file in self.workqueue if file.startswith('test/browser/') == draws)
            if file := next(wanted, None):
                self.workqueue.move_to_end(file, last=False)
            super()._assign_work_unit(node)

    config.option.loadscopereorder = False
    return Scheduling(config, log)
