/** How a page fits its puts to an uplink that it knows only by what came of the last try. */

const PARALLEL_PUTS = 3;
/** Until the bytes begin to flow. */
const SETUP_MS = 20_000;
/** A slow 3G uplink, in bytes a millisecond. */
const SLOW = 30;
/** At an eighth of it a slice of 2 MiB takes nine minutes; a ticket lives ten. */
const MOST_HALVINGS = 3;

/** Objects that share an uplink starve together: after a failure one goes at a time. */
export const lanesAfter = (failures: number): number => (failures > 0 ? 1 : PARALLEL_PUTS);

/** How long a put may take: for its size, at its share of the uplink, which each failure in a row halves. */
export const putTimeoutMs = (size: number, lanes: number, failures: number): number =>
  SETUP_MS + Math.round((size * lanes * 2 ** Math.min(failures, MOST_HALVINGS)) / SLOW);
