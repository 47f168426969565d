# SPDX-License-Identifier: Apache-2.0
"""Writes docs/api/ from the docstrings of the library: python -m dev.reference."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
import inspect
from pathlib import Path
import re
from typing import Any

import pdoc.doc

from ros_viz_bridge import Access, PageLook, Server, viser, vuer
from ros_viz_bridge.api.scene.prop import Prop
from ros_viz_bridge.api.scene_serializer import SceneSerializer
from ros_viz_bridge.api.shared_scene import SharedScene
from ros_viz_bridge.core.internal import is_internal
from ros_viz_bridge.runtime.uploads import Uploads

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / 'docs' / 'api'
OBVIOUS = {
    'name': "Its name in the tree, from the root on: '/arm/hand'.",
    'label': 'What stands beside it.',
    'initial_value': 'Its value at first.',
    'image': 'A picture: (H, W), (H, W, 3) or (H, W, 4), or the bytes of a file.',
    'jpeg_quality': '1 to 100; None for the usual one.',
    'line_width': 'As thickness in pixels; deprecated.',
    'unit': 'Written behind the number.',
    'mesh': 'A mesh or scene of trimesh.',
}
"""Of parameters that no docstring and no property explains."""
FIELDS = {
    'allow_anonymous': 'Lets in whoever comes without a token.',
    'authorize': '`authorize(scope)` says the role of a connection, None for nobody.',
    'button': "'left', 'middle' or 'right'.",
    'cast_shadow': 'Whether it throws a shadow.',
    'camera': 'Where the viewer looks from.',
    'client': 'Who did it.',
    'client_id': 'Its name.',
    'content': 'The bytes.',
    'data': 'Bytes.',
    'end_screen_pos': 'Where the pointer is: 0..1 from the left and from the top of the view.',
    'etype': 'Its kind.',
    'event': "'click'.",
    'frame': "The viewer's fixed frame, which the positions are in.",
    'frame_ancestors': 'Origins whose pages may show it in a frame.',
    'index_html': 'The page around it.',
    'info': 'Its id, its role, and the control groups that it holds.',
    'instance_index': 'Index of the instance, point or segment, None where there is none.',
    'json': 'What becomes JSON.',
    'lod': "Simpler shapes far away: 'auto', 'off', or pairs (metres, share of the triangles).",
    'logo': 'A picture file.',
    'bones': 'A handle of each bone, with `wxyz` and `position`.',
    'modifier': 'What was held; None for nothing.',
    'opacity': '0 to 1.',
    'operator_token': 'Lets in operators.',
    'phase': "'start', 'update' or 'end'.",
    'quality': '1 to 100, of the JPEG pictures.',
    'queue_len': 'How many events wait for a generator at most.',
    'ray_direction': 'Away from the camera through the pointer: a unit vector.',
    'ray_origin': 'Where the camera is, metres.',
    'scene': 'What is shown in the view.',
    'screen_max': 'Right and lower corner.',
    'screen_pos': 'Where the pointer is: 0..1 from the left and from the top of the view.',
    'scripts': "Files or lines of code that run before the page's own.",
    'socket': '`socket.close()` ends the connection.',
    'start_screen_pos': 'Where it began: 0..1 from the left and from the top of the view.',
    'stream_id': 'Its name.',
    'take': '`take(path, name)` is called with each file.',
    'target': 'What it was done to.',
    'text': 'What becomes UTF-8.',
    'title': 'What stands in the tab.',
    'viewer_token': 'Lets in viewers.',
    'vuer': 'The server.',
    'wireframe': 'Whether its edges alone are drawn.',
    'workspace': 'Files that pages fetch below /workspace/.',
}
"""Of fields whose class says enough to those who read its code."""
NOT_FOR_USERS = re.compile(r'^(_|[A-Z]+$)')
"""Beside what is marked as ``internal``: constants are what a class is made of."""


@dataclass(frozen=True)
class Page:
    """One file of the reference."""

    title: str
    about: str
    classes: tuple[Any, ...]
    base: Any = object
    """Members of this class are told once, with it."""


def handles(base: Any) -> tuple[Any, ...]:
    """Return the classes that viser names, too, and that are derived from this one."""
    named = (getattr(viser, name) for name in viser.__all__)
    return tuple(one for one in named if inspect.isclass(one) and issubclass(one, base))


def named(*endings: str) -> tuple[Any, ...]:
    """Return the classes that viser names, too, and whose names end in this way."""
    return tuple(getattr(viser, name) for name in viser.__all__ if name.endswith(endings))


def pages() -> dict[str, Page]:
    """Return the pages by the names of their files."""
    adding = (one.obj for one in members(SharedScene) if isinstance(one, pdoc.doc.Function))
    nodes = (*handles(viser.SceneNodeHandle), *filter(None, map(returned, adding)))
    others = (*named('BoneHandle', 'InitialCameraHandle', 'NotificationHandle', 'StorageHandle'),)
    widgets = [one for one in named('Handle') if one.__name__.startswith(('Gui', 'Command'))]
    widgets += named('PanelHandle')
    kinds = (one for one in named('Event', 'UploadedFile') if inspect.isclass(one))
    motions = (getattr(viser.transforms, name) for name in ('SO3', 'SE3', 'SO2', 'SE2'))
    return {
        'server': Page(
            'Server and clients',
            'What a program makes, and those who look.',
            (Server, viser.ClientHandle, viser.CameraHandle, *others[1:], SceneSerializer)
            + (Access, PageLook, Uploads),
        ),
        'scene': Page('The scene', '`server.scene`, `client.scene`.', (SharedScene,)),
        'nodes': Page(
            'Nodes of the scene',
            'What `scene.add_*` returns. Assigning to a property changes it in every page.',
            tuple(dict.fromkeys((viser.SceneNodeHandle, *nodes, *others[:1]))),
            viser.SceneNodeHandle,
        ),
        'gui': Page('Widgets', '`server.gui`, `client.gui`.', (viser.GuiApi,)),
        'widgets': Page(
            'Handles of widgets',
            'What `gui.add_*` returns. Assigning to a property changes it in every page.',
            tuple(dict.fromkeys(widgets)),
        ),
        'events': Page('Events', 'What callbacks are called with.', tuple(kinds)),
        'vuer': Page(
            'Sessions',
            '`ros_viz_bridge.vuer`: a coroutine for each viewer.',
            tuple(getattr(vuer, name) for name in vuer.__all__),
            Server,
        ),
        'transforms': Page(
            'Transforms and URDF',
            '`ros_viz_bridge.viser.transforms`, `ros_viz_bridge.viser.extras`.',
            (*motions, viser.extras.ViserUrdf),
        ),
    }


def described(kind: Any) -> pdoc.doc.Class:
    """Return a class with its docstrings, also those behind attributes."""
    place = (kind.__module__, kind.__qualname__)
    return pdoc.doc.Class(*place, kind, place)


def members(kind: Any, base: Any = object) -> Iterator[pdoc.doc.Doc[Any]]:
    """Yield what users may use of a class, by name; without what it has from ``base``."""
    doc = described(kind)
    every = [*doc.own_members, *(one for some in doc.inherited_members.values() for one in some)]
    for one in sorted(every, key=lambda each: each.name):
        from_base = kind is not base and base is not object and hasattr(base, one.name)
        kept = NOT_FOR_USERS.match(one.name) or is_internal(found(kind, one.name))
        if not kept and not from_base:
            yield one


def found(kind: Any, name: str) -> Any:
    """Return a member as its class has it, None for what only instances have."""
    return inspect.getattr_static(kind, name, None)


def word(one: pdoc.doc.Doc[Any]) -> str:
    """Return what is said of a member."""
    # A property without words of its own has those of its class, which tell nothing of it.
    says = '' if one.docstring == inspect.getdoc(Prop) else one.docstring
    return says or FIELDS.get(one.name, '')


def text_of(kind: Any, name: str) -> str:
    """Return what a property says of itself, '' where there is none."""
    for one in members(kind):
        if one.name == name and not isinstance(one, pdoc.doc.Function):
            return word(one)
    return ''


def returned(method: Any) -> Any:
    """Return the class of the handle that a method adds, None where it adds none."""
    if not method.__name__.startswith('add_'):
        return None
    kind = method.__globals__.get(str(inspect.signature(method).return_annotation).split('[')[0])
    return kind if inspect.isclass(kind) else None


def meaning(method: Any, parameter: str) -> str:
    """Return what a parameter is for, where its method leaves it to the handle's property."""
    kind = returned(method)
    text = text_of(kind, parameter) if kind is not None else ''
    return text or (OBVIOUS.get(parameter, '') if kind is not None else '')


