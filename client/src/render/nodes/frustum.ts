// SPDX-License-Identifier: Apache-2.0
/** A script's camera frustum: edges, filled sides where asked for, and a picture at its far end. */

import { BufferAttribute, BufferGeometry, DoubleSide, Mesh, MeshBasicMaterial } from 'three';
import type { CameraFrustumBuffers, CameraFrustumLook } from '../../wire/messages';
import type { SceneContext } from '../renderable';
import { RibbonLine } from '../ribbon_line';
import { rgbaOf, colorOf } from './colors';
import { frustumEdges, frustumFaces, frustumSize } from './frustum_shape';
import { PartsDrawing } from './parts_drawing';
import { PicturePlane } from './picture_plane';

const FILL = 0.3;
/** The picture is so little nearer than the edges around it: these are drawn over it. */
const NEARER = 0.999999;

type Message = CameraFrustumLook | CameraFrustumBuffers;

export class FrustumDrawing extends PartsDrawing<Message> {
  private readonly edges = new RibbonLine();
  private readonly faces = new Mesh(
    new BufferGeometry(),
    new MeshBasicMaterial({
      transparent: true,
      opacity: FILL,
      side: DoubleSide,
      depthWrite: false,
      toneMapped: false,
    }),
  );
  private readonly plane: PicturePlane;
  private look: CameraFrustumLook | null = null;

  constructor(context: SceneContext, first: Message) {
    super(context, first);
    this.plane = new PicturePlane(() => {
      this.problem = this.plane.problem;
      this.build();
      context.invalidate();
    });
    this.object.add(this.faces, this.edges.object, this.plane.object);
  }

  update(message: Message): void {
    if (message.t === 'CameraFrustumBuffers') this.plane.set(message);
    else this.setLook(message);
  }

  private setLook(look: CameraFrustumLook): void {
    this.look = look;
    const unit = look.thickness_units === 'world' ? 'metres' : 'pixels';
    this.edges.setLook(look.thickness, rgbaOf(look.color), unit);
    colorOf(look.color, this.faces.material.color);
    this.faces.visible = look.variant === 'filled';
    this.plane.object.castShadow = look.cast_shadow;
    this.build();
  }

  dispose(): void {
    this.edges.dispose();
    this.plane.dispose();
    this.faces.geometry.dispose();
    this.faces.material.dispose();
  }

  private build(): void {
    if (!this.look) return;
    const size = frustumSize(this.look);
    const [x, y, z] = size;
    this.edges.setSegments(frustumEdges(size, this.plane.object.visible));
    this.plane.object.position.set(0, 0, z * NEARER);
    this.plane.object.scale.set(2 * x, 2 * y, 1);
    const { position, index } = frustumFaces(size);
    const { geometry } = this.faces;
    // Else the buffers of what is replaced would stay with the GPU.
    geometry.dispose();
    geometry.setAttribute('position', new BufferAttribute(position, 3));
    geometry.setIndex(index);
    geometry.computeBoundingSphere();
    geometry.boundingBox = null;
  }
}
