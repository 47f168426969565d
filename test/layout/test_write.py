# SPDX-License-Identifier: Apache-2.0
"""What a page saves is what is read again; what only the file has stays."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
import pytest
from support.full_disk import full_disk

from ros_viz_bridge.displays.base import option_fields
from ros_viz_bridge.displays.registry import builtin
from ros_viz_bridge.layout.document import to_document
from ros_viz_bridge.layout.layout import read_layout
from ros_viz_bridge.layout.layout_panels import PANELS
from ros_viz_bridge.layout.write import save_file, write_layout
from ros_viz_bridge.layout.yaml_nodes import LayoutError
from ros_viz_bridge.wire.display import OptionField
from ros_viz_bridge.wire.layouts import LayoutDocument, LayoutView
from ros_viz_bridge.wire.panels import PanelArrangement, WindowPlace

TYPES = builtin()
TF = 'tf2_msgs/msg/TFMessage'


def read(text: str) -> LayoutDocument:
    return to_document(read_layout(text, file='f', types=TYPES), TYPES)


def value(field: OptionField) -> st.SearchStrategy[object]:
    if field.kind == 'bool':
        return st.booleans()
    if field.kind == 'number':
        limited = field.minimum < field.maximum
        bounds = (field.minimum, field.maximum) if limited else (-1e9, 1e9)
        return st.floats(*bounds, allow_nan=False)
    if field.kind == 'choice':
        return st.sampled_from(field.choices)
    if field.kind == 'color':
        return st.from_regex(r'#[0-9a-f]{6}', fullmatch=True)
    return st.text(max_size=20)


def views() -> st.SearchStrategy[LayoutView]:
    def of(ros_type: str) -> st.SearchStrategy[LayoutView]:
        fields = option_fields(TYPES[ros_type].Options)
        # A colour also says that it is flat, a size that it is that of points.
        plain = [one for one in fields if one.name not in ('color', 'size')]
        options = st.fixed_dictionaries({}, optional={one.name: value(one) for one in plain})
        return st.builds(
            LayoutView,
            topic=st.sampled_from(['/a', '/a/b_2']),
            type=st.just(ros_type),
            title=st.text(max_size=20),
            visible=st.booleans(),
            options=options,
        )

    return st.sampled_from(sorted(TYPES)).flatmap(of)


def arrangements() -> st.SearchStrategy[PanelArrangement]:
    pixels = st.integers(1, 5000).map(float)
    places = st.tuples(pixels, pixels, pixels, pixels).map(list)
    places_by_view = st.dictionaries(st.sampled_from(['/a', '/a#2', '/ä b']), places, max_size=2)
    beside = st.sets(st.sampled_from(PANELS[1:]))
    return st.builds(
        PanelArrangement,
        bottom=st.sampled_from(['', PANELS[0]]),
        right=st.just(''),
        beside=beside.map(lambda names: [name for name in PANELS if name in names]),
        height=st.integers(120, 1200).map(float),
        width=st.integers(120, 1200).map(float),
        displays=st.booleans(),
        controls=st.booleans(),
        plot=st.lists(st.sampled_from(['/a.x', '/a.b[name="é: #1"].y']), max_size=2),
        plot_time=st.sampled_from([5.0, 30.0]),
        message=st.sampled_from(['', '/a']),
        windows=places_by_view.map(lambda by: [WindowPlace(*one) for one in by.items()]),
    )


@settings(max_examples=150, deadline=None)
@given(st.lists(views(), max_size=4), st.lists(arrangements(), max_size=1))
def test_what_is_written_is_read_again(
    given_views: list[LayoutView], panels: list[PanelArrangement]
) -> None:
    said = LayoutDocument(
        'map', 'first_person', 'base_link', [1, 2, 3, 0, 0, 0, 1], False, panels, given_views
    )
    found = read(write_layout(said, TYPES))
    assert (found.fixed_frame, found.view_mode, found.follow) == (
        'map',
        'first_person',
        'base_link',
    )
    assert found.others is False
    assert found.panels == panels
    for one, other in zip(said.views, found.views, strict=True):
        assert (other.topic, other.type, other.visible) == (one.topic, one.type, one.visible)
        assert other.title == ('' if one.title == one.topic else one.title)
        usual = {field.name: field.default for field in option_fields(TYPES[one.type].Options)}
        changed = {k: v for k, v in one.options.items() if v != usual[k]}
        assert other.options == pytest.approx(changed) if changed else not other.options


DOCK = 'widgets: [{button: Dock, topic: /dock}]'
FILE = """# Our robot
version: 1

# Which frame
fixed_frame: odom
displays:
  # the lidar
  - {topic: /old}

# Buttons
widgets:
  - {button: Dock, topic: /dock}   # by hand only
"""


def test_widgets_and_comments_of_the_file_stay() -> None:
    said = LayoutDocument('map', 'orbit', '', [], True, [], [LayoutView('/tf', TF, '', True, {})])
    text = write_layout(said, TYPES, into=FILE)
    assert '# Our robot' in text
    assert '# Which frame\nfixed_frame: map\n' in text
    assert '# Buttons\nwidgets:\n  - {button: Dock, topic: /dock}   # by hand only\n' in text
    assert '/old' not in text
    layout = read_layout(text, file='f', types=TYPES)
    assert [one.topic for one in layout.displays] == ['/tf']
    assert [one.label for one in layout.widgets] == ['Dock']


def test_writing_twice_changes_nothing_more() -> None:
    said = LayoutDocument(
        'map', 'orbit', '', [], False, [], [LayoutView('/tf', TF, 'T', True, {})]
    )
    once = write_layout(said, TYPES, into=FILE)
    assert write_layout(said, TYPES, into=once) == once


@pytest.mark.parametrize(
    'text',
    ['yes', '12', 'a: b', '- x', '"', '#c', 'null', 'é', ' x ', '1e3', '.5e3', '~', '\x7f', '\n']
    + ['.' + '1' * 130, '.' + '1' * 128 + 'e1'],
)
def test_texts_that_look_like_something_else_stay_texts(text: str) -> None:
    said = LayoutDocument(
        'map', 'orbit', '', [], False, [], [LayoutView('/tf', TF, text, True, {})]
    )
    assert read(write_layout(said, TYPES)).views[0].title == text


INJECTED = """alpha: 1
widgets:
  - {button: Reset, service: /robot/reboot}
