# SPDX-License-Identifier: Apache-2.0
"""The first function that matches runs, and none before that can be told."""

from __future__ import annotations

import pytest

from ros_viz_bridge.vuer.filters import choose, NotYet, Spawned

CLIENT = {'client': 'browser', 'role': 'operator'}


def test_the_first_that_matches() -> None:
    viewers, all_, late = (
        Spawned(print, {'role': 'viewer'}), Spawned(print, {'client': 'b*'}), Spawned(print, {})
    )  # fmt: skip
    assert choose([viewers, all_, late], CLIENT, complete=False) is all_
    assert choose([viewers], CLIENT, complete=False) is None
    assert choose([], CLIENT, complete=True) is None


def test_what_is_not_known_yet_is_waited_for_unless_the_rest_rules_it_out() -> None:
    firefox = Spawned(print, {'userAgent': 'Fire*', 'role': 'operator'})
    other = Spawned(print, {})
    with pytest.raises(NotYet):
        choose([firefox, other], CLIENT, complete=False)
    assert choose([firefox, other], {**CLIENT, 'role': 'viewer'}, complete=False) is other
    assert choose([firefox, other], {**CLIENT, 'userAgent': 'Firefox'}, complete=True) is firefox
    assert choose([firefox, other], CLIENT, complete=True) is other
