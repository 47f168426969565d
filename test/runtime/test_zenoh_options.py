# SPDX-License-Identifier: Apache-2.0
"""What cannot be a place in a network is said by name."""

from __future__ import annotations

from typing import Any

import pytest

from ros_viz_bridge import Zenoh


@pytest.mark.parametrize(
    ('given', 'said'),
    [
        ({'name': 'a/b', 'connect': ['tcp/a:1']}, 'name must be'),
        ({'name': '..', 'connect': ['tcp/a:1']}, 'name must be'),
        ({'connect': 'tcp/a:1'}, 'connect must be a list'),
        ({'listen': ['a:1']}, 'listen must be a list'),
        ({}, 'one of connect, listen and config'),
    ],
)
def test_what_is_wrong_is_named(given: Any, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Zenoh(**given)


def test_a_robot_has_a_name_and_listens_as_a_router() -> None:
    assert Zenoh('arm', ['tcp/a:1']).mode == 'client'
    assert Zenoh(listen=['tcp/0.0.0.0:1']).mode == 'router'
    assert Zenoh('arm', ['tcp/a:1']).robot == 'arm'
    assert Zenoh(connect=['tcp/a:1']).robot
