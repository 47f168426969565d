// SPDX-License-Identifier: Apache-2.0
/** The scene messages `ViewImageLook` and `ViewImageBuffers`: a picture before the viewer's eyes, for each its own. */

import {
  Box3,
  Mesh,
  PlaneGeometry,
  ShaderMaterial,
  Vector2,
  Vector3,
  Vector4,
  type Texture,
} from 'three';
import type { ViewImageBuffers, ViewImageLook } from '../../wire/messages';
import { TO_LINEAR } from '../glsl';
import { setPassed } from '../pick/within';
import { PictureTexture } from '../picture_texture';
import type { SceneContext } from '../renderable';
import { PartsDrawing } from './parts_drawing';

type Message = ViewImageLook | ViewImageBuffers;

/** three's: what a left eye, or a right one, sees beside the rest; of the page's cameras the viewer's sees the left eye's. */
export const LAYERS = { left: 1, right: 2 };
const SEEN_BY = {
  both: [LAYERS.left, LAYERS.right],
  left: [LAYERS.left],
  right: [LAYERS.right],
};
/** Lower left corner and size in the picture, whose first row is at 0. */
const WHOLE: Part = [0, 0, 1, 1];
export const HALVES: Record<ViewImageLook['layout'], readonly [Part, Part]> = {
  mono: [WHOLE, WHOLE],
  'side-by-side': [
    [0, 0, 0.5, 1],
    [0.5, 0, 0.5, 1],
  ],
  'top-bottom': [
    [0, 0, 1, 0.5],
    [0, 0.5, 1, 0.5],
  ],
};

type Part = [number, number, number, number];

const VERTEX = /* glsl */ `
  // Metres; of no height, it fills the view.
  uniform vec2 size;
  uniform vec3 offset;
  uniform vec4 part;
  uniform bool behind;
  varying vec2 vAt;
  void main() {
    vAt = part.xy + part.zw * vec2(position.x + 0.5, 0.5 - position.y);
    bool fills = size.y == 0.0;
    gl_Position = projectionMatrix * vec4(position.xy * size + offset.xy, offset.z, 1.0);
    if (fills) gl_Position = vec4(position.xy * 2.0, -1.0, 1.0);
    // Neither the near plane nor the far one cuts it.
    if (behind) gl_Position.z = gl_Position.w;
    else gl_Position.z = clamp(gl_Position.z, -gl_Position.w, gl_Position.w);
  }
`;

const FRAGMENT = /* glsl */ `
  uniform sampler2D picture;
  uniform float opacity;
  varying vec2 vAt;
  ${TO_LINEAR}
  void main() {
    vec4 seen = texture2D(picture, vAt);
    gl_FragColor = linearToOutputTexel(vec4(toLinear(seen.rgb), seen.a * opacity));
  }
`;

export class ViewImageDrawing extends PartsDrawing<Message> {
  private readonly sheets = [new Sheet(), new Sheet()];
  private readonly picture = new PictureTexture(() => this.show());
  private look: ViewImageLook | null = null;
  private empty = true;

  constructor(context: SceneContext, first: Message) {
    super(context, first);
    this.object.add(...this.sheets.map(({ mesh }) => mesh));
  }

  update(message: Message): void {
    if (message.t === 'ViewImageLook') {
      this.look = message;
    } else {
      this.empty = message.data.length === 0;
      if (!this.empty) return this.picture.set(message);
    }
    this.show();
  }

  dispose(): void {
    this.picture.dispose();
    for (const sheet of this.sheets) sheet.dispose();
  }

  private show(): void {
    const { look } = this;
    const { texture } = this.picture;
    this.problem = this.empty ? '' : this.picture.problem;
    if (look) {
      const [left, right] = this.sheets as [Sheet, Sheet];
      const [first, second] = HALVES[look.layout];
      const stereo = look.layout !== 'mono';
      const shown = this.empty ? null : texture;
      left.set(look, shown, first, SEEN_BY[stereo ? 'left' : look.eyes]);
      right.set(look, stereo ? shown : null, second, SEEN_BY.right);
    }
    this.context.invalidate();
  }
}

/** What one eye, or both, are shown. */
export class Sheet {
  private readonly material = new ShaderMaterial({
    vertexShader: VERTEX,
    fragmentShader: FRAGMENT,
    uniforms: {
      picture: { value: null },
      size: { value: new Vector2() },
      offset: { value: new Vector3() },
      part: { value: new Vector4() },
      opacity: { value: 1 },
      behind: { value: true },
    },
    toneMapped: false,
    transparent: true,
  });
  readonly mesh = new Mesh(new PlaneGeometry(1, 1), this.material);

  constructor() {
    this.mesh.frustumCulled = false;
    this.mesh.visible = false;
    // It takes no room in the scene, and no pointer meets it.
    this.mesh.geometry.boundingBox = new Box3();
    this.mesh.raycast = () => undefined;
    setPassed(this.mesh);
  }

  set(look: SheetLook, texture: Texture<Sized> | null, part: Part, layers: number[]): void {
    const { mesh, material } = this;
    const { uniforms } = material;
    mesh.visible = texture !== null;
    mesh.layers.disableAll();
    for (const layer of layers) mesh.layers.enable(layer);
    // Opaque things are drawn first otherwise, and would hide what is behind only by depth.
    mesh.renderOrder = look.behind ? -900 : 900;
    material.transparent = !look.behind || look.opacity < 1;
    material.depthWrite = !look.behind;
    // What is see-through is drawn after all that is not: it is behind by its depth, then.
    material.depthTest = look.behind;
    uniforms.picture!.value = texture;
    uniforms.opacity!.value = look.opacity;
    uniforms.behind!.value = look.behind;
    (uniforms.part!.value as Vector4).fromArray(part);
    (uniforms.offset!.value as Vector3).fromArray(look.offset);
    (uniforms.size!.value as Vector2).set(look.height * aspectOf(look, texture, part), look.height);
  }

  dispose(): void {
    this.mesh.geometry.dispose();
    this.material.dispose();
  }
}

/** The part of a look that one sheet has. */
export type SheetLook = Pick<ViewImageLook, 'offset' | 'height' | 'aspect' | 'behind' | 'opacity'>;

/** What is known of a picture's size. */
export interface Sized {
  width: number;
  height: number;
}

/** Width over height of what one eye sees. */
export function aspectOf(
  { aspect }: Pick<ViewImageLook, 'aspect'>,
  texture: Pick<Texture<Sized>, 'image'> | null,
  part: Part,
): number {
  if (aspect > 0 || !texture) return aspect || 1;
  const { width, height } = texture.image;
  return (width * part[2]) / (height * part[3]);
}
