// SPDX-License-Identifier: Apache-2.0
/** The link of a robot that is pointed at, and what is known of it. */

import { Matrix4, Raycaster, Vector2, Vector3, type Camera, type Intersection } from 'three';
import type { Robot } from '../../wire/messages';
import { placeText, numberText, rowText } from '../pick/numbers';
import type { PickedPart } from '../renderable';
import type { Link } from './link';

/** So far, metres and times the distance, a place that was read from the picture may be from the surface. */
const SLACK = 0.005;
const BLUR = 0.002;

const rays = new Raycaster();

/** The link with a surface at a place of the fixed frame that is seen from `camera`; null for none. */
export function linkAt(links: readonly Link[], at: Vector3, camera: Camera): Link | null {
  const seen = new Vector3().setFromMatrixPosition(camera.matrixWorld).distanceTo(at);
  const slack = SLACK + BLUR * seen;
  const near: Link[] = [];
  let nearest: Link | null = null;
  let least = Infinity;
  for (const link of links) {
    const bodies = link.drawn();
    if (bodies.length === 0) continue;
    const local = link.toLocal(at);
    const away = Math.min(...bodies.map((body) => body.box.distanceToPoint(local)));
    if (away <= slack) near.push(link);
    if (away < least) [least, nearest] = [away, link];
  }
  // Boxes of neighbours overlap: the surfaces themselves tell.
  return near.length > 1 ? (bySurface(near, at, camera) ?? nearest) : nearest;
}

function bySurface(links: readonly Link[], at: Vector3, camera: Camera): Link | null {
  const { x, y } = at.clone().project(camera);
  rays.setFromCamera(new Vector2(x, y), camera);
  const hits: Intersection[] = [];
  let best: Link | null = null;
  let least = Infinity;
  for (const link of links) {
    for (const body of link.drawn()) {
      for (const surface of body.surfaces()) surface.raycast(rays, hits);
    }
    for (const { point } of hits) {
      const away = point.distanceTo(at);
      if (away < least) [least, best] = [away, link];
    }
    hits.length = 0;
  }
  return best;
}

export interface Known {
  robot: Robot;
  index: number;
  link: Link;
  /** Frame of the link. */
  frame: string;
  /** In the fixed frame, now. */
  pose: Float64Array;
  /** Of its joint: radians or metres; NaN where it is not known. */
  joint: number;
}

/** What is told of a link, pointed at in this place of its own frame; `again` looks where it is now. */
export function partOf(known: Known, local: Vector3, again: () => PickedPart | null): PickedPart {
  const { link, frame } = known;
  const box = link.box();
  const middle = box.getCenter(new Vector3());
  const { matrix } = link.object;
  return {
    name: link.name,
    frame,
    stamp: 0,
    position: local.clone().applyMatrix4(matrix),
    own: local,
    box: new Matrix4()
      .multiplyMatrices(matrix, new Matrix4().makeTranslation(middle))
      .scale(box.getSize(new Vector3())),
    fields: [...fieldsOf(known)],
    again,
  };
}

function* fieldsOf({ robot, index, link, pose, joint }: Known): Generator<[string, string]> {
  yield ['robot', robot.name];
  const [x, y, z] = pose as unknown as [number, number, number];
  yield ['origin', placeText({ x, y, z })];
  yield ['orientation', rowText(Array.from(pose.subarray(3), (value) => round(value)))];
  const above = robot.joints.find((one) => one.child === index);
  if (above) {
    yield ['joint', `${above.name} (${above.type})`];
    if (Number.isFinite(joint)) {
      yield ['joint position', `${numberText(round(joint))} ${unitOf(above.type)}`];
    }
    yield ['parent link', robot.links[above.parent]!.name];
  }
  if (link.inertial) yield ['mass', `${numberText(link.inertial.mass)} kg`];
  const meshes = link.drawn().map(({ geometry }) => geometry.mesh);
  yield* [...new Set(meshes)].filter(Boolean).map((mesh): [string, string] => ['mesh', mesh]);
}

const unitOf = (type: string) => (type === 'prismatic' ? 'm' : 'rad');
const round = (value: number) => Math.round(value * 1e6) / 1e6;
