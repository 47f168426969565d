# SPDX-License-Identifier: Apache-2.0
"""All markers of a topic, whatever was added, deleted and cleared; against a plain dict."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
import numpy as np
import pytest
from support.scene import marker_table, markers

from ros_viz_bridge.core.folds import markers as module
from ros_viz_bridge.core.folds.markers import MarkersFold

namespaces = st.sampled_from(['', 'a', 'b'])
keys = st.tuples(namespaces, st.integers(-2, 3))
rows = st.lists(st.tuples(namespaces, st.integers(-2, 3), st.floats(-9, 9)), max_size=4)


@st.composite
def deltas(draw: Any) -> tuple[list, list, list, bool]:
    return (
        draw(rows),
        draw(st.lists(keys, max_size=2)),
        draw(st.lists(namespaces, max_size=1)),
        draw(st.sampled_from([False, False, False, True])),
    )


def apply(table: dict, delta: tuple[list, list, list, bool]) -> None:
    """Do what the message says, slowly."""
    added, deleted, cleared, clear_all = delta
    for key in list(table):
        if clear_all or key[0] in cleared or key in deleted:
            del table[key]
    for ns, number, x in added:
        table[ns, number] = x


@given(st.lists(deltas(), min_size=1, max_size=12), st.sampled_from([1, 3, 4096]))
@settings(deadline=None)
def test_the_fold_is_what_a_dict_would_hold(sequence: list, chain: int) -> None:
    fold, table = MarkersFold(), {}
    old, module.CHAIN_ROWS = module.CHAIN_ROWS, chain
    try:
        for delta in sequence:
            added, deleted, cleared, clear_all = delta
            fold.add(markers(*added, deleted=deleted, cleared=cleared, clear_all=clear_all))
            apply(table, delta)
        state = fold.state(0.0)
    finally:
        module.CHAIN_ROWS = old
    assert marker_table(state) == table
    assert len(state.id) == len(table), 'no key twice'
    assert state.clear_all and not len(state.deleted_id) and not len(state.cleared)


def test_in_the_steady_state_the_delta_is_the_state() -> None:
    fold = MarkersFold()
    fold.add(markers(('a', 1, 1.0), ('a', 2, 2.0)))
    fold.state(0.0)
    latest = markers(('a', 1, 3.0), ('a', 2, 4.0))
    fold.add(latest)
    assert fold.state(0.0).pose is latest.pose


def test_other_keys_or_another_order_are_no_steady_state() -> None:
    fold = MarkersFold()
    fold.add(markers(('a', 1, 1.0), ('a', 2, 2.0)))
    fold.state(0.0)
    fold.add(markers(('a', 2, 5.0)))
    assert marker_table(fold.state(0.0)) == {('a', 1): 1.0, ('a', 2): 5.0}


def test_expired_markers_are_left_out() -> None:
    fold = MarkersFold()
    fold.add(markers(('a', 1, 1.0), ('a', 2, 2.0), expires=np.array([10.0, 0.0])))
    assert len(fold.state(9.0).id) == 2
    assert marker_table(fold.state(10.0)) == {('a', 2): 2.0}
    fold.add(markers(('a', 2, 3.0)))
    assert marker_table(fold.state(11.0)) == {('a', 2): 3.0}


def test_markers_with_a_lifetime_do_not_pile_up_while_nobody_asks() -> None:
    """Ten detections a tenth of a second, each with an id of its own, that live for half a one."""
    fold, longest = MarkersFold(), 0
    for i in range(3000):
        now = 1000.0 + i / 10
        rows = [('detections', 10 * i + n, now) for n in range(10)]
        fold.add(markers(*rows, expires=np.full(10, now + 0.5)), now)
        longest = max(longest, fold.nbytes // 128)
    assert longest <= module.CHAIN_ROWS + 100
    assert len(fold.state(now).id) == 50


def test_long_lines_are_not_piled_up_either() -> None:
    """Two markers of one topic, each in a message of its own with a million bytes of points."""
    fold, longest = MarkersFold(), 0
    points, offsets = np.zeros((90_000, 3), np.float32), np.array([0, 90_000], np.uint32)
    for i in range(100):
        fold.add(markers(('a', i % 2, float(i)), points=points, point_offsets=offsets))
        longest = max(longest, fold.nbytes)
    assert longest < module.CHAIN_BYTES + 4e6
    assert len(fold.state(0.0).id) == 2


def textured(x: float, name: str, file: bytes) -> Any:
    return markers(
        ('a', 1, x),
        texture_names=[name],
        texture=np.array([0], np.int32),
        images=np.frombuffer(file, np.uint8),
        image_offsets=np.array([0, len(file)], np.uint32),
    )


def test_an_embedded_image_sent_once_is_sent_to_late_joiners() -> None:
    fold = MarkersFold()
    fold.add(textured(1.0, 'wood', b'picture'))
    fold.add(textured(2.0, 'wood', b''))
    state = fold.state(0.0)
    assert state.texture_names[state.texture[0]] == 'wood'
    assert state.images.tobytes() == b'picture'
    assert state.image_offsets.tolist() == [0, 7]


def test_a_newer_image_of_the_same_name_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    fold = MarkersFold()
    for file in (b'old', b'newer'):
        fold.add(textured(1.0, 'wood', file))
    assert fold.state(0.0).images.tobytes() == b'newer'
    monkeypatch.setattr(module, 'IMAGES', 1)
    fold.add(textured(1.0, 'steel', b'shine'))
    assert fold.state(0.0).images.tobytes() == b'shine'


def test_latched_markers_outlive_a_time_jump() -> None:
    fold = MarkersFold()
    fold.add(markers(('a', 1, 1.0)))
    assert fold.forget_dynamic(latched=True)
    assert len(fold.state(0.0).id) == 1
    assert not fold.forget_dynamic(latched=False)


def test_a_long_chain_is_folded_away() -> None:
    fold = MarkersFold()
    for i in range(3 * module.CHAIN_LENGTH):
        fold.add(markers(('a', i % 5, float(i))))
    assert len(fold._chain) <= module.CHAIN_LENGTH
    assert fold.nbytes < 1e6
    assert set(marker_table(fold.state(0.0))) == {('a', i) for i in range(5)}


def test_embedded_images_are_bounded_in_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, 'IMAGE_BYTES', 10)
    fold = MarkersFold()
    for name in ('wood', 'steel', 'glass'):
        fold.add(textured(1.0, name, b'12345'))
    assert fold.state(0.0).images.tobytes() == b'1234512345'
    fold.add(textured(1.0, 'larger', b'1234567890123'))
    assert fold.state(0.0).images.tobytes() == b'1234567890123'


def test_namespaces_that_come_and_go_leave_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, 'SPARE_NAMESPACES', 10)
    fold = MarkersFold()
    fold.add(markers(('stays', 1, 1.0)))
    for i in range(5000):
        fold.add(markers((f'n{i}', 1, 1.0)))
        fold.add(markers(cleared=[f'n{i}']))
    fold.add(markers(('stays', 1, 2.0), ('new', 1, 3.0)))
    assert marker_table(fold.state(0.0)) == {('stays', 1): 2.0, ('new', 1): 3.0}
    assert len(fold._keys) < 1000
