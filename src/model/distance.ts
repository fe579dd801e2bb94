/** Somewhere on the earth: latitude and longitude in degrees (WGS 84). */
export type OnEarth = readonly [latitude: number, longitude: number];

/** The earth's mean radius (IUGG), in miles: people here say miles. */
const earth = 6371.0088 / 1.609344;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** How far two places are from each other in miles, as the crow flies (haversine; the earth taken as a ball, which is wrong by half a hundredth at most). */
export function milesBetween([latitude, longitude]: OnEarth, [otherLatitude, otherLongitude]: OnEarth): number {
  const [north, east] = [radians(otherLatitude - latitude), radians(otherLongitude - longitude)];
  const half =
    Math.sin(north / 2) ** 2 + Math.cos(radians(latitude)) * Math.cos(radians(otherLatitude)) * Math.sin(east / 2) ** 2;
  return 2 * earth * Math.asin(Math.min(1, Math.sqrt(half)));
}
