// SPDX-License-Identifier: Apache-2.0
/** A line across. */

import type { JSX } from 'react';
import classes from './displays.module.css';

export function Divider(): JSX.Element {
  return <hr className={classes.divider} />;
}
