# SPDX-License-Identifier: Apache-2.0
"""What a second run would redo, or wrongly skip, if stamps were wrong."""

from __future__ import annotations

from pathlib import Path

from dev.stamp import fingerprint, Stamp


def test_fingerprint_sees_content_names_and_words(tmp_path: Path) -> None:
    (tmp_path / 'a').write_text('1')
    first = fingerprint([tmp_path], root=tmp_path)
    assert fingerprint([tmp_path], root=tmp_path) == first
    assert fingerprint([tmp_path], root=tmp_path, extra=['x']) != first
    (tmp_path / 'a').rename(tmp_path / 'b')
    renamed = fingerprint([tmp_path], root=tmp_path)
    assert renamed != first
    (tmp_path / 'b').write_text('2')
    assert fingerprint([tmp_path], root=tmp_path) != renamed


def test_fingerprint_is_about_files_not_about_where_they_lie(tmp_path: Path) -> None:
    for name in ('here', 'there'):
        (tmp_path / name / 'deep').mkdir(parents=True)
        (tmp_path / name / 'deep' / 'file').write_text('same')
    here, there = (fingerprint([tmp_path / n], root=tmp_path / n) for n in ('here', 'there'))
    assert here == there


def test_compiled_python_and_absent_files_change_nothing(tmp_path: Path) -> None:
    (tmp_path / 'a').write_text('1')
    before = fingerprint([tmp_path], root=tmp_path)
    (tmp_path / '__pycache__').mkdir()
    (tmp_path / '__pycache__' / 'a.pyc').write_bytes(b'x')
    assert fingerprint([tmp_path, tmp_path / 'absent'], root=tmp_path) == before


def test_a_step_is_done_only_with_the_inputs_it_was_done_with(tmp_path: Path) -> None:
    stamp = Stamp(tmp_path / 'folder' / 'stamp.json')
    assert not stamp.is_done('one', 'abc')
    stamp.mark_done('one', 'abc')
    stamp.mark_done('two', 'def')
    assert Stamp(tmp_path / 'folder' / 'stamp.json').is_done('one', 'abc')
    assert stamp.is_done('two', 'def')
    assert not stamp.is_done('one', 'other')


def test_a_damaged_stamp_means_doing_it_again(tmp_path: Path) -> None:
    (tmp_path / 'stamp.json').write_text('{"one": "abc"')
    stamp = Stamp(tmp_path / 'stamp.json')
    assert not stamp.is_done('one', 'abc')
    stamp.mark_done('one', 'abc')
    assert stamp.is_done('one', 'abc')
