# SPDX-License-Identifier: Apache-2.0
"""Widgets and words, in the panel of widgets."""

from __future__ import annotations

from typing import Any, ClassVar

from .element import Element, Plan
from .values import number


class Words(Element):
    """Words; those given beside each other are joined by ``sep``."""

    tag = 'Span'
    PROPERTIES = frozenset(('text', 'sep'))
    MARK: ClassVar[str] = '{}'

    def __init__(self, *words: Any, **properties: Any) -> None:
        given = properties.pop('children', None)
        if given is not None:
            words = tuple(given) if isinstance(given, (list, tuple)) else (given,)
        if words:
            separator = properties.get('sep', ' ')
            properties['text'] = separator.join(map(_text, words))
        super().__init__(**properties)

    def _plan(self) -> Plan:
        text = self.MARK.format(self._get('text', ''))
        return Plan('add_markdown', {'content': text}, where='gui')


class span(Words):
    """Words."""


class Markdown(Words):
    """A text in Markdown."""

    tag = 'Markdown'


class Paragraph(Words):
    """Words."""

    tag = 'p'


class Header1(Words):
    """A heading."""

    tag = 'h1'
    MARK = '# {}'


class Header2(Words):
    """A smaller heading."""

    tag = 'h2'
    MARK = '## {}'


class Header3(Words):
    """The smallest heading."""

    tag = 'h3'
    MARK = '### {}'


class Bold(Words):
    """Bold words."""

    MARK = '**{}**'


class Italic(Words):
    """Words in italics."""

    MARK = '*{}*'


class Link(Words):
    """Words that lead to ``src``."""

    tag = 'a'
    PROPERTIES = frozenset(('src',))

    def _plan(self) -> Plan:
        text = f'[{self._get("text", "")}]({self._get("src", "")})'
        return Plan('add_markdown', {'content': text}, where='gui')


class div(Element):
    """A place for others."""

    tag = 'Div'


class Page(div):
    """A place for others."""

    tag = 'article'


class GrabRender(div):
    """Nothing: pictures of the view can always be asked for."""

    tag = 'GrabRender'
    KEY = 'DEFAULT'


class PointerControls(div):
    """Nothing: clicks are told wherever anybody wants ON_CLICK or ADD_MARKER."""

    tag = 'PointerControls'


class AutoScroll(div):
    """A place for others."""

    tag = 'AutoScroll'


class Button(Element):
    """A button: ``Button('go', key='go')``; a click is a CLICK with its key."""

    tag = 'Button'
    PROPERTIES = frozenset(('text', 'disabled', 'hint'))

    def __init__(self, *words: Any, **properties: Any) -> None:
        words = words or tuple(_several(properties.pop('children', ())))
        if words:
            properties['text'] = ' '.join(map(str, words))
        super().__init__(**properties)

    def _plan(self) -> Plan:
        values = {'label': str(self._get('text', self.key)), **_state(self)}
        return Plan('add_button', values, where='gui', events=(('CLICK', 'on_click'),))


class Slider(Element):
    """From ``min`` to ``max`` in ``step``; what a viewer chooses is a SET with its key."""

    tag = 'Slider'
    PROPERTIES = frozenset('min max step value label disabled hint'.split())
    CHECKS = {'min': number, 'max': number, 'value': number}

    def _plan(self) -> Plan:
        low, high = float(self._get('min', 0.0)), float(self._get('max', 1.0))
        values = {
            'label': str(self._get('label', self.key)),
            'min': low,
            'max': high,
            'step': float(self._get('step', (high - low) / 100)),
            **_state(self),
        }
        return _valued(self, 'add_slider', values, float(self._get('value', low)), 'SET')


class InputBox(Element):
    """A field for a text, ``multiline`` or not; what is typed is an INPUT with its key."""

    tag = 'Input'
    PROPERTIES = frozenset('value label multiline disabled hint'.split())

    def _plan(self) -> Plan:
        values = {
            'label': str(self._get('label', self.key)),
            'multiline': bool(self._get('multiline', False)),
            **_state(self),
        }
        return _valued(self, 'add_text', values, str(self._get('value', '')), 'INPUT')


class Input(InputBox):
    """The same."""


class ImageUpload(Element):
    """A button that sends a picture: an UPLOAD with its key and a ``PIL.Image`` as its value."""

    tag = 'ImageUpload'
    PROPERTIES = frozenset(('label', 'disabled', 'hint'))

    def _plan(self) -> Plan:
        values = {
            'label': str(self._get('label', self.key)),
            'mime_type': 'image/*',
            **_state(self),
        }
        return Plan('add_upload_button', values, where='gui', events=(('UPLOAD', 'on_upload'),))


def _state(element: Element) -> dict[str, Any]:
    return {
        'disabled': bool(element._get('disabled', False)),
        'hint': element._get('hint', None),
    }


def _valued(element: Element, method: str, values: dict[str, Any], value: Any, event: str) -> Plan:
    """Return the plan of a widget; a viewer's choice stays until the script gives a value."""
    return Plan(method, {**values, 'value': value}, where='gui', events=((event, 'on_update'),))


def _several(given: Any) -> Any:
    return given if isinstance(given, (list, tuple)) else (given,)


def _text(word: Any) -> str:
    if isinstance(word, Words):
        return word.MARK.format(word._get('text', ''))
    return str(word)
