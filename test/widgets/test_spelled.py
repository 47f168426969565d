# SPDX-License-Identifier: Apache-2.0
"""What a robot answers can be read, however long it is."""

from __future__ import annotations

import numpy as np

from ros_viz_bridge.widgets.spelled import LONGEST, spell


def test_messages_are_read_as_yaml():
    message = {'ok': True, 'at': {'x': 0.1 + 0.2, 'y': 1.0}, 'n': np.arange(3), 'name': 'ü'}
    assert spell(message) == 'ok: true\nat: {x: 0.3, y: 1.0}\nn: [0, 1, 2]\nname: ü'


def test_one_field_a_line():
    inner = {'stamp': {'sec': 1}, 'name': 'a: b'}
    assert spell({'x': 1.5, 'header': inner}) == (
        "x: 1.5\nheader:\n  stamp: {sec: 1}\n  name: 'a: b'"
    )


def test_what_is_long_is_cut_and_nothing_is_nothing():
    assert len(spell({'data': 'x' * 10_000})) < LONGEST + 10
    assert spell({'data': np.arange(1000)}).endswith('31, …]')
    assert spell({}) == spell({'structure_needs_at_least_one_member': 0}) == ''
