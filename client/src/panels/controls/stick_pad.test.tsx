// @vitest-environment jsdom
// SPDX-License-Identifier: Apache-2.0
import { fireEvent, render, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { StickPad } from './stick_pad';

it('holds nothing by a finger that is still down when it was let go for it', () => {
  Element.prototype.setPointerCapture = () => undefined;
  const [onHold, onRelease] = [vi.fn(), vi.fn()];
  const pad = (disabled: boolean) => (
    <StickPad label="Drive" axes="both" at={[0, 0]} {...{ disabled, onHold, onRelease }} />
  );
  const { rerender } = render(pad(false));
  const stick = screen.getByRole('slider', { name: 'Drive' });
  // jsdom has no pointer events of its own.
  const point = (type: string) => {
    const event = new MouseEvent(type, { bubbles: true, button: 0 });
    fireEvent(stick, Object.assign(event, { pointerId: 1 }));
  };
  point('pointerdown');
  point('pointermove');
  expect(onHold.mock.calls.map(([, begins]) => begins as boolean)).toEqual([true, false]);
  rerender(pad(true)); // outputs were stopped
  expect(onRelease).toHaveBeenCalledOnce();
  point('pointermove');
  rerender(pad(false)); // and are not any more
  point('pointermove');
  expect(onHold).toHaveBeenCalledTimes(2);
  point('pointerdown');
  expect(onHold).toHaveBeenLastCalledWith(expect.anything(), true);
});
