# SPDX-License-Identifier: Apache-2.0
"""What a program says of the page's look is what pages are told, and what is wrong is named."""

from __future__ import annotations

from typing import Any

import pytest
from support.widgets import Recorder

from ros_viz_bridge.theme import TitlebarButton, TitlebarConfig, TitlebarImage
from ros_viz_bridge.wire.theme import Theme, TitlebarLink, TitlebarPicture


def test_all_of_it_is_told_and_left_to_the_viewer_where_nothing_is_said() -> None:
    told = Recorder()
    told.gui.configure_theme()
    assert told.last(Theme) == Theme('', 'theme', [], [], '', '', '', True, True, '')
    told.own.configure_theme(
        titlebar_content=TitlebarConfig(
            buttons=(TitlebarButton(text='Docs', icon='Description', href='https://a.b'),),
            image=TitlebarImage(image_url_light='./a.png', image_alt='ACME', href=None),
        ),
        control_layout='fixed',
        control_width='large',
        dark_mode=True,
        show_logo=False,
        show_share_button=False,
        brand_color=(230, 180, 30),
    )
    theme = told.last(Theme)
    assert told.messages[-1][0] == 'c1'
    assert theme.links == [TitlebarLink('Docs', 'Description', 'https://a.b')]
    assert theme.picture == [TitlebarPicture('./a.png', '', 'ACME', '')]
    assert (theme.control_layout, theme.control_width, theme.scheme) == ('fixed', 'large', 'dark')
    assert (theme.show_logo, theme.show_share_button) == (False, False)
    assert theme.brand_color == '#e6b41e'
    told.gui.configure_theme(dark_mode=False, brand_color=(0.0, 0.5, 1.0))
    assert (told.last(Theme).scheme, told.last(Theme).brand_color) == ('light', '#0080ff')


def test_a_picture_from_elsewhere_is_its_words() -> None:
    told = Recorder()
    image = {'image_url_light': 'https://a.b/logo.svg', 'image_alt': 'ACME'}
    with pytest.warns(UserWarning, match="on another server.*'ACME' is shown"):
        told.gui.configure_theme(titlebar_content={'image': image})  # type: ignore[typeddict-item]
    assert told.last(Theme).picture == [TitlebarPicture('', '', 'ACME', '')]


@pytest.mark.parametrize(
    ('arguments', 'error', 'words'),
    [
        ({'control_layout': 'round'}, ValueError, 'one of floating, collapsible, fixed'),
        ({'control_width': 7}, TypeError, 'control_width must be a str'),
        ({'dark_mode': 'yes'}, TypeError, 'dark_mode must be True or False'),
        ({'show_logo': None}, TypeError, 'show_logo must be True or False'),
        ({'brand_color': (300, 0, 0)}, ValueError, 'brand_color must be ints from 0 to 255'),
        ({'brand_color': (0.5, 0.5)}, ValueError, 'brand_color must be 3 numbers, not 2'),
        ({'brand_color': 'red'}, TypeError, "brand_color must be 3 numbers, not 'red'"),
        ({'titlebar_content': []}, TypeError, 'titlebar_content must be a dict with buttons'),
        ({'titlebar_content': {'links': ()}}, ValueError, "and no 'links'"),
        (
            {'titlebar_content': {'buttons': [{'icon': 'Cat'}]}},
            ValueError,
            r"\['buttons'\]\[0\]\['icon'\] must be None or one of GitHub",
        ),
        ({'titlebar_content': {'image': {}}}, ValueError, "needs 'image_url_light'"),
    ],
)
def test_wrong_use_names_the_argument(
    arguments: dict[str, Any], error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        Recorder().gui.configure_theme(**arguments)
