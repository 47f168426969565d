# SPDX-License-Identifier: Apache-2.0
"""The node as if its messages were of another version: ``python -m support.other_version``."""

from __future__ import annotations

import sys

from ros_viz_bridge.wire import schema

schema.schema_hash = lambda: 'of-another-version'

# Only now: who asks for the hash has imported it by its name.
from ros_viz_bridge.ros.main import main

if __name__ == '__main__':
    sys.exit(main())
