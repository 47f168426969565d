// SPDX-License-Identifier: Apache-2.0
/** What is done with a picture at a click: the scene over it, turning, colours, its size. */

import type { JSX } from 'react';
import { setOption } from '../../actions';
import { ROTATIONS } from '../../render/image_orientation';
import { optionsOf } from '../../state';
import { displayIdOf } from '../../views';
import { Settings } from '../displays/settings';
import { Icon } from '../icons';
import { PopoverCard } from '../popover_card';
import { useApp } from '../use_app';
import { OverlayButton } from './overlay';
import classes from './picture_tools.module.css';
import type { Zooming } from './use_zoom';

const OF_NUMBERS = ['map', 'range', 'min', 'max'];
const OF_ALL = ['rotation', 'flip', 'smooth'];

interface Props {
  id: string;
  title: string;
  zooming: Zooming;
}

export function PictureTools({ id, title, zooming }: Props): JSX.Element {
  return (
    <span className={classes.tools}>
      <OverlayButton id={id} />
      <TurnButton id={id} title={title} />
      <SettingsButton id={id} title={title} />
      <button
        type="button"
        aria-pressed={zooming.zoom.scale === 1}
        title="Show the whole picture (double click)"
        onClick={zooming.whole}
      >
        Fit
      </button>
      <button
        type="button"
        title="One pixel to one (wheel zooms, drag moves)"
        onClick={zooming.exact}
      >
        1:1
      </button>
    </span>
  );
}

function TurnButton({ id, title }: { id: string; title: string }): JSX.Element {
  const rotation = useApp((state) => optionsOf(state, id).rotation);
  const at = ROTATIONS.findIndex((each) => each === rotation);
  const next = ROTATIONS[(Math.max(0, at) + 1) % ROTATIONS.length]!;
  return (
    <button
      type="button"
      title={`Turn by a quarter, to ${next}°`}
      aria-label={`Turn ${title}`}
      onClick={() => setOption(id, 'rotation', next)}
    >
      <Icon name="turn" size={14} />
    </button>
  );
}

/** The settings of a picture that are its look; the others are in the list of displays. */
function SettingsButton({ id, title }: { id: string; title: string }): JSX.Element {
  const encoding = useApp((state) => state.images[displayIdOf(id)]?.encoding);
  const numbers = encoding === 'u1' || encoding === 'u2' || encoding === 'f4';
  return (
    <PopoverCard
      label={`Look of ${title}`}
      width={280}
      className={classes.card}
      target={(opened, toggle) => (
        <button
          type="button"
          title={numbers ? 'Colour map, range, orientation' : 'Orientation'}
          aria-label={`Look of ${title}`}
          aria-expanded={opened}
          onClick={toggle}
        >
          <Icon name="controls" size={14} />
        </button>
      )}
    >
      {() => <Settings id={id} names={numbers ? [...OF_NUMBERS, ...OF_ALL] : OF_ALL} />}
    </PopoverCard>
  );
}
