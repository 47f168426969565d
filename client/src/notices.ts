// SPDX-License-Identifier: Apache-2.0
/** What the page tells its viewer in a sentence. */

import { app } from './state';
import type { Notice } from './wire/messages';

/** What the page says; a link leads to what helps. */
export type PageNotice = Notice & { link?: { text: string; href: string } };

const NOTICES_KEPT = 50;

let noticeId = 0;

/** Show a notice; the same text again replaces the one that stands. */
export function addNotice(notice: Omit<PageNotice, 't'>): void {
  noticeId += 1;
  const added = { t: 'Notice' as const, ...notice, id: noticeId, time: Date.now() };
  app.setState((state) => ({
    notices: [...state.notices.filter((old) => old.text !== notice.text), added].slice(
      -NOTICES_KEPT,
    ),
  }));
}

export function dismissNotice(id: number): void {
  app.setState((state) => ({ notices: state.notices.filter((notice) => notice.id !== id) }));
}

/** Take a script's notification away, here and at the server. */
export function closeNotification(key: string): void {
  app.setState(({ notifications: { [key]: closed, ...others } }) => {
    void closed;
    return { notifications: others };
  });
  app.getState().send({ t: 'NotificationClosed', key });
}
