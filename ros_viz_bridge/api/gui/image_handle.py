# SPDX-License-Identifier: Apache-2.0
"""A picture among the widgets."""

from __future__ import annotations

from typing import Any

from ...wire.gui_displays import GuiImage, GuiImageFile
from ..pictures import encoded, ImageLike, PictureFormat
from . import checks
from .data_handle import GuiDataHandle
from .field import Field


class GuiImageHandle(GuiDataHandle[GuiImage, GuiImageFile]):
    """A picture; assigning another one to ``image`` shows it."""

    label = Field['str | None'](
        checks.optional_text, 'Written above it; None.', read=checks.read_optional
    )

    def __init__(
        self,
        gui: Any,
        widget: GuiImage,
        image: ImageLike,
        image_format: PictureFormat,
        jpeg_quality: int | None,
    ) -> None:
        kind, data = encoded('image', image, image_format, jpeg_quality)
        self._image, self._format, self._quality = image, image_format, jpeg_quality
        super().__init__(gui, widget, GuiImageFile('', widget.key, kind, data))

    @property
    def image(self) -> ImageLike:
        """
        The picture as it was given.

        (H, W, 3), (H, W, 4) or grey (H, W), uint8 or float 0..1; or the bytes of a jpeg, png or
        webp file, which go to the page as they are.
        """
        return self._image

    @image.setter
    def image(self, image: ImageLike) -> None:
        self._check_there()
        self._encode(image, self._format, self._quality)

    @property
    def format(self) -> PictureFormat:
        """How it travels: auto is png of what has an opacity, jpeg of all else."""
        return self._format

    @format.setter  # noqa: A003  the word that users know
    def format(self, image_format: PictureFormat) -> None:
        self._check_there()
        self._encode(self._image, image_format, self._quality)

    @property
    def jpeg_quality(self) -> int | None:
        """From 1 to 100 where it travels as a jpeg; None for the usual."""
        return self._quality

    @jpeg_quality.setter
    def jpeg_quality(self, jpeg_quality: int | None) -> None:
        self._check_there()
        self._encode(self._image, self._format, jpeg_quality)

    def _encode(
        self, image: ImageLike, image_format: PictureFormat, jpeg_quality: int | None
    ) -> None:
        kind, data = encoded('image', image, image_format, jpeg_quality)
        self._image, self._format, self._quality = image, image_format, jpeg_quality
        self._change_data(format=kind, data=data)
