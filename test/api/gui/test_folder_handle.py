# SPDX-License-Identifier: Apache-2.0
"""Forms tell when they are submitted, and whether they were edited."""

from __future__ import annotations

import pytest
from support.widgets import changed, Recorder


def test_a_form_is_edited_until_it_is_submitted() -> None:
    told = Recorder()
    heard: list[object] = []
    with told.gui.add_form('Profile') as form:
        with told.gui.add_folder('Inner'):
            name = told.gui.add_text('Name')
    form.on_submit(lambda event: heard.append((name.value, event.client_id)))
    name.value = 'by the script'
    assert not form.dirty
    changed(told, name, 'Ada')
    assert form.dirty
    changed(told, form, True)
    assert heard == [('Ada', 'c1')]
    assert not form.dirty
    form.submit()
    assert heard[1:] == [('Ada', None)]
    form.remove_submit_callback()
    form.submit()
    assert len(heard) == 2
    form.remove()
    with pytest.raises(RuntimeError, match="'Profile' was removed"):
        form.submit()


def test_a_form_cannot_be_in_a_form_but_in_front_of_it() -> None:
    told = Recorder()
    with told.gui.add_form('Outer'), told.gui.add_folder('F'):
        with pytest.raises(ValueError, match='a form cannot be in another form'):
            told.gui.add_form('Inner')
        with told.gui.add_modal('Window'):
            told.gui.add_form('Other')
