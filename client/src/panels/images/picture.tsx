// SPDX-License-Identifier: Apache-2.0
/** The latest picture of an image display on a canvas, with what is known of it. */

import { useEffect, useRef, useState, type JSX } from 'react';
import { ImageView, type Pixel } from '../../render/image';
import { optionsOf, worstLevel } from '../../state';
import { watchVideo } from '../../video/videos';
import { displayIdOf, titleOf } from '../../views';
import { formatDuration } from '../format';
import { useApp } from '../use_app';
import { useNow } from '../use_now';
import { pixelAt } from './pixel';
import type { Area } from './placing';
import classes from './picture.module.css';
import { Overlay } from './overlay';
import { PictureTools } from './picture_tools';
import { PixelCard } from './pixel_card';
import { useZoom } from './use_zoom';

interface Props {
  id: string;
  /** Told the size in pixels whenever it changed: a compressed image says its own only when it is decoded. */
  onSize?: (size: Area) => void;
}

const LOSSY = new Set(['jpeg', 'webp', 'h264']);
const UNKNOWN: Area = { width: 0, height: 0 };

export function Picture({ id, onSize }: Props): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const view = useRef<ImageView>(null);
  const [problem, setProblem] = useState('');
  const [pixel, setPixel] = useState<Pixel | null>(null);
  const pointer = useRef<readonly [number, number] | null>(null);
  const [size, setSize] = useState(UNKNOWN);
  const message = useApp((state) => state.images[displayIdOf(id)]);
  const options = useApp((state) => optionsOf(state, id));
  const title = useApp((state) => titleOf(state, id));
  useEffect(() => {
    const made = new ImageView();
    if (canvas.current !== null) made.attach(canvas.current);
    made.onChange = () => {
      const { width, height } = made.size;
      setProblem(made.problem);
      setPixel(pixelUnder(made, canvas.current, pointer.current));
      setSize((old) => (old.width === width && old.height === height ? old : { width, height }));
    };
    view.current = made;
    return () => made.dispose();
  }, []);
  useEffect(() => view.current?.setOptions(options), [options]);
  useEffect(() => {
    if (message !== undefined) view.current?.setMessage(message);
  }, [message]);
  useEffect(() => watchVideo(displayIdOf(id), (shown) => view.current?.setFrame(shown)), [id]);
  useEffect(() => onSize?.(size), [onSize, size]);
  const zooming = useZoom(frame, size);
  const { zoom } = zooming;
  const read = (at: readonly [number, number] | null): void => {
    pointer.current = at;
    setPixel(pixelUnder(view.current, canvas.current, at));
  };
  return (
    <>
      <div ref={frame} className={classes.frame}>
        <canvas
          ref={canvas}
          className={classes.canvas}
          role="img"
          aria-label={`Picture of ${title}`}
          onPointerMove={({ clientX, clientY }) => read([clientX, clientY])}
          onPointerLeave={() => read(null)}
          onPointerDown={(event) => {
            read([event.clientX, event.clientY]);
            zooming.onPointerDown(event);
          }}
          onDoubleClick={zooming.onDoubleClick}
          data-zoomed={zoom.scale > 1 || undefined}
          style={{ transform: `translate(${zoom.x}px, ${zoom.y}px) scale(${zoom.scale})` }}
        />
        <Overlay id={id} zoom={zoom} />
        {pixel !== null && message !== undefined && (
          <PixelCard
            pixel={pixel}
            encoding={message.ros_encoding}
            lossy={LOSSY.has(message.encoding)}
          />
        )}
        {size.width > 0 && <PictureTools id={id} title={title} zooming={zooming} />}
        {message === undefined && <Nothing id={id} />}
        {problem !== '' && (
          <p className={classes.problem} role="alert">
            {problem}
          </p>
        )}
      </div>
      <Foot id={id} size={size} />
    </>
  );
}

/** The pixel under a place on the screen. */
function pixelUnder(
  view: ImageView | null,
  canvas: HTMLCanvasElement | null,
  at: readonly [number, number] | null,
): Pixel | null {
  if (view === null || canvas === null || at === null) return null;
  const box = canvas.getBoundingClientRect();
  const found = pixelAt(at[0] - box.x, at[1] - box.y, box, view.size);
  return found && view.pixelAt(...found);
}

function Nothing({ id }: { id: string }): JSX.Element {
  const reason = useApp((state) => worstLevel(state, id).text);
  return <p className={classes.nothing}>{reason}</p>;
}

interface FootProps {
  id: string;
  size: Area;
}

/** Below the picture: its size and encoding, its age, and what is the matter with it. */
function Foot({ id, size }: FootProps): JSX.Element {
  useNow();
  const message = useApp((state) => state.images[displayIdOf(id)]);
  const clock = useApp((state) => state.clock);
  const received = useApp((state) => state.statuses[displayIdOf(id)]?.received ?? 0);
  const level = useApp((state) => worstLevel(state, id).level);
  const reason = useApp((state) => worstLevel(state, id).text);
  if (message === undefined) return <div className={classes.foot} />;
  const since = message.stamp > 0 ? message.stamp : received;
  const hint = [`Frame: ${message.frame}`, `Sent as ${message.encoding}`, reason];
  return (
    <div className={classes.foot} data-level={level} title={hint.join('\n')}>
      {size.width > 0 && (
        <span>
          {size.width} × {size.height}
        </span>
      )}
      <span>{message.ros_encoding}</span>
      <span className={classes.age}>
        {since > 0 && `${formatDuration(clock.rosTime() - since)} old`}
      </span>
    </div>
  );
}
