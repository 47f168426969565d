# SPDX-License-Identifier: Apache-2.0
"""What is fuzzed: each reader of bytes from outside, with what it may raise, and good examples."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
import io
from pathlib import Path

import numpy as np
from PIL import Image
from websockets.frames import Frame, Opcode
from websockets.protocol import OPEN
from websockets.server import ServerProtocol
import yaml

from ros_viz_bridge.api.scene.model_file import named
from ros_viz_bridge.cdr import CdrError, MessageType, Reader, Writer
from ros_viz_bridge.core.access import Refused
from ros_viz_bridge.core.rate_limit import Limits
from ros_viz_bridge.core.session import decode_client
from ros_viz_bridge.demo import pcd, ply
from ros_viz_bridge.displays.base import DisplayError
from ros_viz_bridge.displays.images.depth import decode_depth
from ros_viz_bridge.displays.images.files import (
    check_picture,
    decode_png16,
    picture_format,
    png_header,
)
from ros_viz_bridge.displays.registry import builtin
from ros_viz_bridge.displays.robot.urdf import read_urdf
from ros_viz_bridge.layout.layout import read_layout
from ros_viz_bridge.layout.rviz import is_rviz, read_rviz
from ros_viz_bridge.layout.yaml_nodes import LayoutError, read_yaml
from ros_viz_bridge.runtime.short_messages import short_messages
from ros_viz_bridge.wire.client import Ack
from ros_viz_bridge.wire.codec import decode, encode
from ros_viz_bridge.wire.schema import CLIENT_MESSAGES
from ros_viz_bridge.wire.trunk import (
    Arrived,
    Asked,
    Beat,
    Chunk,
    TRUNK_MESSAGES,
    Uttered,
    Wanted,
)
from ros_viz_bridge.wire.validate import WireError

ROOT = Path(__file__).resolve().parents[2]
POINTS = MessageType.from_text(
    'test/msg/Points',
    'string frame\nfloat64[] xs\nPart[] parts\nuint8[] data\nbool flag\n'
    + '=' * 80
    + '\nMSG: test/Part\nstring name\nuint16[<=4] sizes\nfloat32 x',
)


@dataclass(frozen=True)
class Target:
    """One reader; ``run`` raises nothing but ``may_raise``, whatever it is given."""

    run: Callable[[bytes], object]
    may_raise: tuple[type[Exception], ...]
    seeds: Callable[[], list[bytes]]

    def __call__(self, data: bytes) -> None:
        """Try one input."""
        try:
            self.run(data)
        except self.may_raise:
            return


def _wire(data: bytes) -> None:
    message = decode_client(data, Limits())
    frame = encode(message)
    # What was let in is what it says: nothing of it is lost or added on the way.
    assert encode(decode(frame, CLIENT_MESSAGES)) == frame


def _short(data: bytes) -> None:
    messages = short_messages(data)
    if messages is None:
        return
    conn = ServerProtocol(state=OPEN)
    conn.receive_data(data)
    frames = [event for event in conn.events_received() if isinstance(event, Frame)]
    # What is taken past the library's parser is what that would have made of it.
    assert conn.parser_exc is None and messages == [bytes(frame.data) for frame in frames]


def _layout(data: bytes) -> None:
    text, types = data.decode('utf-8', 'replace'), builtin()
    root = read_yaml(text, file='layout')
    if is_rviz(root):
        read_rviz(root, types)
    else:
        read_layout(text, file='layout', types=types)


def _picture(data: bytes) -> None:
    array = np.frombuffer(data, np.uint8)
    kind = picture_format(array)
    if kind is None:
        decode_depth(array, '16UC1; compressedDepth png')
        return
    check_picture(array, kind)
    if kind == 'png':
        header = png_header(array)
        if header.grey and header.depth == 16:
            decode_png16(array)


def _model(data: bytes) -> None:
    for kind in ('gltf', 'obj', 'mtl', 'dae'):
        named(kind, data)


def _golden() -> list[bytes]:
    files = ((ROOT / 'test' / 'golden' / f'{name}.bin') for name in CLIENT_MESSAGES)
    return [file.read_bytes() for file in files if file.is_file()]


def _masked() -> list[bytes]:
    words = (b'', encode(Ack(1)), bytes(126))
    frames = [bytes(Frame(Opcode.BINARY, word).serialize(mask=True)) for word in words]
    return [b''.join(frames[:2]), *frames]


def _trunk() -> list[bytes]:
    data = np.arange(5, dtype=np.uint8)
    said = [
        Beat(1.0, [1, 2], {'share': 3}),
        Uttered(1, data),
        Arrived(1, 'share', data),
        Wanted(1, ['/a'], ['/b'], []),
        Asked(1, 'GET', '/a', 'b=c', {'accept': '*/*'}),
        Chunk(1, True, data),
    ]
    return [bytes(encode(message)) for message in said]


def _layouts() -> list[bytes]:
    files = [*(ROOT / 'config').glob('*layout.yaml'), *(ROOT / 'test' / 'data').glob('*.rviz')]
    small = {'version': 1, 'displays': [{'topic': '/a', 'type': 'sensor_msgs/PointCloud2'}]}
    return [yaml.safe_dump(small).encode(), *(file.read_bytes() for file in files)]


def _robots() -> list[bytes]:
    return [
        b'<robot name="r"><material name="m"><color rgba="1 0 0 1"/></material><link name="a">'
        b'<inertial><mass value="1"/><inertia ixx="1" iyy="1" izz="1" ixy="0" ixz="0" iyz="0"/>'
        b'</inertial><visual><origin xyz="0 0 1" rpy="0 0 1"/><geometry><box size="1 2 3"/>'
        b'</geometry><material name="m"/></visual></link><link name="b"><collision><geometry>'
        b'<mesh filename="package://p/a.stl" scale="1 1 1"/></geometry></collision></link>'
        b'<joint name="j" type="revolute"><parent link="a"/><child link="b"/><axis xyz="0 0 1"/>'
        b'<limit lower="-1" upper="1" effort="1" velocity="1"/><mimic joint="k"/></joint></robot>'
    ]


def _pictures() -> list[bytes]:
    made = []
    for mode, kind in (('L', 'JPEG'), ('RGB', 'PNG'), ('I;16', 'PNG'), ('RGB', 'WEBP')):
        file = io.BytesIO()
        Image.new(mode, (4, 3)).save(file, kind)
        made.append(file.getvalue())
    return [*made, b'\0' * 12 + made[2]]


def _models() -> list[bytes]:
    return [
        b'mtllib a.mtl\nv 0 0 0\n',
        b'newmtl m\nmap_Kd -s 1 1 a%20b.png\n',
        b'{"buffers": [{"uri": "a.bin"}], "images": [{"uri": "data:x"}]}',
        b'<COLLADA><image><init_from>a.png</init_from></image></COLLADA>',
    ]


def _plys() -> list[bytes]:
    head = (
        b'ply\nformat %s 1.0\nelement vertex 1\nproperty float x\nproperty uchar red\nend_header\n'
    )
    return [head % b'ascii' + b'1 2\n', head % b'binary_little_endian' + b'\0' * 5]


def _pcds() -> list[bytes]:
    head = (
        b'VERSION .7\nFIELDS x _ i\nSIZE 4 1 2\nTYPE F U I\nCOUNT 1 3 1\nWIDTH 1\nHEIGHT 1\n'
        b'VIEWPOINT 0 0 0 1 0 0 0\nPOINTS 1\nDATA %s\n'
    )
    packed = (10).to_bytes(4, 'little') + (9).to_bytes(4, 'little') + b'\x08' + b'\0' * 9
    return [
        head % b'ascii' + b'1 0 0 0 2\n',
        head % b'binary' + b'\0' * 9,
        head % b'binary_compressed' + packed,
    ]


def _cdr_seeds() -> list[bytes]:
    value = {
        'frame': 'map',
        'xs': [1.0, 2.0],
        'parts': [{'name': 'a', 'sizes': [1, 2], 'x': 1.0}],
        'data': b'123',
        'flag': True,
    }
    return [Writer(POINTS).write(value)]


def _definitions() -> list[bytes]:
    return [
        b'uint8 X=3\nstring<=4 a "b"\nfloat64[3] c\nA[] d\n' + b'=' * 80 + b'\nMSG: t/A\nint8 x'
    ]


TARGETS: dict[str, Target] = {
    'wire': Target(_wire, (Refused,), _golden),
    'short': Target(_short, (), _masked),
    'trunk': Target(lambda data: decode(data, TRUNK_MESSAGES), (WireError,), _trunk),
    'layout': Target(_layout, (LayoutError,), _layouts),
    'urdf': Target(
        lambda data: read_urdf(data.decode('utf-8', 'replace'), display='/d'),
        (DisplayError,),
        _robots,
    ),
    'picture': Target(_picture, (DisplayError,), _pictures),
    'model': Target(_model, (), _models),
    'ply': Target(ply.parse, (ValueError,), _plys),
    'pcd': Target(pcd.parse, (ValueError,), _pcds),
    'cdr': Target(lambda data: Reader(POINTS).read(data).to_dict(), (CdrError,), _cdr_seeds),
    'definition': Target(
        lambda data: MessageType.from_text('t/msg/T', data.decode('utf-8', 'replace')),
        (CdrError,),
        _definitions,
    ),
}
