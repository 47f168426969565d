// SPDX-License-Identifier: Apache-2.0
/** The latest picture of an image display on a canvas, with what is known of it. */

import { useEffect, useRef, type JSX } from 'react';
import { ImageView } from '../../render/image';
import { optionsOf, worstLevel } from '../../state';
import { formatDuration } from '../format';
import { useApp } from '../use_app';
import { useNow } from '../use_now';
import classes from './picture.module.css';

export function Picture({ id }: { id: string }): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  const view = useRef<ImageView>(null);
  const message = useApp((state) => state.images[id]);
  const options = useApp((state) => optionsOf(state, id));
  const title = useApp((state) => state.displays[id]?.title ?? id);
  useEffect(() => {
    const made = new ImageView();
    if (canvas.current !== null) made.attach(canvas.current);
    view.current = made;
    return () => made.dispose();
  }, []);
  useEffect(() => view.current?.setOptions(options), [options]);
  useEffect(() => {
    if (message !== undefined) view.current?.setMessage(message);
  }, [message]);
  return (
    <>
      <div className={classes.frame}>
        <canvas ref={canvas} className={classes.canvas} role="img" aria-label={`Picture of ${title}`} />
        {message === undefined && <Nothing id={id} />}
      </div>
      <Foot id={id} />
    </>
  );
}

function Nothing({ id }: { id: string }): JSX.Element {
  const reason = useApp((state) => worstLevel(state, id).text);
  return <p className={classes.nothing}>{reason}</p>;
}

/** Below the picture: its size and encoding, its age, and what is the matter with it. */
function Foot({ id }: { id: string }): JSX.Element {
  useNow();
  const message = useApp((state) => state.images[id]);
  const rosTime = useApp((state) => state.clock.rosTime);
  const received = useApp((state) => state.statuses[id]?.received ?? 0);
  const level = useApp((state) => worstLevel(state, id).level);
  const reason = useApp((state) => worstLevel(state, id).text);
  if (message === undefined) return <div className={classes.foot} />;
  const since = message.stamp > 0 ? message.stamp : received;
  return (
    <div className={classes.foot} data-level={level} title={level === 'ok' ? message.frame : reason}>
      <span>
        {message.width} × {message.height}
      </span>
      <span>{message.ros_encoding}</span>
      <span className={classes.age}>{since > 0 && `${formatDuration(rosTime() - since)} old`}</span>
    </div>
  );
}