#"""


@pytest.mark.parametrize('ros_type', ['', TF, 'no/msg/Type', f'{TF}\nwidgets: []'])
def test_names_of_settings_are_names(ros_type: str) -> None:
    """Nothing that a page says can become a key of the file."""
    for name in (INJECTED, 'Alpha', '', 'a b', 'é', '_a', 'a\n'):
        view = LayoutView('/a', ros_type, '', True, {name: True})
        with pytest.raises(LayoutError):
            write_layout(LayoutDocument('', 'orbit', '', [], True, [], [view]), TYPES, into=FILE)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(max_size=30), min_size=6, max_size=6), st.sampled_from([FILE, '']))
def test_nothing_that_a_page_says_changes_the_widgets(texts: list[str], into: str) -> None:
    topic, ros_type, title, frame, follow, text = (each.replace('~', '\n') for each in texts)
    view = LayoutView(f'/a{topic}', ros_type, title, True, {'alpha': text})
    said = LayoutDocument(frame, 'orbit', follow, [], True, [], [view])
    try:
        written = write_layout(said, TYPES, into=into)
    except LayoutError:
        return
    before = read_layout(into, file='f', types=TYPES).widgets
    assert read_layout(written, file='f', types=TYPES).widgets == before


@pytest.mark.parametrize('place', [(2e6, 0.0, 1e-7), (4512345.25, -691234.5, 0.25)])
def test_a_camera_far_out_and_a_hair_off_is_read_as_numbers(
    place: tuple[float, float, float],
) -> None:
    pose = (*place, 0.0, 0.0, 0.0, 1.0)
    said = LayoutDocument('', 'orbit', '', list(pose), True, [], [])
    assert read(write_layout(said, TYPES)).camera == list(pose)


def test_what_would_change_the_widgets_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The last word has what is read back, whatever came into the text."""
    monkeypatch.setattr('ros_viz_bridge.layout.write._scalar', lambda value: f'x\n{DOCK}')
    with pytest.raises(LayoutError, match='widgets'):
        write_layout(LayoutDocument('', 'orbit', '', [], True, [], []), TYPES)


@pytest.mark.parametrize(
    ('into', 'comment'),
    [
        ('{version: 1, widgets: [{button: Dock, topic: /dock}], discover: none}\n', ''),
        ('--- {fixed_frame: odom, widgets: &w [{button: Dock, topic: /dock}]}\n...\n', ''),
        ('  version: 1\n  widgets:\n    - {button: Dock, topic: /dock}\n', ''),
        ('# lab\nwidgets:\n- {button: Dock, topic: /dock}\nversion: 1\n...\n', '# lab'),
        ('# lab\nwidgets:\n- {button: Dock, topic: /dock}\n... # end\n\n', '# lab'),
        ('---\nversion: 1\n# lab\nwidgets: [{button: Dock, topic: /dock}]', '# lab'),
        ('%YAML 1.1\n---\nwidgets: [{button: Dock, topic: /dock}]\n', ''),
    ],
)
def test_widgets_stay_in_files_of_every_form(into: str, comment: str) -> None:
    said = LayoutDocument('map', 'orbit', '', [], True, [], [LayoutView('/tf', TF, '', True, {})])
    text = write_layout(said, TYPES, into=into)
    layout = read_layout(text, file='f', types=TYPES)
    assert [one.label for one in layout.widgets] == ['Dock']
    assert (layout.fixed_frame, layout.discover) == ('map', 'cheap')
    assert comment in text
    assert write_layout(said, TYPES, into=text) == text


@pytest.mark.parametrize('into', ['a: [', '- 1', 'widgets: {}', 'wigdets: []'])
def test_a_file_that_is_wrong_is_not_written_over(into: str) -> None:
    with pytest.raises(LayoutError, match='the layout file, line 1'):
        write_layout(LayoutDocument('', 'orbit', '', [], True, [], []), TYPES, into=into)


def test_a_file_is_replaced_wholly_and_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / 'layout.yaml'
    save_file(path, 'one')
    path.chmod(0o640)
    save_file(path, 'two')
    assert path.read_text() == 'two'
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_what_a_link_points_to_is_written(tmp_path: Path) -> None:
    real, link = tmp_path / 'real.yaml', tmp_path / 'link.yaml'
    real.write_text('old')
    link.symlink_to(real)
    save_file(link, 'new')
    assert (link.is_symlink(), real.read_text()) == (True, 'new')


def test_where_it_cannot_be_written_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / 'layout.yaml').mkdir()
    with pytest.raises(OSError):
        save_file(tmp_path / 'layout.yaml', 'x')
    assert [one.name for one in tmp_path.iterdir()] == ['layout.yaml']


def test_on_a_full_disk_the_old_file_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / 'layout.yaml'
    save_file(path, 'old')
    with full_disk(1000), pytest.raises(OSError, match='too large'):
        save_file(path, 'x' * 100_000)
    assert path.read_text() == 'old'
    assert list(tmp_path.iterdir()) == [path]
    save_file(path, 'y' * 100_000)
    assert path.stat().st_size == 100_000
