# SPDX-License-Identifier: Apache-2.0
"""The bytes on the wire are the ones that the page's codec is tested against."""

from __future__ import annotations

import json

import pytest
from support.examples import example
from support.golden import FOLDER, MESSAGES

from ros_viz_bridge.wire.codec import decode, encode, to_plain

PLAIN = json.loads((FOLDER / 'messages.json').read_text())


@pytest.mark.parametrize('name', list(MESSAGES))
def test_golden_bytes(name: str) -> None:
    message = example(MESSAGES[name])
    golden = (FOLDER / f'{name}.bin').read_bytes()
    assert encode(message) == golden, 'run "python -m support.golden" in test/ after a change'
    assert {'t': name, **json.loads(json.dumps(to_plain(decode(golden, MESSAGES))))} == PLAIN[name]


def test_no_golden_bytes_are_left_over() -> None:
    assert {path.stem for path in FOLDER.glob('*.bin')} == set(MESSAGES) == set(PLAIN)
