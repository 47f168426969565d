// @vitest-environment jsdom
// SPDX-License-Identifier: Apache-2.0
import { act, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { draw, given } from '../../../test/panel_page';
import { busyState } from '../../../test/story_state';
import { app } from '../../state';
import { AwaitedNotice } from './awaited_notice';

it('is in the view until there is something to see', () => {
  const state = busyState();
  const statuses = Object.fromEntries(
    Object.entries(state.statuses).map(([display, status]) => [
      display,
      { ...status, level: 'waiting' as const, text: 'No publisher' },
    ]),
  );
  given({ ...state, statuses, placements: {}, images: {}, sceneShown: false });
  draw(<AwaitedNotice />);
  expect(screen.getByRole('status').textContent).toContain('No publisher');
  act(() => app.setState({ sceneShown: true }));
  expect(screen.queryByRole('status')).toBeNull();
});
