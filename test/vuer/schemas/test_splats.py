# SPDX-License-Identifier: Apache-2.0
"""A .splat file is Gaussians, y up."""

from __future__ import annotations

import numpy as np
import pytest

from ros_viz_bridge.vuer.schemas import Splat
from ros_viz_bridge.vuer.schemas.splats import RECORD


def test_a_file() -> None:
    rows = np.zeros(2, RECORD)
    rows['place'] = [[1, 2, 3], [0, 0, 0]]
    rows['scale'] = [[0.1, 0.2, 0.3], [1, 1, 1]]
    rows['rgba'] = [[255, 0, 0, 128], [0, 255, 0, 255]]
    rows['turn'][0] = [128 + 90, 128, 128, 128 + 90]  # a quarter turn around z; the other has none
    rows['turn'][1] = 128
    plan = Splat(buff=rows.tobytes(), scale=0.5)._plan()
    assert plan.method == 'add_gaussian_splats' and plan.values['scale'] == (0.5, 0.5, 0.5)
    assert plan.values['centers'][0].tolist() == [1, -2, 3]
    assert plan.values['covariances'][0] == pytest.approx(np.diag([0.04, 0.01, 0.09]), abs=1e-6)
    assert plan.values['covariances'][1] == pytest.approx(np.eye(3))
    assert plan.values['rgbs'][1].tolist() == [0, 255, 0]
    assert plan.values['opacities'].tolist() == [[128], [255]]


def test_what_is_no_such_file_is_refused() -> None:
    for data in (b'', b'x' * 33):
        with pytest.raises((ValueError, TypeError), match="Splat 's': "):
            Splat(key='s', buff=data)._plan()
