// SPDX-License-Identifier: Apache-2.0
/** Whether anything of a Markers message is left once the next one is taken: what no picture will show need not be. */

import type { MarkerColumns } from '../../wire/messages';

/** True where taking `newer` alone leaves the same as taking both; what is laid out otherwise is not looked through. */
export function isCovered(older: MarkerColumns, newer: MarkerColumns): boolean {
  // Pictures outlive their message: a later one may name them only.
  if (older.images.length > 0) return false;
  if (newer.clear_all) return true;
  return onlyAdds(older) && namesSame(older, newer);
}

/** Whether it takes nothing away. */
export function onlyAdds({ clear_all, cleared, deleted_id }: MarkerColumns): boolean {
  return !clear_all && cleared.length === 0 && deleted_id.length === 0;
}

/** Whether both are about the same markers, row by row. */
export function namesSame(a: MarkerColumns, b: MarkerColumns): boolean {
  return same(a.namespaces, b.namespaces) && same(a.ns, b.ns) && same(a.id, b.id);
}

function same<T>(a: ArrayLike<T>, b: ArrayLike<T>): boolean {
  const { length } = a;
  if (b.length !== length) return false;
  for (let i = 0; i < length; i++) if (a[i] !== b[i]) return false;
  return true;
}
