// SPDX-License-Identifier: Apache-2.0
/** A display that is one thing, as a viewer asks for it. */

import type { Vector3 } from 'three';
import type { PickedPart } from '../renderable';

export interface Whole {
  frame: string;
  stamp: number;
  /** In the fixed frame; null while it has no place. */
  position: Vector3 | null;
  fields: PickedPart['fields'];
}

/** What `read` tells of it now, and tells again whenever it is asked. */
export function wholePart(read: () => Whole | null): PickedPart | null {
  const whole = read();
  if (!whole?.position) return null;
  const { frame, stamp, position, fields } = whole;
  return { name: '', frame, stamp, position, fields, again: () => wholePart(read) };
}
