# SPDX-License-Identifier: Apache-2.0
"""
The same random examples in every run; SEED=random draws others, as make test-full does.

How long an example takes is no matter of tests: other programs may have the machine.
"""

import os

from hypothesis import settings
import pytest

settings.register_profile('same', derandomize=True, database=None, deadline=None)
settings.register_profile('random', deadline=None)
settings.load_profile('random' if os.environ.get('SEED') == 'random' else 'same')


def pytest_collection_modifyitems(config, items):
    """
    Let what waits for other processes try once more.

    Among thousands of tests with real DDS and a real browser one may meet a moment that nobody
    thought of. It is told as RERUN at the end, and is a fault to be mended; it is just not what
    the change did that is tested.
    """
    if config.pluginmanager.hasplugin('rerunfailures'):
        for item in items:
            if item.get_closest_marker('browser') or item.get_closest_marker('ros'):
                item.add_marker(pytest.mark.flaky(reruns=1))
