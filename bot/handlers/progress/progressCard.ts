import type { CardDefinition } from "../../cardKinds";
import { loadProgress } from "../../views/progressView";
import { progressFace } from "../../cards/faces/progressFace";

/** How far a batch is, or the interviews of a unit or a position. */
export const progressCard: CardDefinition = {
  async load(services, card) {
    const view = await loadProgress(services, card);
    return view && { shared: progressFace(view, card.locale), own: {} };
  },
  presses: {},
};
