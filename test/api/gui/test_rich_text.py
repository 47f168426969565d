# SPDX-License-Identifier: Apache-2.0
"""Pictures travel inside of Markdown, from the one folder that was named."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.widgets import Recorder

from ros_viz_bridge.api.gui.rich_text import image_folder, with_pictures
from ros_viz_bridge.wire.gui_displays import GuiHtml, GuiMarkdown

SVG = 'data:image/svg+xml;base64,PHN2Zy8+'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / 'pictures').mkdir()
    (tmp_path / 'outside.svg').write_text('<svg/>')
    (tmp_path / 'pictures' / 'an arm.svg').write_text('<svg/>')
    return tmp_path / 'pictures'


def test_pictures_of_the_folder_are_taken_in_and_others_stay(folder: Path) -> None:
    text = '![a](an%20arm.svg "title") ![b](https://a.b/c.svg) [link](an%20arm.svg) ![d](data:,)'
    assert with_pictures(text, folder) == (
        f'![a]({SVG} "title") ![b](https://a.b/c.svg) [link](an%20arm.svg) ![d](data:,)'
    )
    for bad in ('../outside.svg', '/etc/passwd', 'none.svg'):
        with pytest.warns(UserWarning, match='a picture of the text is not shown'):
            assert with_pictures(f'![a]({bad})', folder) == f'![a]({bad})'


def test_the_text_reads_as_it_was_given(folder: Path) -> None:
    told = Recorder()
    text = told.gui.add_markdown('![a](an%20arm.svg)', image_root=folder)
    assert text.content == '![a](an%20arm.svg)'
    assert told.last(GuiMarkdown).content == f'![a]({SVG})'
    text.content = 'b'
    assert (told.last(GuiMarkdown).content, text.content) == ('b', 'b')
    html = told.gui.add_html('a')
    html.content = '<i>b</i>'
    assert told.last(GuiHtml).content == html.content == '<i>b</i>'


def test_the_indentation_of_the_script_makes_no_code() -> None:
    told = Recorder()
    text = told.gui.add_markdown("""
        # Heading

            code
        """)
    assert told.last(GuiMarkdown).content == '\n# Heading\n\n    code\n'
    assert '        # Heading' in text.content


def test_without_a_folder_it_is_that_of_the_script() -> None:
    found = image_folder(None)
    assert found is not None and found.is_dir()
