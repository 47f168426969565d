# SPDX-License-Identifier: Apache-2.0
"""A form is submitted by true, and takes nothing else."""

from __future__ import annotations

from ros_viz_bridge.wire.gui_containers import GuiForm, GuiTab


def test_values_of_containers() -> None:
    assert GuiForm('', 'f').misfit(True) == ''
    assert 'submitted by true' in GuiForm('', 'f').misfit('x')
    assert 'takes no value' in GuiTab('', 't').misfit(True)
