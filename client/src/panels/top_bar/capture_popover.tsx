// SPDX-License-Identifier: Apache-2.0
/** A picture of the view, of any size, with or without its background; a video or GIF of it. */

import { Button, NativeSelect } from '@mantine/core';
import { useState, type JSX } from 'react';
import { useStore } from 'zustand';
import type { Shot } from '../../render/shot';
import { video, videoObstacle } from '../../render/view_video';
import { NumberField } from '../number_field';
import { PopoverCard } from '../popover_card';
import { Toggle } from '../toggle';
import { ToolButton } from '../tool_button';
import { useViewer } from '../use_app';
import { savePicture, saveVideo } from './capture';
import classes from './capture_popover.module.css';

const SIZES = {
  view: 'As in the view',
  hd: '1920 × 1080',
  uhd: '3840 × 2160',
  own: 'Own size',
} as const;
type SizeName = keyof typeof SIZES;

export function CapturePopover(): JSX.Element {
  return (
    <PopoverCard
      label="Picture or video"
      width={280}
      className={classes.card}
      target={(opened, toggle) => (
        <span>
          <ToolButton icon="camera" label="Picture or video" pressed={opened} onClick={toggle} />
        </span>
      )}
    >
      {(close) => (
        <>
          <PictureForm done={close} />
          <Videos done={close} />
        </>
      )}
    </PopoverCard>
  );
}

function PictureForm({ done }: { done: () => void }): JSX.Element {
  const viewer = useViewer();
  const [name, setName] = useState<SizeName>('view');
  const [own, setOwn] = useState({ width: 2560, height: 1440 });
  const [transparent, setTransparent] = useState(false);
  const save = (): void => {
    const size = sizeOf(name, own);
    const whole = size === undefined && !transparent;
    void savePicture(viewer, whole ? undefined : { ...(size ?? viewSize()), transparent });
    done();
  };
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <NativeSelect
        size="xs"
        label="Size"
        value={name}
        data={Object.entries(SIZES).map(([value, label]) => ({ value, label }))}
        onChange={(event) => setName(event.currentTarget.value as SizeName)}
      />
      {name === 'own' && (
        <div className={classes.own}>
          {(['width', 'height'] as const).map((side) => (
            <NumberField
              key={side}
              label={side === 'width' ? 'Width' : 'Height'}
              value={own[side]}
              minimum={16}
              maximum={16384}
              step={1}
              unit="px"
              slider={false}
              onChange={(value) => setOwn({ ...own, [side]: Math.round(value) })}
            />
          ))}
        </div>
      )}
      <span className={classes.row}>
        <span>Transparent background</span>
        <Toggle label="Transparent background" on={transparent} onChange={setTransparent} />
      </span>
      <Button size="compact-sm" type="submit">
        Save picture
      </Button>
    </form>
  );
}

function Videos({ done }: { done: () => void }): JSX.Element {
  const viewer = useViewer();
  const running = useStore(video, (state) => state.since !== null);
  const obstacle = videoObstacle();
  return (
    <div className={classes.videos}>
      <Button
        size="compact-sm"
        variant="default"
        disabled={running || obstacle !== ''}
        title={obstacle}
        onClick={() => {
          void saveVideo(viewer, 'video');
          done();
        }}
      >
        Record video
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        disabled={running}
        title="Ten pictures a second, 640 pixels across, a minute at most"
        onClick={() => {
          void saveVideo(viewer, 'gif');
          done();
        }}
      >
        Record GIF
      </Button>
    </div>
  );
}

type Size = Pick<Shot, 'width' | 'height'>;

function sizeOf(name: SizeName, own: Size): Size | undefined {
  if (name === 'hd') return { width: 1920, height: 1080 };
  if (name === 'uhd') return { width: 3840, height: 2160 };
  return name === 'own' ? own : undefined;
}

/** Of the view on this screen, pixels. */
function viewSize(): Size {
  const { width, height } = document.querySelector<HTMLCanvasElement>(
    'canvas[aria-label="3D view"]',
  ) ?? { width: 1280, height: 720 };
  return { width, height };
}
