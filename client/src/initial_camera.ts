// SPDX-License-Identifier: Apache-2.0
/** Where the camera begins and what it sees: as the address says, else as the server does. */

import type { Home } from './render/viewer_handle';
import type { InitialCamera, Lens } from './wire/messages';

type Triple = [number, number, number];

/** Where a part is said and the rest is not. */
const POSITION: Triple = [3, 3, 3];
const ORIGIN: Triple = [0, 0, 0];

const NOTHING: Lens = {
  t: 'Lens',
  display: '',
  key: 'lens',
  fov: 0,
  near: 0,
  far: 0,
  min_distance: 0,
  max_distance: 0,
};

/** null where neither says anything. */
export function homeOf(said: InitialCamera | null, search: string): Home | null {
  const query = new URLSearchParams(search);
  const position = triple(query.get('initialCameraPosition'));
  const lookAt = triple(query.get('initialCameraLookAt'));
  const up = triple(query.get('initialCameraUp'));
  if (!said?.placed && !position && !lookAt && !up) return null;
  return {
    position: position ?? said?.position ?? POSITION,
    lookAt: lookAt ?? said?.look_at ?? ORIGIN,
    up: up ?? tripleOf(said?.up ?? []),
  };
}

/** What a script says to this page alone, else the address, else the server to all. */
export function lensOf(said: Lens | null, initial: InitialCamera | null, search: string): Lens {
  const query = new URLSearchParams(search);
  const lens: Lens = { ...NOTHING, ...said };
  for (const name of ['fov', 'near', 'far'] as const) {
    const address = Number(query.get(`initialCamera${name[0]!.toUpperCase()}${name.slice(1)}`));
    if (lens[name] > 0) continue;
    lens[name] = Number.isFinite(address) && address > 0 ? address : (initial?.[name] ?? 0);
  }
  return lens;
}

function triple(text: string | null): Triple | null {
  return tripleOf(text?.split(',').map((part) => (part.trim() === '' ? NaN : Number(part))) ?? []);
}

function tripleOf(numbers: readonly number[]): Triple | null {
  const [x, y, z] = numbers;
  const whole = numbers.length === 3 && numbers.every(Number.isFinite);
  return whole ? [x!, y!, z!] : null;
}
