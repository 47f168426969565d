// SPDX-License-Identifier: Apache-2.0
/** Who sends a file that cannot be drawn, or not all of it, reads on the page what is wrong with it. */

import { expect, test, vi } from 'vitest';
import { sceneContext } from '../../../test/scene_context';
import { app } from '../../state';
import type { ModelBuffers, ModelLook } from '../../wire/messages';
import { ModelDrawing } from './model';

const bytes = (text: string) => new TextEncoder().encode(text);
const AT = { display: '', key: '/arm' };
const LOOK: ModelLook = {
  ...{ t: 'ModelLook', ...AT, color: [], wireframe: false, opacity: 1, side: 'own' },
  ...{ point_size: 0.01, cast_shadow: true, receive_shadow: true },
};

function sent(format: 'obj' | 'gltf', data: string): ModelBuffers {
  const none = { names: [], sizes: [], files: new Uint8Array() };
  return { t: 'ModelBuffers', ...AT, format, data: bytes(data), ...none };
}

test('what is wrong with the file of a node is told, with its name', async () => {
  const drawing = new ModelDrawing(sceneContext(), LOOK);
  drawing.update(LOOK);
  drawing.update(sent('obj', 'mtllib a.mtl\nv 0 0 0\nv 2 0 0\nv 0 1 0\nf 1 2 3\n'));
  const missing = 'Files that it names are missing: a.mtl';
  await vi.waitFor(() => expect(drawing.place()).toMatchObject([{ name: '/arm', text: missing }]));
  expect(app.getState().notices).toMatchObject([{ level: 'warning', text: `/arm: ${missing}` }]);
  drawing.update(sent('gltf', 'no'));
  await vi.waitFor(() => expect(drawing.place()).toMatchObject([{ level: 'error' }]));
  const last = app.getState().notices.at(-1);
  expect(last).toMatchObject({ level: 'error' });
  expect(last!.text).toMatch(/^\/arm: The file cannot be read as GLTF: /);
  drawing.dispose();
});
