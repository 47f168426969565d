# SPDX-License-Identifier: Apache-2.0
"""The same random examples in every run; SEED=random draws others, as make test-full does."""

import os

from hypothesis import settings

settings.register_profile('same', derandomize=True, database=None)
if os.environ.get('SEED') != 'random':
    settings.load_profile('same')
