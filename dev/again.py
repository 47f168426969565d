# SPDX-License-Identifier: Apache-2.0
"""
Runs the few tests that failed beside all others once more, alone, and names them.

    python -m dev.again STATUS [pytest's arguments]

Tests talk through real DDS, sockets and browsers, thousands of them on a machine that is full. One
that fails there and passes alone is still wrong, it or what it tests: it is named, and does not
stop a merge. One that fails twice does, and so do more than a few of them, or any that ended the
run or its process. STATUS is what the first run ended with.
"""

from __future__ import annotations

import json
from pathlib import Path
import subprocess
import sys

from dev.steps import say

FEW = 3
_FAILED = 1
"""Exit status of pytest where tests failed, and nothing worse happened."""
_LIST = Path('.ros/pytest/v/cache/lastfailed')


def main(words: list[str]) -> int:
    """Return 0 where all that failed passes now, else what the first run ended with."""
    status, arguments = int(words[0]), words[1:]
    failed = sorted(json.loads(_LIST.read_text())) if _LIST.is_file() else []
    if status != _FAILED or not 0 < len(failed) <= FEW:
        return status
    say(f'{len(failed)} failed beside others; once more, alone:')
    again = [sys.executable, '-m', 'pytest', '-n', '0', '--last-failed', *arguments]
    if subprocess.run(again, check=False).returncode:
        return status
    say('\n'.join(['NOT RELIABLE: failed beside others, passed alone:', *failed]))
    return 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
