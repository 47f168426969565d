# SPDX-License-Identifier: Apache-2.0
"""A form with its button: the fields of a request or goal, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from ..cdr import CdrError, MessageType
from ..core.session import ClientInfo
from ..layout.layout_widgets import WidgetEntry
from ..watch.path import PathError
from ..widgets.draft import Draft
from ..widgets.field_path import FieldPath
from ..widgets.field_value import ValueMisfit
from ..widgets.form import form_fields, FormError
from ..widgets.look import blank, field_widget, make_widget, shown_by
from ..wire.client import WidgetChanged
from ..wire.gui_containers import GuiFolder
from ..wire.gui_inputs import GuiButton
from ..wire.gui_signals import GuiIndicator
from .binding import Binding, Level
from .publications import Publications

_COLORS: dict[Level, str] = {'info': 'green', 'warning': 'yellow', 'error': 'red'}


class RequestPanel(Binding):
    """
    A button with what is filled in before it is pressed; base of services and actions.

    Without fields, and where the answer is a sentence, it is the button alone. Raises LayoutError
    where the layout does not fit the type.
    """

    def __init__(
        self,
        server: Any,
        publications: Publications,
        entry: WidgetEntry,
        order: float,
        message_type: MessageType,
        *,
        key: str,
        alone: bool,
        ros_time: Callable[[], float],
    ) -> None:
        super().__init__(server)
        self._publications = publications
        self._ros_time = ros_time
        self._entry = entry
        self._fields: dict[str, FieldPath] = {}
        try:
            self._draft = Draft(message_type, entry.template)
        except CdrError as error:
            raise entry.place(key).error(str(error)) from None
        try:
            fields = form_fields(message_type, entry.template or {}, entry.form)
        except (PathError, FormError) as error:
            raise entry.place('form').error(str(error)) from None
        self._alone = alone and not fields
        self._folder = '' if self._alone else f'{entry.id}/form'
        hint = f'{entry.name} ({entry.type})'
        self._button = make_widget(entry, order=order, hint=hint)
        if not self._alone:
            folder = GuiFolder(
                display='', key=self._folder, label=entry.label, order=order, group=entry.group
            )
            self._offer(folder)
            self._button = replace(self._button, container=self._folder, order=1000.0)
        for path in fields:
            self._fill_in(path)
        self._offer(self._button)

    def changed(self, client: ClientInfo, event: WidgetChanged) -> None:
        """Fill in a field, or go."""
        path = self._fields.get(event.widget)
        if path is None:
            self._pressed(client, event.widget)
            return
        try:
            self._draft.set(path, event.value)
            self._values[event.widget] = event.value
        except ValueMisfit as error:
            self._tell(client.client_id, event.widget, 'error', str(error))
            self._show(event.widget, self._values[event.widget])

    def _pressed(self, client: ClientInfo, key: str) -> None:
        """A button of it was pressed."""
        raise NotImplementedError

    def _fill_in(self, path: FieldPath) -> None:
        key = f'{self._entry.id}/{path.text}'
        widget = field_widget(
            path.type,
            display='',
            key=key,
            container=self._folder,
            order=float(len(self._fields)),
            label=path.text.replace('.', ' › ').replace('_', ' '),
            hint=f'{path.text} ({path.type})',
        )
        self._fields[key] = path
        self._offer(widget)
        value = self._draft.show(path)
        self._show(key, blank(widget) if value is None else shown_by(widget, value))

    def _part(self, name: str, label: str, order: float) -> dict[str, Any]:
        """Return what a widget of the panel, beside its fields, has."""
        key = f'{self._entry.id}/{name}'
        return {
            'display': '',
            'key': key,
            'label': label,
            'order': order,
            'container': self._folder,
        }

    def _busy(self, *, busy: bool) -> None:
        """Show whether what the button began goes on; it cannot be pressed then."""
        assert isinstance(self._button, GuiButton)
        self._offer(replace(self._button, busy=busy, disabled=busy))

    def _result(self, level: Level, text: str, client_id: str = '') -> None:
        """Show how it went: in the panel to everybody, else to who pressed."""
        if self._alone:
            self._tell(client_id, self._entry.id, level, text)
            return
        part = self._part('result', 'Result', 1003.0)
        self._offer(GuiIndicator(**part, color=_COLORS[level]))
        self._show(part['key'], text)