def parameters(method: Any) -> list[inspect.Parameter]:
    """Return the parameters that are given."""
    given = inspect.signature(method).parameters.values()
    return [each for each in given if each.name not in ('self', 'cls')]


def call(name: str, method: Any) -> str:
    """Return how a method is called, without types: 'add_box(name, *, visible=True)'."""
    shown = [
        each.replace(annotation=inspect.Parameter.empty, default=_short(each.default))
        for each in parameters(method)
    ]
    return f'{name}{inspect.Signature(shown)}'


class _short:  # it stands for a value
    def __init__(self, value: Any) -> None:
        self.value = value

    def __new__(cls, value: Any) -> Any:
        return value if value is inspect.Parameter.empty else super().__new__(cls)

    def __repr__(self) -> str:
        words = repr(self.value)
        return words if len(words) <= 40 and ' at 0x' not in words else '...'


def one_line(text: str) -> str:
    """Return a text for a cell of a table."""
    return re.sub(r'\s+', ' ', text).replace('``', '`').replace('|', '\\|').strip()


def method_text(doc: pdoc.doc.Function) -> Iterator[str]:
    """Yield the lines of one method."""
    yield f'### `{call(doc.name, doc.obj)}`\n'
    yield doc.docstring.replace('``', '`') + '\n'
    rows = [(each, meaning(doc.obj, each.name)) for each in parameters(doc.obj)]
    if any(text for _, text in rows):
        yield '| parameter | type | |\n|---|---|---|'
        for each, text in rows:
            kind = one_line(str(each.annotation))
            yield f'| `{each.name}` | `{kind}` | {one_line(text)} |'
        yield ''


