// SPDX-License-Identifier: Apache-2.0
/** Shows where each hand wants its end effector: axes in the robot's frame, while it moves the robot. */

import {
  AxesHelper,
  Group,
  Matrix4,
  Mesh,
  MeshBasicMaterial,
  Quaternion,
  SphereGeometry,
  Vector3,
} from 'three';
import type { AppState } from '../../state';
import type { Frames } from '../../frames';
import { COLORS, handState } from './hand_state';

const LENGTH = 0.1;
const BALL = 0.012;

interface Ghost {
  readonly object: Group;
  readonly axes: AxesHelper;
  readonly ball: Mesh<SphereGeometry, MeshBasicMaterial>;
}

export class Targets {
  /** In the scene: the fixed frame. */
  readonly object = new Group();
  private readonly ghosts = new Map<string, Ghost>();

  constructor(
    private readonly frames: Pick<Frames, 'lookup'>,
    private readonly fixedFrame: () => string,
  ) {}

  /** Before a picture. */
  place(state: AppState): void {
    for (const [key, { object }] of this.ghosts) object.visible = key in state.teleopTargets;
    for (const [key, { frame, pose }] of Object.entries(state.teleopTargets)) {
      const ghost = this.ghosts.get(key) ?? this.made(key);
      const found = pose.length === 7 ? this.frames.lookup(this.fixedFrame(), frame, 0) : null;
      ghost.object.visible = found?.ok === true;
      if (!found?.ok) continue;
      const base = found.pose;
      position.fromArray(base);
      turn.fromArray(base, 3);
      whole.compose(position, turn, one);
      position.fromArray(pose);
      turn.fromArray(pose, 3);
      ghost.object.matrix.compose(position, turn, one).premultiply(whole);
      ghost.object.matrixWorldNeedsUpdate = true;
      const hand = key.endsWith('left') ? 'left' : 'right';
      ghost.ball.material.color.set(COLORS[handState(state, hand)]);
    }
  }

  dispose(): void {
    this.object.removeFromParent();
    for (const { axes, ball } of this.ghosts.values()) {
      axes.dispose();
      ball.geometry.dispose();
      ball.material.dispose();
    }
  }

  private made(key: string): Ghost {
    const look = { transparent: true, opacity: 0.6 };
    const ball = new Mesh(new SphereGeometry(BALL, 16, 12), new MeshBasicMaterial(look));
    const ghost = { object: new Group(), axes: new AxesHelper(LENGTH), ball };
    ghost.object.matrixAutoUpdate = false;
    ghost.object.add(ghost.axes, ball);
    this.object.add(ghost.object);
    this.ghosts.set(key, ghost);
    return ghost;
  }
}

const position = new Vector3();
const turn = new Quaternion();
const one = new Vector3(1, 1, 1);
const whole = new Matrix4();
