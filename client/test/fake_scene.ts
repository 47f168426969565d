// SPDX-License-Identifier: Apache-2.0
/** A scene without a page, for tests: transforms and time are what the test says. */

import { PerspectiveCamera } from 'three';
import type { Lookup } from '../src/frames';
import { JointTables } from '../src/robot/joint_tables';
import { RobotModels } from '../src/robot/robot_models';
import { FakeOthers } from './fake_others';
import type { SceneContext } from '../src/render/renderable';

/** A scene whose fixed frame is 'map'; other frames are where `poses` has them. */
export class FakeScene implements SceneContext {
  now = 100;
  fixed = 'map';
  invalidated = 0;
  /** Pose of a frame in the fixed frame: x y z, quaternion x y z w. */
  poses: Record<string, number[]> = {};
  lookups = 0;

  readonly frames = {
    version: NaN,
    lookup: (_target: string, source: string, stamp: number): Lookup => {
      this.lookups++;
      const pose = this.poses[source];
      if (pose) return { ok: true, pose: Float64Array.from(pose), stamp };
      return { ok: false, level: 'waiting', reason: `no transform of ${source} yet` };
    },
  } as unknown as SceneContext['frames'];

  readonly joints = new JointTables();
  readonly robots = new RobotModels();
  displaysOf = (): string[] => [];
  /** Displays by topic, with what they have. */
  readonly others = new FakeOthers();
  fixedFrame = () => this.fixed;
  rosTime = () => this.now;
  camera = () => new PerspectiveCamera();
  viewport = () => ({ width: 400, height: 300, pixelRatio: 1 });
  assetUrl = (uri: string) => `assets/${uri}`;
  invalidate = () => void this.invalidated++;
}
