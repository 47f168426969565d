# SPDX-License-Identifier: Apache-2.0
"""A timeline that viewers move and that goes on by itself."""

from __future__ import annotations

from typing import ClassVar

from .element import Element, Plan
from .values import number

RATE = 30.0
"""Steps in a second at a speed of 1."""


class TimelineControls(Element):
    """
    Steps from 0 to ``end``: each is a TIMELINE_STEP, ``event.value['step']``.

    It goes on 30 times ``speed`` steps a second while it is not ``paused`` and anybody wants them;
    a viewer moves its slider, and a script its ``step``.
    """

    tag = 'TimelineControls'
    KEY = 'timeline'
    PROPERTIES = frozenset('end step speed paused label'.split())
    CHECKS = {'end': number}
    RUNS: ClassVar[str] = 'TIMELINE_STEP'

    def _plan(self) -> Plan:
        end = self.last()
        values = {
            'label': str(self._get('label', self.key)),
            'min': 0.0,
            'max': float(end),
            'step': 1.0,
            'value': float(min(end, int(self._get('step', 0)))),
        }
        events = (('TIMELINE_STEP', 'on_update'),)
        return Plan('add_slider', values, where='gui', events=events)

    def last(self) -> int:
        """Return the last step, 1 at least."""
        return max(1, int(self._get('end', 100)))

    def period(self) -> float:
        """Return the seconds from step to step; 0 while it is paused."""
        speed = float(self._get('speed', 1.0))
        return 0.0 if self._get('paused', False) or speed <= 0.0 else 1.0 / (RATE * speed)
