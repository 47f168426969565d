// SPDX-License-Identifier: Apache-2.0
/** The environment map: what lights the scene from all sides, and may be seen behind it. */

import type { Euler } from 'three';
import {
  DataTexture,
  EquirectangularReflectionMapping,
  LinearFilter,
  PMREMGenerator,
  Quaternion,
  SRGBColorSpace,
  Texture,
  Vector3,
  type Scene,
  type WebGLRenderer,
  type WebGLRenderTarget,
} from 'three';
import type { EnvironmentLook } from '../../wire/messages';
import { loading } from '../loading';
import { disposeSky, paintedSky } from './painted_sky';
import { pictureKind } from './picture_file';
import { PRESETS } from './presets';

/** A picture's up is three's, y; the scene's is z. */
const UPRIGHT = new Quaternion().setFromAxisAngle(new Vector3(1, 0, 0), Math.PI / 2);

interface Made {
  map: WebGLRenderTarget;
  /** What is seen behind the scene; that which lights it, where there is no sharper one. */
  seen: Texture;
  turn: Quaternion;
}

export class Environment {
  private wanted: EnvironmentLook | null = null;
  private made: Made | null = null;
  /** Which picture or preset that is. */
  private madeOf: Pick<EnvironmentLook, 'preset' | 'data'> | null = null;
  /** Why it is not there; ''. */
  problem = '';

  /** `changed` is called when it is there. */
  constructor(
    private readonly scene: Scene,
    private readonly renderer: WebGLRenderer | null,
    private readonly changed: () => void,
  ) {}

  /** What is to be seen behind the scene, null for nothing of it. */
  get background(): Texture | null {
    return this.wanted?.background === true ? (this.made?.seen ?? null) : null;
  }

  set(message: EnvironmentLook | null): void {
    this.wanted = message;
    const old = this.madeOf;
    if (message && old && sameSource(message, old)) {
      this.apply();
      return;
    }
    this.madeOf = message && { preset: message.preset, data: message.data };
    void this.make(message);
  }

  private async make(message: EnvironmentLook | null): Promise<void> {
    let made: Made | null = null;
    try {
      made = message && this.renderer ? await this.draw(message, this.renderer) : null;
      if (message === this.wanted) this.problem = '';
    } catch (error) {
      if (message !== this.wanted) return;
      this.problem = error instanceof Error ? error.message : String(error);
    }
    const still =
      message && this.madeOf ? sameSource(message, this.madeOf) : message === this.wanted;
    if (!still) {
      discard(made);
      return;
    }
    discard(this.made);
    this.made = made;
    this.apply();
  }

  private async draw(message: EnvironmentLook, renderer: WebGLRenderer): Promise<Made | null> {
    if (!message.preset && !message.data.length) return null;
    const texture = message.preset ? null : await loading(decoded(message.data));
    const generator = new PMREMGenerator(renderer);
    try {
      if (texture) {
        texture.mapping = EquirectangularReflectionMapping;
        return { map: generator.fromEquirectangular(texture), seen: texture, turn: UPRIGHT };
      }
      const preset = PRESETS[message.preset];
      if (!preset) throw new Error(`There are no surroundings '${message.preset}'.`);
      const sky = paintedSky(preset);
      const map = generator.fromScene(sky, 0, 0.1, 100);
      disposeSky(sky);
      return { map, seen: map.texture, turn: new Quaternion() };
    } finally {
      generator.dispose();
    }
  }

  private apply(): void {
    const { scene, made, wanted } = this;
    scene.environment = made?.map.texture ?? null;
    if (made && wanted) {
      scene.environmentIntensity = wanted.environment_intensity;
      turn(scene.environmentRotation, wanted.environment_orientation, made.turn);
      scene.backgroundBlurriness = wanted.background_blurriness;
      scene.backgroundIntensity = wanted.background_intensity;
      turn(scene.backgroundRotation, wanted.background_orientation, made.turn);
    }
    this.changed();
  }
}

function sameSource(
  a: Pick<EnvironmentLook, 'preset' | 'data'>,
  b: Pick<EnvironmentLook, 'preset' | 'data'>,
): boolean {
  if (a.preset !== b.preset || a.data.length !== b.data.length) return false;
  return a.data === b.data || a.data.every((byte, i) => byte === b.data[i]);
}

function turn(into: Euler, xyzw: readonly number[], first: Quaternion): void {
  const own = new Quaternion(...(xyzw as [number, number, number, number]));
  into.setFromQuaternion(own.multiply(first));
}

function discard(made: Made | null): void {
  made?.map.dispose();
  made?.seen.dispose();
}

async function decoded(data: Uint8Array): Promise<Texture> {
  const kind = pictureKind(data);
  if (!kind) throw new Error('The surroundings are no jpeg, png, webp or Radiance hdr file.');
  if (kind === 'hdr') {
    const { HDRLoader } = await import('three/addons/loaders/HDRLoader.js');
    const copy = data.slice().buffer;
    const { data: pixels, width, height, type } = new HDRLoader().parse(copy);
    const texture = new DataTexture(pixels, width, height, undefined, type);
    texture.flipY = true;
    texture.minFilter = texture.magFilter = LinearFilter;
    texture.needsUpdate = true;
    return texture;
  }
  const blob = new Blob([data as Uint8Array<ArrayBuffer>], { type: `image/${kind}` });
  const texture = new Texture(await createImageBitmap(blob, { imageOrientation: 'flipY' }));
  texture.flipY = false;
  texture.colorSpace = SRGBColorSpace;
  texture.generateMipmaps = false;
  texture.minFilter = LinearFilter;
  texture.needsUpdate = true;
  return texture;
}
