# SPDX-License-Identifier: Apache-2.0
"""The page looks as its owner wants, and runs what its owner gave, nothing else."""

from __future__ import annotations

import base64
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from ros_viz_bridge.runtime.page_look import HERE, PageLook

BUILT = (
    '<html><head><link rel="icon" href="./favicon.svg" /><title>x</title>'
    '<script type="module" src="./page/main.js"></script></head>'
    '<body><div id="root"></div></body></html>'
)


def hashed(code: str) -> str:
    return f"'sha256-{base64.b64encode(sha256(code.encode()).digest()).decode()}'"


def test_without_wishes_it_is_as_it_was_built() -> None:
    assert PageLook().page(BUILT) == (BUILT, ())


def test_title_logo_and_scripts(tmp_path: Path) -> None:
    logo, script = tmp_path / 'my logo.svg', tmp_path / 'extra.js'
    logo.write_text('<svg/>')
    script.write_text('')
    look = PageLook(title='<Lab> \\1', logo=logo, scripts=[script, 'window.a = 1'])
    html, hashes = look.page(BUILT)
    assert '<title>&lt;Lab&gt; \\1</title>' in html and 'favicon' not in html
    assert './custom/logo.svg' in html and '<script type="module">window.a = 1</script>' in html
    assert html.index('./custom/0-extra.js') < html.index('./page/main.js')
    assert hashes == (hashed('window.a = 1'),)
    assert look.files() == {'0-extra.js': script, 'logo.svg': logo}


def test_an_own_index_has_the_page_in_it_and_its_code_may_run(tmp_path: Path) -> None:
    own = (
        f'<html><head>{HERE}<script>go(1)</script><script src="a.js"></script></head>'
        '<body><h1>Lab</h1><div id="root"></div></body></html>'
    )
    file = tmp_path / 'index.html'
    file.write_text(own)
    for given in (own, file, str(file)):
        html, hashes = PageLook(index_html=given).page(BUILT)
        assert './page/main.js' in html and '<h1>Lab</h1>' in html and HERE not in html
        assert hashes == (hashed('go(1)'),)


@pytest.mark.parametrize(
    ('given', 'named'),
    [
        ({'logo': 'nothing.svg'}, 'logo must be'),
        ({'index_html': '<html></html>'}, '{{page}}'),
        ({'index_html': '/nowhere.html'}, 'index_html: cannot read'),
        ({'scripts': ['https://cdn.example/x.js']}, 'keep a copy|no file'),
        ({'scripts': [Path('/nowhere.js')]}, 'no file'),
        ({'frame_ancestors': ['evil.example; script-src *']}, 'frame_ancestors must be'),
    ],
)
def test_wrong_wishes_are_named(given: dict[str, Any], named: str) -> None:
    with pytest.raises(ValueError, match=named):
        PageLook(**given)
