// @vitest-environment jsdom
// SPDX-License-Identifier: Apache-2.0
import { fireEvent, screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { draw, given } from '../../../test/panel_page';
import { app, isVisible } from '../../state';
import { arrangement } from '../arrangement';
import { ImageWindows } from './image_windows';
import { FOOT, TITLE } from './placing';

const COLOR = '/camera/color/image_raw';
const windowOf = (id: string): HTMLElement => screen.getByRole('region', { name: `Image ${id}` });

/** The windows are laid out once the size of the view is known. */
async function drawn(): Promise<void> {
  draw(<ImageWindows />);
  await screen.findAllByRole('region');
}

beforeEach(() => {
  given();
  arrangement.setState(arrangement.getInitialState(), true);
});

describe('an image window', () => {
  it('is there for every shown image display, and hides it when closed', async () => {
    await drawn();
    expect(screen.getAllByRole('region')).toHaveLength(2);
    fireEvent.click(screen.getByRole('button', { name: `Hide ${COLOR}` }));
    expect(isVisible(app.getState(), COLOR)).toBe(false);
    expect(screen.getAllByRole('region')).toHaveLength(1);
  });

  it('says size, encoding and age of its picture', async () => {
    await drawn();
    await within(windowOf(COLOR)).findByText('640 × 480');
    const text = windowOf(COLOR).textContent;
    expect(text).toContain('mono8');
    expect(text).toContain('80 ms old');
  });

  it('says why there is no picture', async () => {
    given({ ...app.getState(), images: {} });
    await drawn();
    const stale = windowOf('/camera/depth/image_rect_raw');
    expect(within(stale).getByText('No message for 6.2 s')).toBeTruthy();
  });

  it('moves and grows by the arrow keys, and is remembered', async () => {
    await drawn();
    const title = screen.getByRole('group', { name: new RegExp(`^${COLOR}: arrow keys`) });
    fireEvent.keyDown(title, { key: 'ArrowRight' });
    const moved = arrangement.getState().windows[COLOR]!;
    expect(moved.x).toBe(24);
    fireEvent.keyDown(title, { key: 'ArrowRight', shiftKey: true });
    expect(arrangement.getState().windows[COLOR]!.width).toBe(moved.width + 12);
  });

  it('fits the picture without bars', async () => {
    await drawn();
    await within(windowOf(COLOR)).findByText('640 × 480');
    arrangement.setState({ windows: { [COLOR]: { x: 0, y: 0, width: 320, height: 600 } } });
    fireEvent.click(screen.getByRole('button', { name: `Fit ${COLOR}` }));
    expect(arrangement.getState().windows[COLOR]!.height).toBe(240 + TITLE + FOOT);
  });

  it('comes to the front when it is touched', async () => {
    await drawn();
    fireEvent.pointerDown(windowOf(COLOR));
    expect(arrangement.getState().stack.at(-1)).toBe(COLOR);
  });
});
