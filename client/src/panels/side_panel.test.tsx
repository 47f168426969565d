// @vitest-environment jsdom
// SPDX-License-Identifier: Apache-2.0
import { fireEvent, screen } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { draw, given } from '../../test/panel_page';
import { arrangement } from './arrangement';
import { SidePanel } from './side_panel';

beforeEach(() => {
  given();
  arrangement.setState(arrangement.getInitialState(), true);
  HTMLElement.prototype.setPointerCapture = vi.fn();
});

/** jsdom has no PointerEvent here; its mouse events carry the same place. */
const pointer = (type: string, clientX: number): Event =>
  new MouseEvent(type, { bubbles: true, button: 0, clientX });

const panel = (side: 'left' | 'right') => (
  <SidePanel side={side} title="Displays" shortcut="l" onClose={vi.fn()}>
    text
  </SidePanel>
);

it('is as wide as its edge is dragged, on either side', () => {
  const { unmount } = draw(panel('left'));
  const drag = (): void => {
    const edge = screen.getByRole('separator');
    fireEvent(edge, pointer('pointerdown', 280));
    fireEvent(edge, pointer('pointermove', 320));
    fireEvent(edge, new Event('lostpointercapture'));
    fireEvent(edge, pointer('pointermove', 500));
  };
  drag();
  expect(arrangement.getState().leftWidth).toBe(320);
  unmount();
  draw(panel('right'));
  drag();
  expect(arrangement.getState().rightWidth).toBe(220);
});

it('is made wider by the arrow keys', () => {
  draw(panel('left'));
  fireEvent.keyDown(screen.getByRole('separator'), { key: 'ArrowRight' });
  expect(screen.getByRole('separator').getAttribute('aria-valuenow')).toBe('296');
});
