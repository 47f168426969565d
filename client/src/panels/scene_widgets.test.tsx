// SPDX-License-Identifier: Apache-2.0
// @vitest-environment jsdom
import { act, render } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import type { ViewerHandle } from '../render/viewer_handle';
import { app, initialState } from '../state';
import { SceneWidgets } from './scene_widgets';
import { ViewerContext } from './use_app';

beforeEach(() => app.setState(initialState(), true));

test('each place of the scene has its widgets where it is, hidden behind the camera', async () => {
  let at: readonly [number, number] | null = [120, 40];
  const viewer = { nodeAt: () => at } as unknown as ViewerHandle;
  render(
    <ViewerContext.Provider value={viewer}>
      <SceneWidgets />
    </ViewerContext.Provider>,
  );
  const card = () => document.querySelector<HTMLElement>('[data-place="/panel"]');
  expect(card()).toBeNull();
  const look = { t: 'Gui3dContainerLook', display: '', key: '/panel' } as const;
  act(() => app.setState({ guiPlaces: { '/panel': look } }));
  expect(card()!.style.transform).toBe('translate(120.0px, 40.0px)');
  expect(card()!.style.visibility).toBe('visible');
  at = null;
  await act(() => new Promise((resolve) => setTimeout(resolve, 50)));
  expect(card()!.style.visibility).toBe('hidden');
  act(() => app.setState({ guiPlaces: {} }));
  expect(card()).toBeNull();
});
