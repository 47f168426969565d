// SPDX-License-Identifier: Apache-2.0
/** Zooming a picture with the wheel about the pointer, moving it by dragging, both ends at a double click. */

import { useCallback, useEffect, useState, type PointerEvent, type RefObject } from 'react';
import type { Area } from './placing';
import { inside, pixelScale, WHOLE, zoomAt, type Zoom } from './zoom';

const PER_PIXEL = 0.0015;

export interface Zooming {
  zoom: Zoom;
  whole: () => void;
  /** One pixel of the picture is one of the page. */
  exact: () => void;
  onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  onDoubleClick: () => void;
}

/** `frame` is the box that the picture lies in. */
export function useZoom(frame: RefObject<HTMLElement | null>, picture: Area): Zooming {
  const [zoom, setZoom] = useState(WHOLE);
  const { width, height } = picture;
  useEffect(() => {
    const box = frame.current;
    if (!box) return;
    // React's own handler could not keep the page from scrolling.
    const onWheel = (event: WheelEvent): void => {
      event.preventDefault();
      const { left, top } = box.getBoundingClientRect();
      const at = { x: event.clientX - left, y: event.clientY - top };
      const factor = Math.exp(-event.deltaY * (event.deltaMode === 0 ? 1 : 33) * PER_PIXEL);
      setZoom((old) => zoomAt(old, factor, at, { width, height }, sizeOf(box)));
    };
    box.addEventListener('wheel', onWheel, { passive: false });
    return () => box.removeEventListener('wheel', onWheel);
  }, [frame, width, height]);
  const exact = useCallback(() => {
    const box = frame.current && sizeOf(frame.current);
    if (!box) return;
    const scale = pixelScale({ width, height }, box);
    const middle = { x: (box.width * (1 - scale)) / 2, y: (box.height * (1 - scale)) / 2 };
    setZoom(inside({ scale, ...middle }, box));
  }, [frame, width, height]);
  const whole = useCallback(() => setZoom(WHOLE), []);
  const onPointerDown = useCallback(
    (event: PointerEvent<HTMLElement>) => {
      const box = frame.current;
      if (event.button !== 0 || zoom.scale <= 1 || !box) return;
      const handle = event.currentTarget;
      const { clientX, clientY } = event;
      const moved = (now: globalThis.PointerEvent): void => {
        const [x, y] = [zoom.x + now.clientX - clientX, zoom.y + now.clientY - clientY];
        setZoom(inside({ scale: zoom.scale, x, y }, sizeOf(box)));
      };
      const ended = (): void => {
        handle.removeEventListener('pointermove', moved);
        handle.removeEventListener('lostpointercapture', ended);
      };
      handle.setPointerCapture(event.pointerId);
      handle.addEventListener('pointermove', moved);
      handle.addEventListener('lostpointercapture', ended);
    },
    [frame, zoom],
  );
  const onDoubleClick = zoom.scale === 1 ? exact : whole;
  return { zoom, whole, exact, onPointerDown, onDoubleClick };
}

const sizeOf = (box: HTMLElement): Area => ({ width: box.clientWidth, height: box.clientHeight });
