// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { Cursor } from './cursor';

test('a thing under the pointer goes before the tool, and gives way to it again', () => {
  const canvas = { style: { cursor: '' } } as HTMLElement;
  const cursor = new Cursor(canvas);
  cursor.setTool('crosshair');
  cursor.setThing('pointer');
  cursor.setTool('default');
  expect(canvas.style.cursor).toBe('pointer');
  cursor.setThing('');
  expect(canvas.style.cursor).toBe('default');
});
