import type { ChaosResult } from "./runChaos";

export type ChaosVerdict = {
  /** Who has more than one invitation. */
  twice: number;
  /** Who has none, and nobody is told of it. */
  lost: number;
  /** Who may have one or not, and is listed for a person. */
  listed: number;
  exactlyOne: number;
};

/** What the promise of the delivery comes to: one each, or listed. */
export function judgeChaos({ recipients, received, standing }: ChaosResult): ChaosVerdict {
  const counts = [...received.values()];
  const listed = new Set(standing.users.filter((user) => user.listed).map(({ userId }) => userId));
  const reached = [...received.keys()].filter((userId) => !listed.has(userId));
  return {
    twice: counts.filter((count) => count > 1).length,
    lost: recipients - new Set([...reached, ...listed]).size,
    listed: listed.size,
    exactlyOne: counts.filter((count) => count === 1).length,
  };
}
