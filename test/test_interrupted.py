# SPDX-License-Identifier: Apache-2.0
"""Who is interrupted while a class is made ends with the status that was returned."""

from __future__ import annotations

import os
from pathlib import Path
import subprocess
import sys
import textwrap

ROOT = Path(__file__).parents[1]


def test_caught_within_exec_it_leaves_no_trace(tmp_path: Path) -> None:
    program = textwrap.dedent("""
        import os, signal
        from ros_viz_bridge.interrupted import interrupt
        signal.signal(signal.SIGTERM, interrupt)
        try:
            exec('os.kill(os.getpid(), signal.SIGTERM)\\nwhile True: pass')
        except KeyboardInterrupt:
            print('caught', flush=True)
    """)
    (tmp_path / 'interrupted_program.py').write_text(program)
    path = os.pathsep.join([str(ROOT), str(tmp_path)])
    # As a module: what happened in a file CPython forgets.
    done = subprocess.run(
        [sys.executable, '-m', 'interrupted_program'],
        env={**os.environ, 'PYTHONPATH': path},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (done.stdout, done.returncode) == ('caught\n', 0), done.stderr
