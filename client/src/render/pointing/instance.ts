// SPDX-License-Identifier: Apache-2.0
/** Which instance, point or segment of a node is meant. */

import { InstancedMesh, Raycaster, Vector3, type Intersection } from 'three';
import type { Seen } from '../pick/finder';

const caster = new Raycaster();
const found: Intersection[] = [];

/** Its index; -1 of what has none. Instances are looked for along the line from the eye to where it was hit. */
export function instanceOf({ node, part, surface }: Seen, eye: Vector3): number {
  if (part?.index !== undefined) return part.index;
  const told = node?.renderable?.instanceAt?.(surface);
  if (told !== undefined) return told;
  const object = node?.renderable?.object;
  if (!object) return -1;
  caster.set(eye, new Vector3().subVectors(surface, eye).normalize());
  let best = -1;
  let nearest = Infinity;
  object.traverse((each) => {
    const ids: unknown = each.userData.instances;
    if (!(each instanceof InstancedMesh) || !(ids instanceof Uint32Array)) return;
    found.length = 0;
    each.raycast(caster, found);
    for (const { instanceId, distance } of found) {
      if (instanceId === undefined || distance >= nearest) continue;
      nearest = distance;
      best = ids[instanceId] ?? -1;
    }
  });
  return best;
}
