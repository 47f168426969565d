# SPDX-License-Identifier: Apache-2.0
"""What several kinds of nodes check in the same way."""

from __future__ import annotations

import numpy as np
import pytest

from ros_viz_bridge.api.scene import parts


def test_pairs_of_points_are_kept_as_rows_that_nobody_changes() -> None:
    given = np.arange(6.0).reshape(1, 2, 3)
    kept = parts.pairs('points', given)
    given[:] = 9
    assert kept.tolist() == [[0, 1, 2], [3, 4, 5]] and not kept.flags.writeable
    assert parts.ends(kept).shape == (1, 2, 3)


def test_colours_are_one_or_many() -> None:
    prop = parts.colors_prop((3,))
    assert prop.check('colors', (1, 2, 3)).tolist() == [[1, 2, 3]]
    assert prop.check('colors', np.zeros((4, 3))).shape == (4, 3)
    parts.fit('colors', (1, 2, 3), 7, 'arrow')
    with pytest.raises(ValueError, match='one per arrow: 7, not 2'):
        parts.fit('colors', [(1, 2, 3)] * 2, 7, 'arrow')


def test_small_checks() -> None:
    assert parts.width_of(None, 0.1, 'world') == (0.1, 'world')
    assert (parts.shadow('s', True), parts.shadow('s', 0.5)) == (1.0, 0.5)
    assert (parts.at_least(1)('segments', None), parts.at_least(1)('segments', 5)) == (0, 5)
    assert parts.rows_of_3('p', [[1, 2, 3]]).shape == (1, 3)
    with pytest.raises(ValueError, match='segments must be 1 or more, or None, not 0'):
        parts.at_least(1)('segments', 0)
    with pytest.raises(ValueError, match='points must be two points or more, not 1'):
        parts.two_or_more('points', [[0, 0, 0]])
