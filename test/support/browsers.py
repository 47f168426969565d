# SPDX-License-Identifier: Apache-2.0
"""Programs in place of a browser: what they do is said in a few lines."""

from __future__ import annotations

from pathlib import Path
import stat
import sys

ANSWERS = """
import json, os
left = b''
while data := os.read(3, 65536):
    *texts, left = (left + data).split(bytes(1))
    for text in texts:
        call = json.loads(text)
        result = {'targetId': 't', 'sessionId': 's'}
        os.write(4, json.dumps({'id': call['id'], 'result': result}).encode() + bytes(1))
"""
"""Answers every call, and shows no page."""
DIES_WITH_PAGE = ANSWERS.replace('import json, os', 'import json, os, sys').replace(
    "        result = {'targetId'",
    """        if call['method'] == 'Page.navigate':
            sys.exit('out of memory')
        result = {'targetId'""",
)
"""Answers until it is to show a page."""
DIES = "import sys; sys.exit('the display is on fire')"


def browser(folder: Path, program: str) -> str:
    """Return the path of an executable that is this Python program."""
    path = folder / 'browser'
    path.write_text(f'#!{sys.executable}\n{program}\n')
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)
