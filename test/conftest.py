# SPDX-License-Identifier: Apache-2.0
"""
The same random examples in every run; SEED=random draws others, as make test-full does.

How long an example takes is no matter of tests: other programs may have the machine.
"""

import os

from hypothesis import settings

settings.register_profile('same', derandomize=True, database=None, deadline=None)
settings.register_profile('random', deadline=None)
settings.load_profile('random' if os.environ.get('SEED') == 'random' else 'same')
