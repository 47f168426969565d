// SPDX-License-Identifier: Apache-2.0
/** Other displays as a test has them: each is named by its topic. */

import type { Others } from '../src/others';
import type { CameraModel, Image } from '../src/wire/messages';

export class FakeOthers implements Others {
  readonly images: Record<string, Image> = {};
  readonly cameras: Record<string, CameraModel> = {};
  /** Topics with a display that has nothing yet. */
  readonly silent = new Set<string>();

  topicOf = (display: string) => display;
  displayOf = (topic: string) =>
    topic in this.images || topic in this.cameras || this.silent.has(topic) ? topic : undefined;
  image = (display: string) => this.images[display];
  camera = (display: string) => this.cameras[display];
}
