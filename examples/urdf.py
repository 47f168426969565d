# SPDX-License-Identifier: Apache-2.0
"""A robot from its URDF, moved by sliders: python urdf.py [file.urdf]. Needs yourdfpy."""

from __future__ import annotations

from pathlib import Path
import sys
import tempfile
import threading

from ros_viz_bridge import Server
from ros_viz_bridge.viser.extras import ViserUrdf

LINK = """
<link name="l{i}"><visual><origin xyz="0 0 0.25"/>
  <geometry><cylinder radius="{r}" length="0.5"/></geometry>
  <material name="m{i}"><color rgba="{r}0 0.5 0.{i} 1"/></material></visual></link>
<joint name="joint_{i}" type="revolute">
  <parent link="{parent}"/><child link="l{i}"/><origin xyz="0 0 {z}"/><axis xyz="{axis}"/>
  <limit lower="-2" upper="2" effort="1" velocity="1"/></joint>"""
LINKS = ''.join(
    LINK.format(
        i=i,
        r=0.1 - 0.015 * i,
        parent=f'l{i - 1}' if i else 'base',
        z=0.5 if i else 0.1,
        axis='0 1 0' if i % 2 else '0 0 1' if i == 0 else '1 0 0',
    )
    for i in range(5)
)
ARM = f"""<robot name="arm"><link name="base"><visual>
<geometry><box size="0.4 0.4 0.2"/></geometry></visual></link>{LINKS}</robot>"""


def main() -> None:
    server = Server(label='urdf')
    if len(sys.argv) > 1:
        robot = ViserUrdf(server, Path(sys.argv[1]), root_node_name='/robot')
    else:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, 'arm.urdf')
            path.write_text(ARM)
            robot = ViserUrdf(server, path, root_node_name='/robot')

    with server.gui.add_folder('Joints'):
        sliders = []
        for name, (lower, upper) in robot.get_actuated_joint_limits().items():
            low, high = (-3.14 if lower is None else lower), (3.14 if upper is None else upper)
            middle = min(max(0.0, low), high)
            sliders.append(server.gui.add_slider(name, low, high, 0.01, middle, unit='rad'))
        home = server.gui.add_button('Home', icon='home')

    moving = threading.Lock()

    def move(event: object) -> None:
        with moving:  # sliders call from several threads: the last one sees all
            robot.update_cfg([slider.value for slider in sliders])

    for slider in sliders:
        slider.on_update(move)

    @home.on_click
    def _(event: object) -> None:
        for slider in sliders:
            # Calls move, as a viewer's hand does.
            slider.value = min(max(0.0, slider.min), slider.max)

    for slider, angle in zip(sliders, (0.4, 0.5, 0.3, 0.6, 0.2), strict=False):
        slider.value = angle
    print(f'Open {server.url}', flush=True)
    server.sleep_forever()


if __name__ == '__main__':
    main()
