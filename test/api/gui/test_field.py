# SPDX-License-Identifier: Apache-2.0
"""A property that is a field of a message."""

from __future__ import annotations

from typing import Any

from ros_viz_bridge.api.gui import checks
from ros_viz_bridge.api.gui.field import Field
from ros_viz_bridge.wire.gui_inputs import GuiNumber


class Handle:
    """What a field needs."""

    least = Field['float | None'](
        checks.limit, 'The least.', wire='minimum', read=checks.read_limit
    )

    class _live:
        state = GuiNumber('', 'w')

    changes: dict[str, Any] = {}

    def _change(self, **fields: Any) -> None:
        self.changes.update(fields)


def test_it_reads_and_tells_under_the_name_on_the_wire() -> None:
    handle = Handle()
    assert handle.least is None
    handle.least = 3.0
    assert handle.changes == {'minimum': [3.0]}
    assert Handle.least.__doc__ == 'The least.'
