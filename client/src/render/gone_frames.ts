// SPDX-License-Identifier: Apache-2.0
/** What becomes of the frames of transforms that nobody publishes, or replays, any more. */

import type { Frames } from '../frames';
import { app } from '../state';
import { TF_TYPE } from './tf_layer';

/** A display is gone: if its transforms made frames, all are forgotten, and the server tells those of others again. */
export function forgetFrames(frames: Pick<Frames, 'mark' | 'sweep'>, gone: string): void {
  const { displays, send } = app.getState();
  if (displays[gone]?.ros_type !== TF_TYPE) return;
  frames.mark();
  frames.sweep();
  const others = Object.values(displays)
    .filter(({ display, ros_type }) => ros_type === TF_TYPE && display !== gone)
    .map(({ display }) => display);
  if (others.length) send({ t: 'SendAgain', displays: others });
}
