// SPDX-License-Identifier: Apache-2.0
/** What a script tells this viewer: cards that it changes while they are shown, above the page's own notices. */

import { Loader, Progress } from '@mantine/core';
import { useEffect, type JSX } from 'react';
import { closeNotification } from '../notices';
import type { Notification } from '../wire/messages';
import { Icon } from './icons';
import classes from './notices.module.css';
import { addressOf } from './save_file';
import { useApp } from './use_app';

export function Notifications(): JSX.Element {
  const notifications = useApp((state) => state.notifications);
  return (
    <>
      {Object.values(notifications).map((each) => (
        <Card key={each.key} card={each} />
      ))}
    </>
  );
}

function Card({ card }: { card: Notification }): JSX.Element {
  useEffect(() => {
    if (card.auto_close <= 0) return undefined;
    const timer = setTimeout(() => closeNotification(card.key), card.auto_close * 1000);
    return () => clearTimeout(timer);
  }, [card]);
  const colour = card.color === '' ? undefined : `var(--mantine-color-${card.color}-6)`;
  return (
    <li className={classes.toast} style={{ borderLeftColor: colour }} data-notification={card.key}>
      {card.loading && <Loader size={14} color={colour} aria-label="In progress" />}
      <div>
        {card.title !== '' && <strong>{card.title}</strong>}
        <span className={classes.lines} aria-live={card.progress >= 0 ? 'off' : undefined}>
          {card.body}
        </span>
        {card.progress >= 0 && (
          <Progress value={100 * card.progress} color={card.color || undefined} aria-label="Sent" />
        )}
        {card.file !== '' && (
          <a className={classes.link} href={addressOf(card.file)} download={card.title}>
            Save
          </a>
        )}
      </div>
      {card.with_close_button && (
        <button
          type="button"
          aria-label={`Dismiss ${card.title}`.trim()}
          onClick={() => closeNotification(card.key)}
        >
          <Icon name="close" size={14} />
        </button>
      )}
    </li>
  );
}
