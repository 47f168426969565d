# SPDX-License-Identifier: Apache-2.0
"""What relay and edge have in common where they are started."""

from __future__ import annotations

import argparse

from ros_viz_bridge.relay.process import add_site
from ros_viz_bridge.relay.rules import Rules


def test_both_are_local_and_modest_unless_told_otherwise() -> None:
    parser = argparse.ArgumentParser()
    add_site(parser, port=8090)
    options = parser.parse_args([])
    assert (options.host, options.port) == ('127.0.0.1', 8090)
    assert (options.viewers, options.memory << 20) == (Rules.viewers, Rules.memory)
