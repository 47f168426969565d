// SPDX-License-Identifier: Apache-2.0
/** The list of what was left out of an opened file, and why. */

import { Modal } from '@mantine/core';
import type { JSX } from 'react';
import { useStore } from 'zustand';
import { leftOut } from './left_out_state';
import classes from './palette.module.css';

export function LeftOut(): JSX.Element {
  const { file, lines } = useStore(leftOut);
  return (
    <Modal
      opened={lines.length > 0}
      onClose={() => leftOut.setState({ lines: [] })}
      title={`Not taken over from ${file}`}
      size={560}
      withinPortal={false}
      overlayProps={{ backgroundOpacity: 0.4 }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <ul className={classes.leftOut}>
        {lines.map((line, index) => (
          <li key={index}>{line}</li>
        ))}
      </ul>
    </Modal>
  );
}
