# SPDX-License-Identifier: Apache-2.0
"""The page's types are the server's."""

from __future__ import annotations

from pathlib import Path

from ros_viz_bridge.wire.schema import schema_hash, SERVER_MESSAGES
from ros_viz_bridge.wire.typescript import generate

COMMITTED = Path(__file__).parents[2] / 'client' / 'src' / 'wire' / 'messages.ts'


def test_the_committed_file_is_fresh() -> None:
    assert COMMITTED.read_text() == generate(), 'run "make schema" and commit the result'


def test_it_says_hash_and_every_message() -> None:
    text = generate()
    assert f"SCHEMA_HASH = '{schema_hash()}'" in text
    for name in SERVER_MESSAGES:
        assert f'export interface {name} {{' in text
        assert f"  {name}: {{ kind: '" in text


def test_types_are_translated() -> None:
    text = generate()
    assert '  pose: Float64Array;\n' in text
    assert "  level: 'info' | 'warning' | 'error';\n" in text
    assert '  options: Record<string, boolean | number | string>;\n' in text
    assert '  orientation: [number, number, number, number];\n' in text
    assert "  Transforms: { child: 'Uint32Array', parent: 'Uint32Array'" in text
