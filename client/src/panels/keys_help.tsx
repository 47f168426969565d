// SPDX-License-Identifier: Apache-2.0
/** The list of keys and mouse moves. */

import { Modal } from '@mantine/core';
import type { JSX } from 'react';
import { KEYS } from './key_list';
import classes from './keys_help.module.css';

const MOVES: readonly (readonly [string, string])[] = [
  ['Left drag', 'Turn the view'],
  ['Middle drag, Shift + left drag', 'Move the view'],
  ['Right drag, wheel', 'Zoom'],
  ['One finger', 'Turn the view'],
  ['Two fingers', 'Move and zoom'],
];

export function KeysHelp({
  opened,
  onClose,
}: {
  opened: boolean;
  onClose: () => void;
}): JSX.Element {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title="Keys and mouse"
      size={600}
      // Inside the page's own layers: the stop lies above it.
      withinPortal={false}
      overlayProps={{ backgroundOpacity: 0.4 }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <div className={classes.columns}>
        <dl>
          {KEYS.map(({ shown, does }) => (
            <div key={shown}>
              <dt>
                <kbd>{shown}</kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        <dl>
          {MOVES.map(([move, does]) => (
            <div key={move} className={classes.move}>
              <dt>{move}</dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
      </div>
      <p className={classes.note}>
        While you type, keys are text. Space is the stop everywhere else; Enter presses buttons and
        switches.
      </p>
    </Modal>
  );
}
