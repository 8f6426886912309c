import type { District } from '../../../config/city';

export interface Located {
  /** The district's code; null outside all outlines, or so near a border that the outline cannot tell. */
  district: string | null;
}

type Ring = District['outline'][number];

/** Outlines are approximate; nearer to a border than this, they prove nothing. */
const BORDER_METRES = 150;
const METRES_PER_DEGREE = 111_320;

/** Tells the district a sent place lies in, by the outlines. */
export function createLocator(districts: readonly District[]): (lat: number, lon: number) => Located {
  return (lat, lon) => {
    const inside = districts.filter(({ outline }) => outline.some((ring) => contains(ring, lat, lon)));
    const [only] = inside;
    if (!only || inside.length > 1) return { district: null };
    const near = only.outline.some((ring) => distanceTo(ring, lat, lon) < BORDER_METRES);
    return { district: near ? null : only.code };
  };
}

/** Counts how often a ray to the east crosses the ring. */
function contains(ring: Ring, lat: number, lon: number): boolean {
  return (
    edges(ring).filter(([[x1, y1], [x2, y2]]) => {
      return y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1;
    }).length %
      2 ===
    1
  );
}

/** Metres from the point to the ring, on a plane: exact enough for a border. */
function distanceTo(ring: Ring, lat: number, lon: number): number {
  const shrink = Math.cos((lat * Math.PI) / 180);
  const distances = edges(ring).map(([[x1, y1], [x2, y2]]) => {
    const [dx, dy] = [(x2 - x1) * shrink, y2 - y1];
    const [px, py] = [(lon - x1) * shrink, lat - y1];
    const along = Math.min(1, Math.max(0, (px * dx + py * dy) / (dx * dx + dy * dy || 1)));
    return Math.hypot(px - along * dx, py - along * dy);
  });
  return Math.min(...distances) * METRES_PER_DEGREE;
}

function edges(ring: Ring): [Ring[number], Ring[number]][] {
  return ring.map((point, index) => [point, ring[(index + 1) % ring.length]!]);
}
