// SPDX-License-Identifier: Apache-2.0
/** Numbers as people read them: every one with its unit, in the width of a panel. */

const NONE = '–';

/** Three significant digits, no exponent, no trailing zeros. */
function short(value: number): string {
  if (value >= 100) return value.toFixed(0);
  const digits = value >= 10 ? 1 : 2;
  return value.toFixed(digits).replace(/\.?0+$/, '');
}

/** Messages per second. */
export function formatRate(hz: number): string {
  return Number.isFinite(hz) && hz > 0 ? `${short(hz)} Hz` : NONE;
}

/** Bytes per second, in decimal units as network tools show them. */
export function formatBandwidth(bytesPerSecond: number): string {
  if (!Number.isFinite(bytesPerSecond) || bytesPerSecond <= 0) return '0 kB/s';
  if (bytesPerSecond >= 1e6) return `${short(bytesPerSecond / 1e6)} MB/s`;
  return `${short(bytesPerSecond / 1e3)} kB/s`;
}

/** Bytes, in decimal units as file managers show them. */
export function formatSize(bytes: number): string {
  if (!Number.isFinite(bytes) || bytes < 0) return NONE;
  if (bytes >= 1e9) return `${short(bytes / 1e9)} GB`;
  if (bytes >= 1e6) return `${short(bytes / 1e6)} MB`;
  return `${short(bytes / 1e3)} kB`;
}

/** Seconds as the one unit that says enough: 40 ms, 4.1 s, 3 min, 2 h, 5 d. */
export function formatDuration(seconds: number): string {
  if (!Number.isFinite(seconds)) return NONE;
  const s = Math.abs(seconds);
  const sign = seconds < -0.0005 ? '-' : '';
  if (s < 1) return `${sign}${Math.round(s * 1e3)} ms`;
  if (s < 60) return `${sign}${s.toFixed(1)} s`;
  if (s < 3600) return `${sign}${Math.floor(s / 60)} min`;
  if (s < 86400) return `${sign}${Math.floor(s / 3600)} h`;
  return `${sign}${Math.floor(s / 86400)} d`;
}

/** A count with thin separators, so that seven digits can be read. */
export function formatCount(count: number): string {
  return Math.round(count)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, '\u202f');
}

/** A choice of a setting as people read it: `flat_squares` is 'flat squares'. */
export function formatChoice(name: string): string {
  return name.replaceAll('_', ' ');
}

/** Of a ROS time: the time of day where it is a date, else the seconds since start. */
export function formatRosTime(seconds: number): string {
  if (!Number.isFinite(seconds) || seconds <= 0) return NONE;
  if (seconds < 1e8) return `${seconds.toFixed(1)} s`;
  const date = new Date(seconds * 1e3);
  const part = (n: number): string => n.toString().padStart(2, '0');
  return `${part(date.getHours())}:${part(date.getMinutes())}:${part(date.getSeconds())}`;
}

/** How many decimals a step of this size needs. */
export function decimalsOf(step: number): number {
  if (!(step > 0)) return 3;
  for (let digits = 0; digits < 8; digits += 1) {
    const scaled = step * 10 ** digits;
    if (Math.abs(scaled - Math.round(scaled)) < 1e-6 * scaled) return digits;
  }
  return 8;
}

const TAIL_MAX = 18;

/**
 * A name in two parts, of which only the first may be cut when there is no room: what tells topics
 * apart is mostly their last segment.
 */
export function splitName(name: string): [head: string, tail: string] {
  const slash = name.lastIndexOf('/');
  const last = name.length - slash;
  const tail =
    slash > 0 && last <= TAIL_MAX ? last : Math.min(TAIL_MAX, Math.floor(name.length / 2));
  return name.length <= 12 ? [name, ''] : [name.slice(0, -tail), name.slice(-tail)];
}

/** Package and name of a ROS type without its middle: sensor_msgs/Image. */
export function shortType(rosType: string): string {
  return rosType.replace(/\/(msg|srv|action)\//, '/');
}

/** Seconds since a start, as players show them: 0:07.5, 12:03, 1:02:03. */
export function formatElapsed(seconds: number): string {
  if (!Number.isFinite(seconds)) return NONE;
  const s = Math.max(0, seconds);
  const part = (n: number): string => Math.floor(n).toString().padStart(2, '0');
  if (s >= 3600) return `${Math.floor(s / 3600)}:${part((s / 60) % 60)}:${part(s % 60)}`;
  const tenths = s < 600 ? `.${Math.floor((s * 10) % 10)}` : '';
  return `${Math.floor(s / 60)}:${part(s % 60)}${tenths}`;
}
