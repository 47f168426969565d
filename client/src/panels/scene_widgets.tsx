// SPDX-License-Identifier: Apache-2.0
/** Widgets at places of the scene: each stays with its node, whatever the camera does. */

import { useEffect, useRef, type JSX } from 'react';
import { WidgetList } from './controls/widget_list';
import classes from './scene_widgets.module.css';
import { useAppShallow, useViewer } from './use_app';

export function SceneWidgets(): JSX.Element | null {
  const places = useAppShallow((state) => Object.keys(state.guiPlaces));
  if (places.length === 0) return null;
  return (
    <div className={classes.area}>
      {places.map((name) => (
        <Place key={name} name={name} />
      ))}
    </div>
  );
}

function Place({ name }: { name: string }): JSX.Element {
  const viewer = useViewer();
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let last = '';
    let next = 0;
    const follow = () => {
      next = requestAnimationFrame(follow);
      const at = viewer.nodeAt?.(name) ?? null;
      const wanted = at ? `translate(${at[0].toFixed(1)}px, ${at[1].toFixed(1)}px)` : '';
      if (wanted === last || !card.current) return;
      last = wanted;
      card.current.style.visibility = at ? 'visible' : 'hidden';
      card.current.style.transform = wanted;
    };
    follow();
    return () => cancelAnimationFrame(next);
  }, [viewer, name]);
  return (
    <div ref={card} className={classes.card} data-place={name}>
      <WidgetList container={name} label={name} />
    </div>
  );
}
