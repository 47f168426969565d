// SPDX-License-Identifier: Apache-2.0
/** The scene message `CameraModel`: what the camera sees, as a frustum; made anew only when the calibration changes. */

import {
  BufferAttribute,
  BufferGeometry,
  DoubleSide,
  Group,
  LineBasicMaterial,
  LineSegments,
  Mesh,
  MeshBasicMaterial,
  Vector3,
} from 'three';
import type { OptionValue, Placement } from '../state';
import type { CameraModel } from '../wire/messages';
import { EDGES, FAR_END, frustumCorners, sameCalibration, SIDES } from './camera_frustum';
import { FramePose, matrixOf } from './frame_pose';
import { flagOf, numberOf, rgbOf } from './option_values';
import { numberText, rowText } from './pick/numbers';
import { wholePart } from './pick/whole_part';
import type { PickedPart, Renderable, SceneContext } from './renderable';

export class CameraModelRenderable implements Renderable<CameraModel> {
  readonly object = new Group();
  private readonly edges = new LineSegments(
    new BufferGeometry(),
    new LineBasicMaterial({ transparent: true }),
  );
  private readonly faces = new Mesh(
    new BufferGeometry(),
    new MeshBasicMaterial({ transparent: true, side: DoubleSide, depthWrite: false }),
  );
  private where: FramePose;
  private far = 1;

  constructor(
    private readonly context: SceneContext,
    private model: CameraModel,
  ) {
    this.where = new FramePose(model.frame, model.stamp);
    this.object.matrixAutoUpdate = false;
    this.object.add(this.faces, this.edges);
    this.edges.geometry.setIndex(EDGES);
    this.build();
  }

  update(message: CameraModel): void {
    if (message.frame !== this.where.frame || message.stamp !== this.where.stamp) {
      this.where = new FramePose(message.frame, message.stamp);
    }
    const same = sameCalibration(message, this.model);
    this.model = message;
    if (!same) this.build();
  }

  setOptions(options: Record<string, OptionValue>): void {
    const opacity = Math.min(Math.max(numberOf(options, 'alpha', 0.5), 0), 1);
    this.edges.visible = flagOf(options, 'show_edges', true);
    this.edges.material.color.setRGB(...rgbOf(options, 'edge_color', '#7d7d7d'), 'srgb');
    this.edges.material.opacity = opacity;
    this.faces.visible = flagOf(options, 'show_polygons', true);
    this.faces.material.color.setRGB(...rgbOf(options, 'color', '#55ffff'), 'srgb');
    this.faces.material.opacity = opacity;
    const open = flagOf(options, 'hide_side_polygons', true);
    this.faces.geometry.setIndex(open ? FAR_END : [...FAR_END, ...SIDES]);
    const far = numberOf(options, 'far_clip', 1);
    if (far !== this.far) {
      this.far = far;
      this.build();
    }
  }

  place(): Placement[] {
    this.where.refresh(this.context);
    const { pose, problem } = this.where;
    this.object.visible = pose !== null;
    if (pose) {
      matrixOf(pose, this.object.matrix);
      this.object.matrixWorldNeedsUpdate = true;
    }
    return problem ? [problem] : [];
  }

  partAt(): PickedPart | null {
    return wholePart(() => {
      const { frame, stamp, width, height, k, d, p, distortion_model } = this.model;
      const lens = p[0]! > 0 ? p : [k[0]!, 0, k[2]!, 0, 0, k[4]!, k[5]!];
      const fields: [string, string][] = [
        ['size', `${width} x ${height} px`],
        ['focal length', `${numberText(lens[0]!)} ${numberText(lens[5]!)} px`],
        ['centre', `${numberText(lens[2]!)} ${numberText(lens[6]!)} px`],
        ['distortion_model', distortion_model],
        ['d', rowText(d)],
      ];
      const { visible, matrix } = this.object;
      const position = visible ? new Vector3().setFromMatrixPosition(matrix) : null;
      return { frame, stamp, position, fields };
    });
  }

  dispose(): void {
    for (const { geometry, material } of [this.edges, this.faces]) {
      geometry.dispose();
      material.dispose();
    }
    this.object.clear();
  }

  private build(): void {
    const corners = new BufferAttribute(frustumCorners(this.model, this.far), 3);
    for (const { geometry } of [this.edges, this.faces]) {
      geometry.setAttribute('position', corners);
      geometry.computeBoundingSphere();
      geometry.boundingBox = null;
    }
  }
}
