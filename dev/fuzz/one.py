# SPDX-License-Identifier: Apache-2.0
"""One target in a process of its own, as libFuzzer wants it."""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=['ros_viz_bridge', 'yaml']):
    from .targets import TARGETS


def main() -> None:
    """Fuzz until libFuzzer's options end it."""
    target = TARGETS[sys.argv[1]]
    atheris.Setup([sys.argv[0], *sys.argv[2:]], target)
    atheris.Fuzz()


if __name__ == '__main__':
    main()
