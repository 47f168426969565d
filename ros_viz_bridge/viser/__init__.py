# SPDX-License-Identifier: Apache-2.0
"""
The library by the names of viser: ``from ros_viz_bridge import viser`` in place of its import.

docs/from-viser/ says, method by method, what is the same, what is better, and what is left out.
"""

from __future__ import annotations

from ..api.camera_handle import CameraHandle
from ..api.client_handle import ClientHandle
from ..api.gui.button_handle import GuiButtonGroupHandle, GuiButtonHandle
from ..api.gui.column_handles import (
    GuiMultiSliderHandle,
    GuiRgbaHandle,
    GuiRgbHandle,
    GuiVector2Handle,
    GuiVector3Handle,
)
from ..api.gui.command_handle import CommandEvent, CommandHandle
from ..api.gui.event import GuiEvent
from ..api.gui.folder_handle import GuiFolderHandle, GuiFormHandle
from ..api.gui.gui_api import GuiApi
from ..api.gui.icons import Icon
from ..api.gui.image_handle import GuiImageHandle
from ..api.gui.input_handle import GuiInputHandle
from ..api.gui.input_handles import (
    GuiCheckboxHandle,
    GuiDropdownHandle,
    GuiNumberHandle,
    GuiSliderHandle,
    GuiTextHandle,
)
from ..api.gui.modal_handle import GuiModalHandle
from ..api.gui.panel_handle import MainPanelHandle, PanelHandle
from ..api.gui.plotly_handle import GuiPlotlyHandle
from ..api.gui.progress_bar import GuiProgressBarHandle
from ..api.gui.rich_text import GuiDividerHandle, GuiHtmlHandle, GuiMarkdownHandle
from ..api.gui.tab_handles import GuiTabGroupHandle, GuiTabHandle
from ..api.gui.upload_handle import GuiUploadButtonHandle, UploadedFile
from ..api.gui.uplot_handle import GuiUplotHandle
from ..api.initial_camera import InitialCameraHandle
from ..api.local_storage import LocalStorageHandle
from ..api.notification import NotificationHandle
from ..api.pointer.events import (
    SceneClickEvent,
    SceneNodeDragEvent,
    SceneNodePointerEvent,
    SceneRectSelectEvent,
    TransformControlsEvent,
)
from ..api.scene.batched_axes import BatchedAxesHandle
from ..api.scene.batched_meshes import BatchedGlbHandle, BatchedMeshHandle
from ..api.scene.frames import FrameHandle
from ..api.scene.grids import GridHandle, LabelHandle
from ..api.scene.gui_3d import Gui3dContainerHandle
from ..api.scene.lights import (
    AmbientLightHandle,
    DirectionalLightHandle,
    HemisphereLightHandle,
    PointLightHandle,
    RectAreaLightHandle,
    SpotLightHandle,
)
from ..api.scene.lines import ArrowsHandle, LineSegmentsHandle
from ..api.scene.meshes import MeshHandle
from ..api.scene.models import GlbHandle
from ..api.scene.node import SceneNodeHandle
from ..api.scene.pictures import CameraFrustumHandle, ImageHandle
from ..api.scene.points import PointCloudHandle
from ..api.scene.primitives import BoxHandle, CylinderHandle, IcosphereHandle
from ..api.scene.scene_api import SceneApi
from ..api.scene.skinned_meshes import MeshSkinnedBoneHandle, MeshSkinnedHandle
from ..api.scene.splats import GaussianSplatHandle
from ..api.scene.splines import SplineCatmullRomHandle, SplineCubicBezierHandle
from ..api.scene.transform_controls import TransformControlsHandle
from . import extras, theme, transforms, uplot
from .server import ViserServer

__all__ = [
    'AmbientLightHandle',
    'ArrowsHandle',
    'BatchedAxesHandle',
    'BatchedGlbHandle',
    'BatchedMeshHandle',
    'BoxHandle',
    'CameraFrustumHandle',
    'CameraHandle',
    'ClientHandle',
    'CommandEvent',
    'CommandHandle',
    'CylinderHandle',
    'DirectionalLightHandle',
    'FrameHandle',
    'GaussianSplatHandle',
    'GlbHandle',
    'GridHandle',
    'Gui3dContainerHandle',
    'GuiApi',
    'GuiButtonGroupHandle',
    'GuiButtonHandle',
    'GuiCheckboxHandle',
    'GuiDividerHandle',
    'GuiDropdownHandle',
    'GuiEvent',
    'GuiFolderHandle',
    'GuiFormHandle',
    'GuiHtmlHandle',
    'GuiImageHandle',
    'GuiInputHandle',
    'GuiMarkdownHandle',
    'GuiModalHandle',
    'GuiMultiSliderHandle',
    'GuiNumberHandle',
    'GuiPlotlyHandle',
    'GuiProgressBarHandle',
    'GuiRgbHandle',
    'GuiRgbaHandle',
    'GuiSliderHandle',
    'GuiTabGroupHandle',
    'GuiTabHandle',
    'GuiTextHandle',
    'GuiUploadButtonHandle',
    'GuiUplotHandle',
    'GuiVector2Handle',
    'GuiVector3Handle',
    'HemisphereLightHandle',
    'Icon',
    'IcosphereHandle',
    'ImageHandle',
    'InitialCameraHandle',
    'LabelHandle',
    'LineSegmentsHandle',
    'LocalStorageHandle',
    'MainPanelHandle',
    'MeshHandle',
    'MeshSkinnedBoneHandle',
    'MeshSkinnedHandle',
    'NotificationHandle',
    'PanelHandle',
    'PointCloudHandle',
    'PointLightHandle',
    'RectAreaLightHandle',
    'SceneApi',
    'SceneClickEvent',
    'SceneNodeDragEvent',
    'SceneNodeHandle',
    'SceneNodePointerEvent',
    'ScenePointerEvent',
    'SceneRectSelectEvent',
    'SplineCatmullRomHandle',
    'SplineCubicBezierHandle',
    'SpotLightHandle',
    'TransformControlsEvent',
    'TransformControlsHandle',
    'UploadedFile',
    'ViserServer',
    'extras',
    'theme',
    'transforms',
    'uplot',
]

ScenePointerEvent = SceneClickEvent | SceneRectSelectEvent
