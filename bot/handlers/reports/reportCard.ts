import type { CardDefinition } from "../../cardKinds";
import { loadReport } from "../../views/reportView";
import { reportFace, sharedReportFace } from "../../cards/faces/reportFace";

/** A report in short: for those who may read it, in a group and alone. */
export const reportCard: CardDefinition = {
  async load(services, card) {
    const loaded = await loadReport(services, card);
    if (!loaded) return null;
    const { view, viewers } = loaded;
    const whole = reportFace(view, card.locale);
    return {
      shared: sharedReportFace(view, card.locale),
      own: Object.fromEntries(viewers.map((userId) => [userId, whole])),
    };
  },
  presses: {},
};
