# SPDX-License-Identifier: Apache-2.0
"""A slow client or a late one has the newest of every joint, whoever told it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
import numpy as np

from ros_viz_bridge.core.folds.joints import JointStatesFold, MOST
from ros_viz_bridge.wire.robot import JointStates

NAN = float('nan')
VALUE = st.one_of(st.just(NAN), st.floats(-5, 5))


def delta(joints: dict[str, tuple[float, float, float]], stamp: float = 1.0) -> JointStates:
    values = np.array(list(joints.values()), np.float64).reshape(-1, 3)
    return JointStates('/j', 'joints', list(joints), np.full(len(joints), stamp), *values.T)


def folded(*deltas: JointStates) -> JointStates:
    fold = JointStatesFold()
    for one in deltas:
        fold.add(one)
    return fold.state(0.0)


def test_messages_that_name_only_some_joints_add_up() -> None:
    arm = delta({'shoulder': (1, NAN, NAN), 'elbow': (2, 0, 0)}, 1.0)
    gripper = delta({'finger': (3, NAN, 9)}, 2.0)
    later = delta({'elbow': (5, NAN, 1)}, 3.0)
    state = folded(arm, gripper, later)
    assert state.names == ['shoulder', 'elbow', 'finger']
    np.testing.assert_array_equal(state.position, [1, 5, 3])
    np.testing.assert_array_equal(state.velocity, [NAN, 0, NAN])
    np.testing.assert_array_equal(state.effort, [NAN, 1, 9])
    np.testing.assert_array_equal(state.stamp, [1, 3, 2])


@given(
    st.lists(
        st.dictionaries(st.sampled_from('abcdef'), st.tuples(VALUE, VALUE, VALUE), max_size=4),
        max_size=8,
    )
)
def test_any_sequence_folds_to_the_newest(messages: list[dict[str, tuple[float, ...]]]) -> None:
    expected: dict[str, list[float]] = {}
    for message in messages:
        for name, values in message.items():
            old = expected.setdefault(name, [NAN] * 3)
            expected[name] = [o if np.isnan(v) else v for o, v in zip(old, values, strict=True)]
    state = folded(*(delta(one) for one in messages))  # type: ignore[arg-type]
    assert state.names == list(expected)
    told = np.array(list(expected.values()), float).reshape(-1, 3)
    np.testing.assert_array_equal(
        np.column_stack([state.position, state.velocity, state.effort]), told
    )


def test_the_state_is_no_view_of_what_still_changes() -> None:
    fold = JointStatesFold()
    fold.add(delta({'a': (1, NAN, NAN)}))
    state = fold.state(0.0)
    fold.add(delta({'a': (2, NAN, NAN)}))
    assert state.position.tolist() == [1]


def test_invented_names_are_bounded() -> None:
    fold = JointStatesFold()
    for i in range(0, MOST + 5000, 5000):
        fold.add(delta({f'j{k}': (1, 1, 1) for k in range(i, i + 5000)}))
    assert len(fold.state(0.0).names) == MOST
    assert fold.nbytes


def test_a_jump_in_time_forgets_what_was_then() -> None:
    fold = JointStatesFold()
    fold.add(delta({'a': (1, 1, 1)}))
    assert fold.forget_dynamic(latched=True)
    assert not fold.forget_dynamic(latched=False)
    assert fold.state(0.0).names == []
