# SPDX-License-Identifier: Apache-2.0
"""What is not as in RViz's own pictures, and why, by the name of the picture."""

from __future__ import annotations

BALL = 'A point is a ball in perspective here, larger near by; in RViz it is a disc.'
MESH = 'The mesh is another one: RViz takes the base of a PR2, which is not ours to pass on.'
CORNERS = (
    'The line keeps its breadth at its corners; in RViz it is narrower there. RViz took its'
    ' picture in 2018, when an orientation that nobody set was all zero and became half a turn'
    ' about z: here it is set so.'
)
DIFFERS = {
    'axes_display_visual_test': 'RViz has a display for the axes of one frame; here that of'
    ' frames draws those of all, and this is a pose in the origin.',
    'camera_info_displayed': 'The far end is filled; RViz fills the sides alone, where they are'
    ' not hidden.',
    'empty_scene': 'A marker behind the camera stands for the display.',
    'grid_cells_display_visual_test': 'Cells are plain, so that a field of them is even; in RViz'
    ' they have a darker rim.',
    'grid_visual_test': "The page's own grid is of thin lines only; these are a marker.",
    'laser_scan_display': f"{BALL} Both beams are drawn; RViz's picture has the first alone,"
    ' though both are within the limits of the message.',
    'pointcloud_containing_one_big_point': BALL,
    'robot_model_display_with_visuals': MESH,
    'temperature_display_high_temperature': BALL,
    'temperature_display_low_temperature': BALL,
    'test_marker_array_with_three_marker_types': CORNERS,
    'test_marker_with_multiple_marker_types': f'{MESH} {CORNERS} Colours between the corners of'
    ' a triangle are mixed as light is, so they are brighter.',
    'tf_display': 'The arrow to the parent is a line, hidden in the axes.',
}
