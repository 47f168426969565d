# SPDX-License-Identifier: Apache-2.0
"""How long state machines run: a second or two in every run, much longer in ``make test-full``."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

MANY = 40
"""So many times more examples where each run draws new ones."""


def runs(examples: int, steps: int) -> settings:
    """Return the settings of a state machine."""
    times = MANY if os.environ.get('SEED') == 'random' else 1
    return settings(
        max_examples=examples * times,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
