// SPDX-License-Identifier: Apache-2.0
/** A row as it is drawn of a control: brighter while the pointer is on it, opaque where the viewer wants that. */

import type { Matrix4 } from 'three';
import { MarkerRow } from '../markers/row';

/** Share of white that is added, as strong as RViz's highlight. */
export const HOVERED = 0.3;
export const GRABBED = 0.5;

export class VisualRow extends MarkerRow {
  highlight = 0;
  opaque = false;
  /** Replaces the row's pose: that of one with a frame of its own, in the marker's axes. */
  local: Matrix4 | null = null;

  override pose(into: Matrix4): Matrix4 {
    return this.local ? into.copy(this.local) : super.pose(into);
  }

  /** As the message has it. */
  ownPose(into: Matrix4): Matrix4 {
    return super.pose(into);
  }

  override color(channel: number): number {
    return this.shade(super.color(channel), channel);
  }

  override get colors(): Float32Array {
    const colors = super.colors;
    if (this.highlight === 0 && !this.opaque) return colors;
    return colors.map((value, i) => this.shade(value, i % 4));
  }

  private shade(value: number, channel: number): number {
    if (channel === 3) return this.opaque && value > 0 ? 1 : value;
    return value + (1 - value) * this.highlight;
  }
}
