// SPDX-License-Identifier: Apache-2.0
/** Pictures of the scene that a script asks for: the viewer sees nothing of it. */

import type { Camera } from 'three';
import type { RenderRequest } from '../wire/messages';
import { CameraRig } from './camera_rig';
import { cameraAt, carried } from './carried';
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

export class ScriptPictures {
  /** Of the picture that is drawn just now. */
  camera: Camera | null = null;

  /** `place` puts everything where it is in this moment, for this camera. */
  constructor(
    private readonly rig: CameraRig,
    private readonly stage: Stage,
    private readonly place: () => void,
  ) {}

  /** The file. Rejects, or throws, with what the browser cannot do. */
  async take(request: RenderRequest): Promise<Uint8Array<ArrayBuffer>> {
    const { camera } = rigOf(this.rig, request);
    this.camera = camera;
    try {
      const picture = this.stage.picture(() => {
        this.place();
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
