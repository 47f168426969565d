// SPDX-License-Identifier: Apache-2.0
/** A panel of the dock that is a list: what searches and sets it, its rows or why there are none, one row in full. */

import type { JSX, ReactNode } from 'react';
import shared from './panel.module.css';

interface Props {
  search: {
    label: string;
    placeholder: string;
    words: string;
    onSearch: (words: string) => void;
  };
  /** Controls before the field that searches. */
  before?: ReactNode;
  /** Controls behind it. */
  tools?: ReactNode;
  /** How much there is. */
  note?: ReactNode;
  /** Why there are no rows, and what brings some; '' where there are. */
  empty: string;
  /** Names of the columns, above the rows. */
  head?: ReactNode;
  /** The rows. */
  children: ReactNode;
  /** What is known of the chosen row. */
  details?: ReactNode;
}

export function ListPanel(props: Props): JSX.Element {
  const { search, before, tools, note, empty, head, children, details } = props;
  return (
    <>
      <div className={shared.tools}>
        {before}
        <input
          className={shared.grow}
          type="search"
          placeholder={search.placeholder}
          aria-label={search.label}
          value={search.words}
          onChange={(event) => search.onSearch(event.currentTarget.value.trimStart())}
        />
        {tools}
        {note !== undefined && <span className={shared.note}>{note}</span>}
      </div>
      {empty === '' ? (
        <div className={shared.split}>
          <div className={shared.list}>
            {head}
            {children}
          </div>
          {details}
        </div>
      ) : (
        <p className={shared.empty} role="status">
          {empty}
        </p>
      )}
    </>
  );
}
