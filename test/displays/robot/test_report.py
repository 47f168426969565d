# SPDX-License-Identifier: Apache-2.0
"""Findings are told by part, the worst level of each, and are bounded."""

from __future__ import annotations

from ros_viz_bridge.displays.robot.markup import Element
from ros_viz_bridge.displays.robot.report import MOST, Report


def test_several_findings_of_a_part_are_one_item() -> None:
    report = Report()
    report.warn('link a', Element('visual', {}, 7), 'is odd')
    report.error('link a', None, 'is wrong')
    report.warn('joint b', None, 'is odd')
    first, second = report.items()
    assert (first.name, first.level) == ('link a', 'error')
    assert first.text == 'line 7, <visual>: is odd; is wrong'
    assert (second.name, second.level) == ('joint b', 'warning')


def test_a_thousand_faults_are_counted() -> None:
    report = Report()
    for i in range(1000):
        report.error(f'link {i}', None, 'is wrong')
        report.error('link 0', None, 'is wrong again')
    items = report.items()
    assert len(items) == MOST + 1
    assert items[-1].name == f'{1000 - MOST} more'
    assert len(items[0].text) < 200