def class_text(kind: Any, base: Any) -> Iterator[str]:
    """Yield the lines of one class."""
    name = 'SceneApi' if kind is SharedScene else kind.__name__
    yield f'## {name}\n'
    yield described(kind).docstring.replace('``', '`') + '\n'
    if base is not object and kind is not base and issubclass(kind, base):
        yield f'And all of `{base.__name__}`.\n'
    every = list(members(kind, base))
    rows = [one for one in every if not isinstance(one, pdoc.doc.Function)]
    if rows:
        yield '| property | |\n|---|---|'
        yield from (f'| `{one.name}` | {one_line(word(one))} |' for one in rows)
        yield ''
    for one in every:
        if isinstance(one, pdoc.doc.Function):
            yield from method_text(one)


def write() -> dict[str, str]:
    """Return the files' texts by their names."""
    told = pages()
    contents = ['# API', '', 'Written by `make docs` from the docstrings.', '']
    contents += [f'* [{page.title}]({name}.md): {page.about}' for name, page in told.items()]
    files = {'README.md': '\n'.join(contents) + '\n'}
    for name, page in told.items():
        lines = [f'# {page.title}\n', page.about + '\n']
        for kind in page.classes:
            lines += class_text(kind, page.base)
        files[f'{name}.md'] = '\n'.join(lines).rstrip() + '\n'
    return files


def main() -> None:
    """Write docs/api/."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in write().items():
        (FOLDER / name).write_text(text)


if __name__ == '__main__':
    main()
