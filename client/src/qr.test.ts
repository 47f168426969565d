// SPDX-License-Identifier: Apache-2.0

import { expect, it } from 'vitest';
import { qrPath } from './qr';

it('is a square of cells with an empty border, as small as the text allows', () => {
  const { path, size } = qrPath('https://192.168.1.5:8080/');
  expect(size).toBe(25 + 4);
  expect(path.startsWith('M2 2h1v1h-1z')).toBe(true);
  expect(path).not.toMatch(/M[01] /);
});
