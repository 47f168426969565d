// SPDX-License-Identifier: Apache-2.0
/** The pictures that markers of one display are papered with, by name; they outlive the message that brought them. */

import { SRGBColorSpace, Texture } from 'three';
import type { MarkerColumns } from '../../wire/messages';
import { loading } from '../loading';

/** A marker may name a picture that came before it: so many wait for one. */
const MOST_UNUSED = 64;

interface Kept {
  texture: Texture | null;
  problem: string;
  /** Pictures that took this name so far: the newest counts, whichever is decoded first. */
  sent: number;
  waiting: ((texture: Texture | null, problem: string) => void)[];
}

export class MarkerTextures {
  private readonly byName = new Map<string, Kept>();
  private disposed = false;

  constructor(private readonly onChange: () => void) {}

  /** Take the pictures of a message. */
  take({ texture_names: names, images, image_offsets: offsets }: MarkerColumns): void {
    names.forEach((name, i) => {
      const bytes = images.slice(offsets[i], offsets[i + 1]);
      if (offsets.length > i + 1 && bytes.length > 0) void this.decode(name, bytes);
    });
  }

  /** Hand over the picture of this name as soon as it is there, and again when another takes its name. */
  use(name: string, then: (texture: Texture | null, problem: string) => void): () => void {
    const kept = this.entry(name);
    kept.waiting.push(then);
    then(kept.texture, kept.problem);
    return () => {
      kept.waiting = kept.waiting.filter((one) => one !== then);
      if (kept.waiting.length > 0 || this.byName.get(name) !== kept) return;
      // The last to be used is the last to go.
      this.byName.delete(name);
      this.byName.set(name, kept);
      this.forget();
    };
  }

  dispose(): void {
    this.disposed = true;
    for (const { texture } of this.byName.values()) free(texture);
    this.byName.clear();
  }

  /** Let go of the oldest of those that no marker wears, where they are too many. */
  private forget(): void {
    const unused = [...this.byName].filter(([, { waiting }]) => waiting.length === 0);
    for (const [name, { texture }] of unused.slice(0, Math.max(0, unused.length - MOST_UNUSED))) {
      free(texture);
      this.byName.delete(name);
    }
  }

  private entry(name: string): Kept {
    let kept = this.byName.get(name);
    if (!kept) {
      const problem = `The texture '${name}' has not been sent.`;
      this.byName.set(name, (kept = { texture: null, problem, sent: 0, waiting: [] }));
    }
    return kept;
  }

  private async decode(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const kept = this.entry(name);
    const turn = (kept.sent += 1);
    kept.problem = '';
    let problem = '';
    let texture: Texture | null = null;
    try {
      texture = new Texture(await loading(createImageBitmap(new Blob([bytes]))));
      texture.colorSpace = SRGBColorSpace;
      // v grows downwards, as in RViz.
      texture.flipY = false;
      texture.needsUpdate = true;
    } catch {
      problem = `The texture '${name}' (${bytes.length} bytes) is no picture that can be decoded.`;
    }
    if (this.disposed || turn !== kept.sent || this.byName.get(name) !== kept) {
      free(texture);
      return;
    }
    free(kept.texture);
    kept.texture = texture;
    kept.problem = problem;
    for (const then of kept.waiting) then(texture, problem);
    this.forget();
    this.onChange();
  }
}

function free(texture: Texture | null): void {
  if (texture?.image instanceof ImageBitmap) texture.image.close();
  texture?.dispose();
}
