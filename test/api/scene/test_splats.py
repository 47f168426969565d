# SPDX-License-Identifier: Apache-2.0
"""Gaussian splats: small covariances survive, and all numbers fit each other."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from support.published import Published

GIVEN: dict[str, Any] = {
    'centers': np.arange(6.0).reshape(2, 3),
    'covariances': np.array([np.eye(3) * 1e-9, np.eye(3) * 4e-4]),
    'rgbs': np.array([(1.0, 0.0, 0.0), (0.0, 1.0, 0.0)]),
    'opacities': np.array([[0.5], [1.0]]),
}


def test_splats_are_sent_as_they_are() -> None:
    out = Published()
    splats = out.scene.add_gaussian_splats('/s', **GIVEN)
    sent = out.part('/s', 'buffers')
    spread = sent.covariances.view('<f2').astype(float).reshape(2, 6) * sent.covariance_scale
    np.testing.assert_allclose(spread[1], [4e-4, 0, 0, 4e-4, 0, 4e-4], rtol=1e-3)
    np.testing.assert_allclose(spread[0, 0], 1e-9, rtol=0.05)
    assert sent.colors.tolist() == [255, 0, 0, 128, 0, 255, 0, 255]
    assert splats.opacities.tolist() == [[128], [255]]
    out.sent()
    splats.centers = GIVEN['centers'] + 1
    splats.rgbs = [(1, 2, 3)] * 2
    assert out.sent() == ['SplatsBuffers'] * 2
    assert (splats.centers[0].tolist(), splats.rgbs[0].tolist()) == ([1, 2, 3], [1, 2, 3])
    splats.set_gaussians(*(value[:1] for value in GIVEN.values()))
    assert splats.covariances.shape == (1, 3, 3)


@pytest.mark.parametrize(
    ('name', 'value', 'reason'),
    [
        ('covariances', np.zeros((2, 6)), r'covariances must have shape \(2, 3, 3\)'),
        ('covariances', np.full((2, 3, 3), np.nan), 'covariances must be finite'),
        ('rgbs', np.zeros((1, 3)), r'rgbs must have shape \(2, 3\)'),
        ('opacities', np.zeros((2, 2)), r'opacities must have shape \(2, 1\)'),
        ('opacities', np.full((2, 1), 7.0), 'opacities of floats must be from 0 to 1'),
        ('centers', np.zeros((2, 2)), r'centers must have shape \(N, 3\)'),
    ],
)
def test_what_does_not_fit_is_refused(name: str, value: Any, reason: str) -> None:
    scene = Published().scene
    with pytest.raises(ValueError, match=reason):
        scene.add_gaussian_splats('/s', **{**GIVEN, name: value})
    splats = scene.add_gaussian_splats('/s', **GIVEN)
    with pytest.raises(ValueError, match=reason):
        setattr(splats, name, value)
