// SPDX-License-Identifier: Apache-2.0
/** Displays and clouds as a server would tell of them, for tests. */

import type { Display, DisplayStatus, PointCloud } from '../src/wire/messages';

export function display(id: string, overrides: Partial<Display> = {}): Display {
  return {
    t: 'Display',
    display: id,
    key: id,
    title: id,
    topic: `/${id}`,
    ros_type: 'sensor_msgs/msg/PointCloud2',
    visible: true,
    options: {},
    fields: [],
    order: 0,
    copies: [],
    ...overrides,
  };
}

export function displayStatus(id: string, overrides: Partial<DisplayStatus> = {}): DisplayStatus {
  return {
    t: 'DisplayStatus',
    display: id,
    key: id,
    level: 'ok',
    text: 'receiving',
    items: [],
    count: 7,
    rate: 10,
    bandwidth: 1000,
    received: 99,
    stamp: 98.9,
    publishers: 1,
    ...overrides,
  };
}

/** A cloud of one point at the origin of its frame. */
export function cloud(id: string, frame: string, stamp: number): PointCloud {
  return {
    t: 'PointCloud',
    display: id,
    key: id,
    frame,
    stamp,
    count: 1,
    step: 12,
    fields: ['x', 'y', 'z'].map((name, i) => ({ name, offset: 4 * i, scalar: 'f4' })),
    origin: [0, 0, 0],
    sweep: 0,
    labels: [],
    data: new Uint8Array(12),
  };
}
