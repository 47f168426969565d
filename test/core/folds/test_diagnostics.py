# SPDX-License-Identifier: Apache-2.0
"""The latest state of every part, whoever says it and however often."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
import pytest

from ros_viz_bridge.core.folds import diagnostics as module
from ros_viz_bridge.core.folds.diagnostics import DiagnosticsFold, PARTS
from ros_viz_bridge.wire.diagnostics import Diagnostic, Diagnostics, DiagnosticValue

deltas = st.lists(st.lists(st.tuples(st.sampled_from('abcd'), st.text(max_size=3)), max_size=4))


def delta(*rows: tuple[str, str]) -> Diagnostics:
    parts = [Diagnostic(n, 'ok', m, '', [DiagnosticValue('k', m)], 0.0, 0.0) for n, m in rows]
    return Diagnostics('/diagnostics', 'parts', parts)


def table(fold: DiagnosticsFold) -> dict[str, str]:
    return {part.name: part.message for part in fold.state(0.0).parts}


@given(deltas)
def test_the_fold_is_the_latest_of_every_part(batches: list) -> None:
    fold = DiagnosticsFold()
    for rows in batches:
        fold.add(delta(*rows))
    assert table(fold) == {name: message for rows in batches for name, message in rows}
    assert fold.nbytes == sum(map(module._size, fold.state(0.0).parts))


def test_ever_new_names_push_out_the_oldest() -> None:
    fold = DiagnosticsFold()
    fold.add(delta(('first', ''), ('kept', '')))
    for i in range(PARTS):
        fold.add(delta((f'p{i}', ''), ('kept', 'again')))
    assert len(table(fold)) == PARTS
    assert 'first' not in table(fold) and table(fold)['kept'] == 'again'


def test_long_ones_push_out_the_oldest_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, 'MOST_BYTES', 100_000)
    fold = DiagnosticsFold()
    for i in range(500):
        fold.add(delta((f'p{i}', 'x' * 1000)))
        assert fold.nbytes <= 100_000
    assert list(table(fold))[-1] == 'p499' and len(table(fold)) > 30
    fold.add(delta(('huge', 'x' * 200_000)))
    assert list(table(fold)) == ['huge']


def test_a_jump_in_time_forgets_what_is_not_latched() -> None:
    fold = DiagnosticsFold()
    fold.add(delta(('a', 'x')))
    assert fold.forget_dynamic(latched=True) and table(fold) == {'a': 'x'}
    assert not fold.forget_dynamic(latched=False) and table(fold) == {} and fold.nbytes == 0
