// SPDX-License-Identifier: Apache-2.0
/** A page around a renderable, for tests. */

import { PerspectiveCamera } from 'three';
import { FakeOthers } from './fake_others';
import { Frames } from '../src/frames';
import { JointTables } from '../src/robot/joint_tables';
import { RobotModels } from '../src/robot/robot_models';
import type { SceneContext } from '../src/render/renderable';

export interface TestContext extends SceneContext {
  now: number;
  fixed: string;
  invalidated: number;
}

export function sceneContext(): TestContext {
  const context: TestContext = {
    now: 100,
    fixed: 'map',
    invalidated: 0,
    frames: new Frames(() => context.now),
    others: new FakeOthers(),
    fixedFrame: () => context.fixed,
    joints: new JointTables(),
    robots: new RobotModels(),
    displaysOf: (): string[] => [],
    rosTime: () => context.now,
    camera: () => new PerspectiveCamera(),
    viewport: () => ({ width: 800, height: 600, pixelRatio: 1 }),
    assetUrl: (uri) => uri,
    invalidate: () => {
      context.invalidated += 1;
    },
  };
  return context;
}
