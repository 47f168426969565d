// @vitest-environment jsdom
// SPDX-License-Identifier: Apache-2.0
import { fireEvent, screen } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { draw, given, recordingViewer } from '../../../test/panel_page';
import { app } from '../../state';
import { CapturePopover } from './capture_popover';

beforeEach(() => {
  given();
  URL.createObjectURL = () => 'blob:x';
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue(undefined);
});

async function opened() {
  const viewer = recordingViewer();
  draw(<CapturePopover />, viewer);
  fireEvent.click(screen.getByRole('button', { name: 'Picture or video' }));
  await screen.findByRole('button', { name: 'Save picture' });
  return viewer;
}

it('saves what is seen, unless another size is chosen', async () => {
  const viewer = await opened();
  fireEvent.click(screen.getByRole('button', { name: 'Save picture' }));
  expect(viewer.screenshot).toHaveBeenLastCalledWith(undefined);
});

it('saves a picture of a size, without its background', async () => {
  const viewer = await opened();
  fireEvent.change(screen.getByLabelText('Size'), { target: { value: 'uhd' } });
  fireEvent.click(screen.getByRole('switch', { name: 'Transparent background' }));
  fireEvent.click(screen.getByRole('button', { name: 'Save picture' }));
  const shot = { width: 3840, height: 2160, transparent: true };
  expect(viewer.screenshot).toHaveBeenLastCalledWith(shot);
});

it('says why there is no picture', async () => {
  const viewer = await opened();
  vi.mocked(viewer.screenshot).mockRejectedValue(new Error('too large'));
  fireEvent.click(screen.getByRole('button', { name: 'Save picture' }));
  await vi.waitFor(() =>
    expect(JSON.stringify(app.getState().notices)).toContain('There is no picture: too large'),
  );
});
