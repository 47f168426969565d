// SPDX-License-Identifier: Apache-2.0
import { expect, test, vi } from 'vitest';
import { takeRequest } from './answers';
import type { Viewer } from './render/viewer';
import { app } from './state';
import { drawWhenAsked, isUnattended } from './unattended';

test('without WebGL who asks for the view is told so, and does not wait', async () => {
  const send = vi.fn(() => true);
  app.setState({ send });
  const viewer = { attach: vi.fn(), loop: { film: null }, stage: { renderer: null } };
  drawWhenAsked({ style: {} } as HTMLElement, viewer as unknown as Viewer);
  expect(viewer.attach).toHaveBeenCalled();
  expect(viewer.loop.film).not.toBeNull();
  await takeRequest({ t: 'FrameRequest', ask: 'q', format: 'jpeg', quality: 1, at_once: true });
  const reason = 'this browser has no WebGL 2';
  expect(send).toHaveBeenCalledWith({ t: 'AskFailed', ask: 'q', reason });
});

test('the address says so', () => {
  expect(isUnattended('?unattended=1&x=2')).toBe(true);
  expect(isUnattended('?x=2')).toBe(false);
});
