# SPDX-License-Identifier: Apache-2.0
"""Widgets that show something."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, TYPE_CHECKING

from numpy.typing import NDArray

from ...wire.gui_displays import (
    GuiDivider,
    GuiHtml,
    GuiImage,
    GuiMarkdown,
    GuiPlotly,
    GuiProgressBar,
    GuiUplot,
)
from ..pictures import ImageLike, PictureFormat
from . import checks
from .base import GuiBase
from .colors import color as color_of
from .image_handle import GuiImageHandle
from .plotly_handle import GuiPlotlyHandle
from .progress_bar import GuiProgressBarHandle, percent
from .rich_text import (
    GuiDividerHandle,
    GuiHtmlHandle,
    GuiMarkdownHandle,
    image_folder,
    with_pictures,
)
from .uplot_handle import GuiUplotHandle, height_of, mode_of, options_json

if TYPE_CHECKING:
    from ... import uplot


class DisplaysApi(GuiBase):
    """
    Adds widgets that show something.

    All have ``visible`` and ``order`` (smaller is higher up; without it they stand in the order in
    which they were added). What does not fit raises TypeError or ValueError that names the
    argument.
    """

    def add_markdown(
        self,
        content: str,
        *,
        image_root: Path | None = None,
        order: float | None = None,
        visible: bool = True,
    ) -> GuiMarkdownHandle:
        """
        Add a text in Markdown (GitHub's, with tables).

        Pictures are read from files in ``image_root``, the script's folder where it is None, and
        travel inside the text; one that cannot be read gives a warning. HTML in it is treated as
        by ``add_html``.
        """
        common = self._common(None, order=order, visible=visible)
        root = image_folder(image_root)
        text = with_pictures(checks.text('content', content), root)
        return GuiMarkdownHandle(self, GuiMarkdown(**common, content=text), content, root)

    def add_html(
        self, content: str, *, order: float | None = None, visible: bool = True
    ) -> GuiHtmlHandle:
        """
        Add a text in HTML.

        The page leaves out what would run something (scripts, handlers of events, forms, frames),
        and what would reach beyond its place (style sheets); ``style`` attributes stay. Pictures
        must be ``data:`` addresses, or the server's own: the page loads nothing from elsewhere.
        """
        common = self._common(None, order=order, visible=visible)
        return GuiHtmlHandle(self, GuiHtml(**common, content=checks.text('content', content)))

    def add_divider(self, *, order: float | None = None, visible: bool = True) -> GuiDividerHandle:
        """Add a line across."""
        return GuiDividerHandle(
            self, GuiDivider(**self._common(None, order=order, visible=visible))
        )

    def add_image(
        self,
        image: ImageLike,
        *,
        label: str | None = None,
        format: PictureFormat = 'auto',  # noqa: A002  the word that users know
        jpeg_quality: int | None = None,
        order: float | None = None,
        visible: bool = True,
    ) -> GuiImageHandle:
        """
        Add a picture.

        ``image``: (H, W, 3), (H, W, 4) or grey (H, W), uint8 or float 0..1; or the bytes of a
        jpeg, png or webp file, which go to the page as they are. ``format`` 'auto' is png of what
        has an opacity, jpeg of all else; ``jpeg_quality`` is 1 to 100.
        """
        widget = GuiImage(**self._common(label, order=order, visible=visible))
        return GuiImageHandle(self, widget, image, format, jpeg_quality)

    def add_plotly(
        self,
        figure: Any,
        *,
        config: Mapping[str, Any] | None = None,
        aspect: float = 1.0,
        order: float | None = None,
        visible: bool = True,
    ) -> GuiPlotlyHandle:
        """
        Add a figure of Plotly's.

        ``figure`` is a ``plotly.graph_objects.Figure``, or a dict with ``data`` and ``layout``,
        for which plotly need not be installed. ``config`` is Plotly's, such as
        ``{'displayModeBar': False}``; ``aspect`` is width by height. Of charts that change often
        ``add_uplot`` is faster.
        """
        common = self._common(None, order=order, visible=visible)
        widget = GuiPlotly(**common, aspect=checks.positive('aspect', aspect))
        return GuiPlotlyHandle(self, widget, figure, config)

    def add_uplot(
        self,
        data: Sequence[NDArray[Any]],
        series: Sequence[uplot.Series],
        *,
        mode: Literal[1, 2] | None = None,
        title: str | None = None,
        bands: Sequence[uplot.Band] | None = None,
        scales: Mapping[str, uplot.Scale] | None = None,
        axes: Sequence[uplot.Axis] | None = None,
        legend: uplot.Legend | None = None,
        cursor: uplot.Cursor | None = None,
        focus: uplot.Focus | None = None,
        aspect: float = 1.0,
        height: int | None = None,
        padding: tuple[int, int, int, int] | None = None,
        order: float | None = None,
        visible: bool = True,
    ) -> GuiUplotHandle:
        """
        Add a chart of uPlot's: fast with many points that change often.

        ``data``: numbers of shape (n,) each: x, then y of each series; NaN is a gap. ``series``
        says how each is drawn, x first. Options are those of uPlot, as plain dicts or the types
        of ``ros_viz_bridge.uplot``; what is a function there cannot be sent. ``mode`` 2 draws a
        chart for each series, one below the other. ``aspect`` is width by height, ``height``
        (CSS pixels) goes before it, ``padding`` is above, right, below, left.
        """
        options = {
            'title': title,
            'series': series,
            'bands': bands,
            'scales': scales,
            'axes': axes,
            'legend': legend,
            'cursor': cursor,
            'focus': focus,
            'padding': padding,
        }
        widget = GuiUplot(
            **self._common(None, order=order, visible=visible),
            options=options_json(options),
            mode=mode_of(mode),
            aspect=checks.positive('aspect', aspect),
            height=height_of(height),
        )
        return GuiUplotHandle(self, widget, data, options)

    def add_progress_bar(
        self,
        value: float,
        *,
        visible: bool = True,
        animated: bool = False,
        color: str | tuple[int, int, int] | None = None,
        order: float | None = None,
    ) -> GuiProgressBarHandle:
        """
        Add a bar that says how far something is, ``value`` from 0 to 100.

        ``color`` is a name of the page's palette, such as 'teal', or red, green, blue.
        """
        widget = GuiProgressBar(
            **self._common(None, order=order, visible=visible),
            value=percent('value', value),
            animated=checks.flag('animated', animated),
            color=color_of('color', color),
        )
        return GuiProgressBarHandle(self, widget)
