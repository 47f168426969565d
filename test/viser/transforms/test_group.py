# SPDX-License-Identifier: Apache-2.0
"""What holds for every kind of transform, of one and of many at once."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
import numpy as np
from numpy.testing import assert_allclose
import pytest

from ros_viz_bridge.viser import transforms
from ros_viz_bridge.viser.transforms.group import floats, joined, MatrixLieGroup

KINDS: Any = [transforms.SO2, transforms.SO3, transforms.SE2, transforms.SE3]
BATCHES = st.sampled_from([(), (3,), (2, 1)])
kinds = pytest.mark.parametrize('kind', KINDS, ids=lambda kind: kind.__name__)


def hat(kind: Any, tangent: np.ndarray) -> np.ndarray:
    """Return the matrices whose exponential ``exp`` is, one by one."""
    size = kind.space_dim
    matrix = np.zeros((*tangent.shape[:-1], kind.matrix_dim, kind.matrix_dim))
    turning = tangent[..., -1:] if size == 2 else tangent[..., -3:]
    if size == 2:
        matrix[..., 0, 1], matrix[..., 1, 0] = -turning[..., 0], turning[..., 0]
    else:
        for (row, column), i in {(2, 1): 0, (0, 2): 1, (1, 0): 2}.items():
            matrix[..., row, column], matrix[..., column, row] = turning[..., i], -turning[..., i]
    if kind.matrix_dim > size:
        matrix[..., :size, size] = tangent[..., :size]
    return matrix


def exponential(matrix: np.ndarray) -> np.ndarray:
    term = total = np.broadcast_to(np.eye(matrix.shape[-1]), matrix.shape)
    for i in range(1, 40):
        term = term @ matrix / i
        total = total + term
    return total


@kinds
@given(seed=st.integers(0, 999), batch=BATCHES, size=st.sampled_from([0.0, 1e-7, 0.009, 0.5, 3.0]))
def test_exp_is_the_exponential_and_log_undoes_it(
    kind: Any, seed: int, batch: tuple[int, ...], size: float
) -> None:
    tangent = np.random.default_rng(seed).uniform(-1, 1, (*batch, kind.tangent_dim))
    tangent *= size / np.maximum(np.linalg.norm(tangent, axis=-1, keepdims=True), 1e-12)
    found = kind.exp(tangent)
    assert found.get_batch_axes() == batch
    assert_allclose(found.as_matrix(), exponential(hat(kind, tangent)), atol=1e-9)
    assert_allclose(found.log(), tangent, atol=1e-9)


@kinds
@given(seed=st.integers(0, 999), batch=BATCHES)
def test_all_operations_are_those_of_the_matrices(
    kind: Any, seed: int, batch: tuple[int, ...]
) -> None:
    rng = np.random.default_rng(seed)
    one, other = kind.sample_uniform(rng, batch), kind.sample_uniform(rng)
    assert_allclose((one @ other).as_matrix(), one.as_matrix() @ other.as_matrix(), atol=1e-12)
    assert_allclose(one.inverse().as_matrix(), np.linalg.inv(one.as_matrix()), atol=1e-12)
    again = kind.from_matrix(one.as_matrix())
    assert_allclose(again.as_matrix(), one.as_matrix(), atol=1e-12)
    assert_allclose(kind(one.parameters() * 1.0).as_matrix(), one.as_matrix())
    point = rng.uniform(-1, 1, kind.space_dim)
    size = kind.space_dim
    moved = one.as_matrix()[..., :size, :size] @ point
    if kind.matrix_dim > size:
        moved = moved + one.as_matrix()[..., :size, size]
    assert_allclose(one @ point, moved, atol=1e-12)
    nothing = kind.identity(batch)
    assert_allclose((nothing @ one).as_matrix(), one.as_matrix(), atol=1e-12)
    assert_allclose(one.normalize().as_matrix(), one.as_matrix(), atol=1e-12)


@kinds
def test_the_adjoint_takes_tangents_to_the_parent(kind: Any) -> None:
    rng = np.random.default_rng(3)
    one, tangent = kind.sample_uniform(rng), rng.uniform(-0.5, 0.5, kind.tangent_dim)
    inside = one @ kind.exp(tangent)
    outside = kind.exp(one.adjoint() @ tangent) @ one
    assert_allclose(inside.as_matrix(), outside.as_matrix(), atol=1e-9)


@kinds
def test_float32_stays(kind: Any) -> None:
    found = kind.identity((2,), np.float32)
    assert (found @ found.inverse()).parameters().dtype == np.float32
    assert kind.exp(np.ones(kind.tangent_dim, np.float32)).log().dtype == np.float32


@kinds
def test_wrong_use_is_named(kind: Any) -> None:
    with pytest.raises(ValueError, match=r'must have shape \(\.\.\., \d\), not \(9,\)'):
        kind(np.zeros(9))
    other: MatrixLieGroup = next(each for each in KINDS if each is not kind).identity()
    with pytest.raises(TypeError, match='of one kind'):
        _ = kind.identity() @ other


def test_numbers_are_floats_side_by_side() -> None:
    assert floats('x', [1, 2]).dtype == np.float64
    with pytest.raises(TypeError, match='x must be numbers'):
        floats('x', ['a'])
    assert joined(np.zeros((5, 1)), np.ones(2)).shape == (5, 3)


@pytest.mark.parametrize('kind', [transforms.SE2, transforms.SE3])
def test_a_rotation_or_a_translation_alone(kind: Any) -> None:
    turn = kind.sample_uniform(np.random.default_rng(1)).rotation()
    assert_allclose(kind.from_rotation(turn).translation(), 0.0)
    ahead = np.arange(2.0 * kind.space_dim).reshape(2, -1)
    moved = kind.from_translation(ahead)
    assert_allclose(moved.rotation().as_matrix(), np.stack([np.eye(kind.space_dim)] * 2))
    assert_allclose(moved @ np.zeros(kind.space_dim), ahead)
