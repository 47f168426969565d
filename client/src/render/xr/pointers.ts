// SPDX-License-Identifier: Apache-2.0
/** With what an operator points: a ray of each hand, and the tips of index fingers; in the session's space. */

import { Matrix4, Quaternion, Ray, Vector3 } from 'three';
import type { XrSample } from '../../wire/messages';
import { POSE } from '../../input/xr/hands';

/** Of 25 joints, WebXR Hand Input. */
const INDEX_TIP = 9;

export type Side = 'left' | 'right' | 'none';

export interface Pointer {
  readonly id: number;
  readonly side: Side;
  /** A fingertip is where its ray begins, and touches without a button. */
  readonly finger: boolean;
  present: boolean;
  down: boolean;
  /** Its hand moves the robot: of all that can be touched it means the stop alone. */
  busy: boolean;
  readonly ray: Ray;
  /** Pose of its ray. */
  readonly matrix: Matrix4;
  /** How far it reaches until it meets something; negative while it meets nothing. */
  reach: number;
}

export class Pointers {
  readonly all: readonly Pointer[] = [
    made(0, 'left', false),
    made(1, 'right', false),
    made(2, 'none', false),
    made(3, 'left', true),
    made(4, 'right', true),
  ];
  /** Sources whose select is on. */
  private readonly selecting = new Set<XRInputSource>();
  private readonly sources: (XRInputSource | null)[] = [null, null, null];
  private readonly stop = new AbortController();

  constructor(session: XRSession) {
    const { signal } = this.stop;
    const on = (kind: string, heard: (event: XRInputSourceEvent) => void): void =>
      session.addEventListener(kind, heard as unknown as EventListener, { signal });
    on('selectstart', ({ inputSource }) => void this.selecting.add(inputSource));
    on('selectend', ({ inputSource }) => void this.selecting.delete(inputSource));
    session.addEventListener(
      'inputsourceschange',
      ({ removed }) => {
        for (const source of removed) this.selecting.delete(source);
      },
      { signal },
    );
  }

  /** Take where they are in a frame. */
  read(frame: XRFrame, space: XRReferenceSpace, sample: XrSample): void {
    for (const pointer of this.all) pointer.present = false;
    for (const source of frame.session.inputSources) this.readRay(frame, space, source);
    for (const { id, present } of this.all) if (!present && id < 3) this.sources[id] = null;
    this.readTip(this.all[3]!, sample.left_hand);
    this.readTip(this.all[4]!, sample.right_hand);
  }

  /** The session is not seen: nothing is pointed at. */
  clear(): void {
    this.selecting.clear();
    for (const pointer of this.all) pointer.present = pointer.down = false;
  }

  dispose(): void {
    this.stop.abort();
  }

  private readRay(frame: XRFrame, space: XRReferenceSpace, source: XRInputSource): void {
    const pointer =
      this.all[source.handedness === 'left' ? 0 : source.handedness === 'right' ? 1 : 2]!;
    if (pointer.present) return;
    const pose = frame.getPose(source.targetRaySpace, space);
    if (!pose) return;
    pointer.present = true;
    pointer.matrix.fromArray(pose.transform.matrix);
    pointer.ray.origin.setFromMatrixPosition(pointer.matrix);
    pointer.ray.direction.set(0, 0, -1).transformDirection(pointer.matrix);
    // A transient pointer comes with its pinch: it points before it presses, as all others do.
    pointer.down = this.selecting.has(source) && this.sources[pointer.id] === source;
    this.sources[pointer.id] = source;
  }

  private readTip(pointer: Pointer, joints: Float32Array): void {
    if (joints.length === 0) return;
    const at = INDEX_TIP * POSE;
    pointer.present = true;
    pointer.ray.origin.fromArray(joints, at);
    turn.fromArray(joints, at + 3);
    pointer.ray.direction.set(0, 0, -1).applyQuaternion(turn);
  }
}

const turn = new Quaternion();

function made(id: number, side: Side, finger: boolean): Pointer {
  const ray = new Ray(new Vector3(), new Vector3(0, 0, -1));
  return {
    id,
    side,
    finger,
    present: false,
    down: false,
    busy: false,
    ray,
    matrix: new Matrix4(),
    reach: -1,
  };
}
