// SPDX-License-Identifier: Apache-2.0
/** On a phone one picture at a time, chosen by its name. */

import { NativeSelect } from '@mantine/core';
import { useState, type JSX } from 'react';
import { shownImages } from '../images/image_windows';
import { Picture } from '../images/picture';
import { titleOf } from '../../views';
import { useAppShallow } from '../use_app';
import classes from './image_tabs.module.css';

export function ImageTabs(): JSX.Element {
  const ids = useAppShallow(shownImages);
  const titles = useAppShallow((state) => shownImages(state).map((id) => titleOf(state, id)));
  const [chosen, setChosen] = useState('');
  const id = ids.includes(chosen) ? chosen : ids[0];
  if (id === undefined) return <p className={classes.none}>No image display is shown.</p>;
  return (
    <div className={classes.tabs}>
      {ids.length > 1 && (
        <NativeSelect
          aria-label="Picture"
          value={id}
          onChange={(event) => setChosen(event.currentTarget.value)}
          data={ids.map((value, index) => ({ value, label: titles[index] ?? value }))}
        />
      )}
      <Picture key={id} id={id} />
    </div>
  );
}
