// @vitest-environment jsdom
// SPDX-License-Identifier: Apache-2.0
import { waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { draw } from '../../test/panel_page';
import { NamedIcon } from './named_icon';

it('draws what it is named after, and nothing for a name that nobody knows', async () => {
  const { container } = draw(
    <>
      <NamedIcon name="player-play" />
      <NamedIcon name="no-such-icon" />
    </>,
  );
  await waitFor(() => expect(container.querySelector('[data-icon=player-play] path')).toBeTruthy());
  expect(container.querySelector('[data-icon=no-such-icon]')?.children).toHaveLength(0);
});
