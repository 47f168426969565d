# SPDX-License-Identifier: Apache-2.0
"""What is in a container goes with it."""

from __future__ import annotations

import threading

import pytest
from support.widgets import Recorder

from ros_viz_bridge.wire.gui_inputs import GuiText


def test_widgets_are_in_the_container_of_their_block() -> None:
    told = Recorder()
    with told.gui.add_folder('Outer') as outer:
        told.gui.add_text('1')
        with told.gui.add_folder('Inner') as inner:
            told.gui.add_text('2')
        told.gui.add_text('3')
    told.gui.add_text('4')
    assert [text.container for text in told.of(GuiText)] == [outer.key, inner.key, outer.key, '']
    with inner:
        told.gui.add_text('5')
    assert len(inner.children) == 2
    outer.remove()
    assert inner.removed
    assert len(told.removed) == 6
    with pytest.raises(RuntimeError, match="'Outer' was removed"), outer:
        pass


def test_a_block_counts_for_its_thread_alone_and_ends_with_an_exception() -> None:
    told = Recorder()
    with pytest.raises(KeyError), told.gui.add_folder('F'):
        other = threading.Thread(target=lambda: told.gui.add_text('elsewhere'))
        other.start()
        other.join()
        raise KeyError
    told.gui.add_text('after')
    assert [text.container for text in told.of(GuiText)] == ['', '']


def test_a_client_has_its_own_in_what_all_have_and_not_the_other_way_round() -> None:
    told = Recorder()
    with told.gui.add_folder('All') as shared:
        own = told.own.add_text('own')
    assert shared.children == (own,)
    with told.own.add_folder('Own'), pytest.raises(RuntimeError, match='client c1 alone has'):
        told.gui.add_text('all')
    told.widgets.forget('c1')
    assert shared.children == ()


def test_another_server_is_not_in_it() -> None:
    one, two = Recorder(), Recorder()
    with one.gui.add_folder('F'):
        two.gui.add_text('T')
    assert two.last(GuiText).container == ''
