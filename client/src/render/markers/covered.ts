// SPDX-License-Identifier: Apache-2.0
/** Whether anything of a Markers message is left once the next one is taken: what no picture will show need not be. */

import type { MarkerColumns } from '../../wire/messages';

/** True where taking `newer` alone leaves the same as taking both; what is laid out otherwise is not looked through. */
export function isCovered(older: MarkerColumns, newer: MarkerColumns): boolean {
  // Pictures outlive their message: a later one may name them only.
  if (older.images.length > 0) return false;
  if (newer.clear_all) return true;
  const adds = older.cleared.length === 0 && older.deleted_id.length === 0 && !older.clear_all;
  return (
    adds &&
    same(older.namespaces, newer.namespaces) &&
    same(older.ns, newer.ns) &&
    same(older.id, newer.id)
  );
}

function same<T>(a: ArrayLike<T>, b: ArrayLike<T>): boolean {
  const { length } = a;
  if (b.length !== length) return false;
  for (let i = 0; i < length; i++) if (a[i] !== b[i]) return false;
  return true;
}
