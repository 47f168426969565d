// SPDX-License-Identifier: Apache-2.0
/** Pictures of the scene that a script asks for: the viewer sees nothing of it. */

import type { Camera } from 'three';
import type { RenderRequest } from '../wire/messages';
import { CameraRig } from './camera_rig';
import { cameraAt, carried } from './carried';
import { loaded } from './loading';
import type { Stage } from './stage';

const NOWHERE = new Float64Array([0, 0, 0, 0, 0, 0, 1]);

/** A camera like the viewer's, but for what the request says; the viewer's own stays where it is. */
export function rigOf(viewers: CameraRig, request: RenderRequest): CameraRig {
  const rig = new CameraRig();
  rig.mode = viewers.mode;
  rig.setUp(viewers.up);
  rig.setPose(viewers.eye, viewers.orientation);
  rig.distance = viewers.distance;
  Object.assign(rig, { near: viewers.near, far: viewers.far });
  rig.fov = request.fov || viewers.fov;
  const pose = cameraAt(request.pose);
  if (pose) {
    rig.mode = 'orbit';
    rig.setPose(...carried(NOWHERE, pose));
  }
  rig.setSize(request.width, request.height);
  rig.apply();
  return rig;
}

interface View {
  /** Let the camera be where it was sent, as far as that is known by now. */
  ready(): void;
  /** Put everything where it is in this moment, for this camera. */
  place(): void;
  /** Look from where everybody begins, or at all that there is. */
  goHome(): void;
}

export class ScriptPictures {
  /** Of the picture that is drawn just now. */
  camera: Camera | null = null;

  constructor(
    private readonly rig: CameraRig,
    private readonly stage: Stage,
    private readonly view: View,
  ) {}

  /** The file. Rejects, or throws, with what the browser cannot do. */
  async take(request: RenderRequest): Promise<Uint8Array<ArrayBuffer>> {
    const { view } = this;
    if (request.patience > 0) {
      view.place(); // some load what they need only where they are placed
      await loaded(request.patience * 1000);
    }
    view.ready();
    if (request.from_home) {
      this.rig.setSize(request.width, request.height);
      view.place();
      view.goHome();
    }
    const { camera } = rigOf(this.rig, request);
    this.camera = camera;
    try {
      const picture = this.stage.picture(() => {
        view.place();
        this.stage.render(camera);
      }, request);
      this.camera = null;
      return new Uint8Array(await (await picture).arrayBuffer());
    } finally {
      this.camera = null;
      this.stage.changed();
    }
  }
}
