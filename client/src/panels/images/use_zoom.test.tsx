// SPDX-License-Identifier: Apache-2.0
// @vitest-environment jsdom
import { act, fireEvent, render, screen } from '@testing-library/react';
import { useRef, type JSX } from 'react';
import { expect, test } from 'vitest';
import { useZoom } from './use_zoom';

const PICTURE = { width: 640, height: 480 };

function Shown(): JSX.Element {
  const frame = useRef<HTMLDivElement>(null);
  const { zoom, onDoubleClick } = useZoom(frame, PICTURE);
  return (
    <div
      data-testid="frame"
      ref={(element) => {
        if (element)
          Object.defineProperties(element, {
            clientWidth: { value: 320, configurable: true },
            clientHeight: { value: 240, configurable: true },
          });
        frame.current = element;
      }}
      onDoubleClick={onDoubleClick}
    >
      {zoom.scale.toFixed(2)}
    </div>
  );
}

test('the wheel zooms, a double click shows pixels one to one and the whole again', () => {
  render(<Shown />);
  const frame = screen.getByTestId('frame');
  act(() => void frame.dispatchEvent(new WheelEvent('wheel', { deltaY: -100, cancelable: true })));
  expect(frame.textContent).toBe('1.16');
  fireEvent.doubleClick(frame);
  expect(frame.textContent).toBe('1.00');
  fireEvent.doubleClick(frame);
  expect(frame.textContent).toBe('2.00');
});
