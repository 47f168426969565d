# SPDX-License-Identifier: Apache-2.0
"""Words and widgets."""

from __future__ import annotations

from ros_viz_bridge.vuer.schemas import (
    Bold,
    Button,
    Header1,
    ImageUpload,
    Input,
    Link,
    Markdown,
    Slider,
    span,
)


def test_words_are_markdown() -> None:
    assert Header1('Title')._plan().values == {'content': '# Title'}
    assert span('one', Bold('two'), 3)._plan().values == {'content': 'one **two** 3'}
    assert Markdown(children='# x')._plan().where == 'gui'
    assert span('a', 'b', sep='')._plan().values == {'content': 'ab'}
    assert Link('docs', src='https://x.example')._plan().values == {
        'content': '[docs](https://x.example)'
    }


def test_widgets_tell_events() -> None:
    button = Button('go', key='b', hint='now')._plan()
    assert (button.method, button.events) == ('add_button', (('CLICK', 'on_click'),))
    assert button.values == {'label': 'go', 'disabled': False, 'hint': 'now'}
    slider = Slider(key='s', min=1, max=3)._plan()
    assert slider.values['step'] == 0.02 and slider.values['value'] == 1.0
    assert slider.events == (('SET', 'on_update'),) and slider.values['label'] == 's'
    assert Input(value='hi', label='name')._plan().values['value'] == 'hi'
    assert ImageUpload(key='u')._plan().events == (('UPLOAD', 'on_upload'),)
