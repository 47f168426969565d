# SPDX-License-Identifier: Apache-2.0
"""After an accident: who did what. Nothing is missing, and a slider does not fill the disk."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from support.examples import example

from ros_viz_bridge.core.session import ClientInfo
from ros_viz_bridge.runtime.audit import Audit, GAP, LONGEST, OPEN
from ros_viz_bridge.wire.client import WidgetChanged
from ros_viz_bridge.wire.xr import XrSample

ADA = ClientInfo('c1', 'operator', name='Ada', address='10.0.0.7')


class Kept:
    """An audit with a clock of its own, and what it wrote."""

    def __init__(self) -> None:
        self.now = 100.0
        self.records: list[dict[str, Any]] = []
        self.audit = Audit(self.records.append, clock=lambda: self.now)

    def told(self) -> list[tuple[Any, ...]]:
        found = [(r['what'], r.get('detail'), r.get('times')) for r in self.records]
        self.records.clear()
        return found


def test_a_record_says_who_and_what() -> None:
    kept = Kept()
    kept.audit.note(ADA, 'WidgetChanged', 'speed', WidgetChanged('speed', 'a\nb', 7))
    kept.audit.note('', 'refused', 'token')
    first, second = kept.records
    assert first.pop('time').endswith('+00:00')
    assert first == {
        'client': 'c1',
        'name': 'Ada',
        'address': '10.0.0.7',
        'role': 'operator',
        'what': 'WidgetChanged',
        'about': 'speed',
        'detail': r"widget='speed', value='a\nb'",
    }
    assert set(second) == {'time', 'what', 'about'}


def test_what_is_repeated_is_a_line_at_once_and_one_now_and_then() -> None:
    kept = Kept()
    for n in range(10):
        kept.audit.note(ADA, 'moved', 'x', n)
    kept.audit.note(ADA, 'moved', 'y', 0)
    assert kept.told() == [('moved', '0', None), ('moved', '0', None)]
    kept.audit.tick(kept.now)
    assert kept.told() == []
    kept.now += GAP
    kept.audit.tick(kept.now)
    assert kept.told() == [('moved', '9', 9)]
    kept.now += GAP
    kept.audit.tick(kept.now)
    kept.audit.note(ADA, 'moved', 'x', 'again')
    kept.audit.note(ADA, 'moved', 'x', 'last')
    kept.audit.flush()
    assert kept.told() == [('moved', 'again', None), ('moved', 'last', None)]


def test_however_much_is_done_at_once_it_is_bounded_and_nothing_is_left_out() -> None:
    kept = Kept()
    for n in range(OPEN + 10):
        kept.audit.note(ADA, 'did', str(n), 1)
        kept.audit.note(ADA, 'did', str(n), 2)
        assert len(kept.audit._open) <= OPEN
    kept.audit.flush()
    assert len(kept.told()) == 2 * (OPEN + 10)


def test_details_are_short() -> None:
    kept = Kept()
    kept.audit.note(ADA, 'posed', '', example(XrSample))
    kept.audit.note(ADA, 'NodeClicked', 'n' * 4096)
    assert len(kept.records[0]['detail']) <= LONGEST and len(kept.records[1]['about']) <= LONGEST


def test_what_a_program_notes_of_no_text_holds_up_nobody_else() -> None:
    kept = Kept()
    for _ in range(2):
        kept.audit.note('c1', 'sorted', Path('box'))  # type: ignore[arg-type]
        kept.audit.note(ADA, 'moved')
    kept.now += GAP
    kept.audit.tick(kept.now)
    json.dumps(kept.records)
    assert [r['what'] for r in kept.records] == ['sorted', 'moved'] * 2
