# SPDX-License-Identifier: Apache-2.0
"""
Golden bytes of every message: ``python -m support.golden`` (in test/) writes them anew.

Both codecs are tested against them: what one version of the server says, the page of that version
understands.
"""

from __future__ import annotations

import json
from pathlib import Path

from ros_viz_bridge.wire.codec import encode, to_plain
from ros_viz_bridge.wire.schema import CLIENT_MESSAGES, SERVER_MESSAGES

from .examples import example

FOLDER = Path(__file__).resolve().parent.parent / 'golden'
MESSAGES = {**SERVER_MESSAGES, **CLIENT_MESSAGES}


def write() -> None:
    """Write bytes and plain values of one example per message type."""
    plain = {}
    for name, cls in MESSAGES.items():
        message = example(cls)
        (FOLDER / f'{name}.bin').write_bytes(encode(message))
        plain[name] = {'t': name, **to_plain(message)}
    text = json.dumps(plain, indent=1, ensure_ascii=False)
    (FOLDER / 'messages.json').write_text(text + '\n')


if __name__ == '__main__':
    write()
