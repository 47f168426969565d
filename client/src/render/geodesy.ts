// SPDX-License-Identifier: Apache-2.0
/** Places on the globe as metres beside each other, and as text. */

export interface Coordinates {
  /** Degrees. */
  latitude: number;
  longitude: number;
  /** Metres. */
  altitude: number;
}

/** WGS 84: semi-major axis, and eccentricity squared. */
const A = 6378137;
const E2 = 0.00669437999014;
const DEGREE = Math.PI / 180;

/** East, north and up of one place as seen from another near it, metres. */
export function enu(from: Coordinates, to: Coordinates): [number, number, number] {
  const sine = Math.sin(from.latitude * DEGREE);
  const w = Math.sqrt(1 - E2 * sine * sine);
  const meridian = (A * (1 - E2)) / w ** 3;
  const vertical = A / w;
  // The short way round, also across the date line.
  const turn = ((((to.longitude - from.longitude + 180) % 360) + 360) % 360) - 180;
  return [
    turn * DEGREE * (vertical + from.altitude) * Math.cos(from.latitude * DEGREE),
    (to.latitude - from.latitude) * DEGREE * (meridian + from.altitude),
    to.altitude - from.altitude,
  ];
}

/** 47.3769000° N, 8.5417000° E: seven decimals are a centimetre. */
export function formatCoordinates({ latitude, longitude }: Coordinates): string {
  const north = `${Math.abs(latitude).toFixed(7)}° ${latitude < 0 ? 'S' : 'N'}`;
  return `${north}, ${Math.abs(longitude).toFixed(7)}° ${longitude < 0 ? 'W' : 'E'}`;
}

/** The ellipse of a covariance of east and north: its half axes (metres) and the angle of the first, from east. */
export function ellipseOf(covariance: ArrayLike<number>): [number, number, number] {
  const [ee, en, nn] = [covariance[0] ?? 0, covariance[1] ?? 0, covariance[4] ?? 0];
  const middle = (ee + nn) / 2;
  const spread = Math.hypot((ee - nn) / 2, en);
  const angle = Math.atan2(2 * en, ee - nn) / 2;
  return [Math.sqrt(Math.max(middle + spread, 0)), Math.sqrt(Math.max(middle - spread, 0)), angle];
}
