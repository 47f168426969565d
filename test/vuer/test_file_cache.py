# SPDX-License-Identifier: Apache-2.0
"""A file is read once, and again when it or what it names has changed; little memory is used."""

from __future__ import annotations

from pathlib import Path

from ros_viz_bridge.vuer.file_cache import FileCache, Find


def test_it_is_read_again_when_a_file_that_it_names_is_another(tmp_path: Path) -> None:
    reads: list[str] = []

    def load(path: Path, find: Find) -> bytes:
        reads.append(path.name)
        beside = find(path.with_suffix('.mtl'))
        return find(path).read_bytes() + (beside.read_bytes() if beside.exists() else b'')

    cache = FileCache(load, len, most=10)
    model = tmp_path / 'a.obj'
    model.write_bytes(b'v')
    assert [cache.get(model), cache.get(model)] == [b'v', b'v']
    (tmp_path / 'a.mtl').write_bytes(b'red')
    assert [cache.get(model), cache.get(model)] == [b'vred', b'vred']
    assert len(reads) == 2
    large = tmp_path / 'b.obj'
    large.write_bytes(b'8' * 8)
    assert [cache.get(each) for each in (large, large, model)] == [b'8' * 8, b'8' * 8, b'vred']
    assert reads[2:] == ['b.obj', 'a.obj']
    large.write_bytes(b'8' * 80)
    assert len(cache.get(large)) == 80 and not cache._kept
