// SPDX-License-Identifier: Apache-2.0
/** One floating picture: moved by its title, resized by its corner, with mouse, finger or arrow keys. */

import { memo, useState, type JSX, type KeyboardEvent } from 'react';
import { setVisible } from '../../actions';
import { placeWindow, raiseWindow, useArrangement, type Place } from '../arrangement';
import { worstLevel } from '../../state';
import { titleOf } from '../../views';
import { LevelDot } from '../displays/level_dot';
import { Icon } from '../icons';
import { MiddleName } from '../middle_name';
import { useApp } from '../use_app';
import { useDrag } from '../use_drag';
import classes from './image_window.module.css';
import { Picture } from './picture';
import { firstPlace, fitted, kept, type Area } from './placing';

interface Props {
  id: string;
  index: number;
  /** Place in the stack of windows, -1 for the bottom. */
  level: number;
  areaWidth: number;
  areaHeight: number;
}

const ARROWS: Record<string, readonly [number, number]> = {
  ArrowLeft: [-12, 0],
  ArrowRight: [12, 0],
  ArrowUp: [0, -12],
  ArrowDown: [0, 12],
};

export const ImageWindow = memo(function ImageWindow(props: Props): JSX.Element {
  const { id, index, level, areaWidth, areaHeight } = props;
  const area = { width: areaWidth, height: areaHeight };
  const title = useApp((state) => titleOf(state, id));
  const saved = useArrangement((state) => state.windows[id]);
  const [picture, setPicture] = useState<Area>({ width: 0, height: 0 });
  const place = kept(saved ?? fitted(firstPlace(index, area), picture, area), area);
  const put = (next: Place): void => placeWindow(id, kept(next, area));
  const move = (begun: Place, dx: number, dy: number): void =>
    put({ ...begun, x: begun.x + dx, y: begun.y + dy });
  const resize = (begun: Place, dx: number, dy: number): void =>
    put({ ...begun, width: begun.width + dx, height: begun.height + dy });
  const onMove = useDrag(() => place, move);
  const onResize = useDrag(() => place, resize);
  const onKey = (event: KeyboardEvent): void => {
    const arrow = ARROWS[event.key];
    if (arrow === undefined || event.target !== event.currentTarget) return;
    event.preventDefault();
    (event.shiftKey ? resize : move)(place, ...arrow);
  };
  return (
    <section
      className={classes.window}
      style={{
        transform: `translate(${place.x}px, ${place.y}px)`,
        width: place.width,
        height: place.height,
        zIndex: level + 1,
      }}
      aria-label={`Image ${title}`}
      onPointerDownCapture={() => raiseWindow(id)}
      onFocusCapture={() => raiseWindow(id)}
    >
      <div
        className={classes.title}
        role="group"
        tabIndex={0}
        aria-label={`${title}: arrow keys move, with Shift they resize`}
        onPointerDown={onMove}
        onKeyDown={onKey}
      >
        <Level id={id} />
        <MiddleName name={title} />
        <Buttons id={id} title={title} fit={() => put(fitted(place, picture, area))} />
      </div>
      <Picture id={id} onSize={setPicture} />
      <div className={classes.corner} title="Resize" onPointerDown={onResize} />
    </section>
  );
});

function Level({ id }: { id: string }): JSX.Element {
  const level = useApp((state) => worstLevel(state, id).level);
  const text = useApp((state) => worstLevel(state, id).text);
  return <LevelDot level={level} text={text} />;
}

interface ButtonsProps {
  id: string;
  title: string;
  fit: () => void;
}

function Buttons({ id, title, fit }: ButtonsProps): JSX.Element {
  return (
    <span className={classes.buttons}>
      <button
        type="button"
        title="Fit the window to the picture"
        aria-label={`Fit ${title}`}
        onClick={fit}
      >
        <Icon name="fit" size={14} />
      </button>
      <button
        type="button"
        title="Hide"
        aria-label={`Hide ${title}`}
        onClick={() => setVisible(id, false)}
      >
        <Icon name="close" size={14} />
      </button>
    </span>
  );
}
