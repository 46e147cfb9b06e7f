import { z } from "zod";
import { dataOf } from "../../../server/chats/cards";
import { AppError } from "../../../server/http/errors";
import { viewComparison } from "../../../server/reports/compare/viewComparison";
import type { CardDefinition } from "../../cardKinds";
import { say } from "../../words";
import { consoleLinks } from "../../consoleLinks";
import { addresseeOf } from "../../views/addressee";
import { comparisonFace, comparisonWords } from "../../cards/faces/comparisonFace";
import { plainFace } from "../../cards/face";

const dataSchema = z.object({ ids: z.array(z.string()) });

/** Two to five people side by side, for whoever asked. */
export const comparisonCard: CardDefinition = {
  async load(services, card) {
    const reader = await addresseeOf(services, card);
    if (!reader) return null;
    const { ids } = dataSchema.parse(dataOf(services, card));
    const comparison = await viewComparison(services, reader.actor, ids).catch((error: unknown) => {
      // Not theirs to see any more, since they asked.
      if (error instanceof AppError) return null;
      throw error;
    });
    if (!comparison) return null;
    const url = consoleLinks(services.env).compare(ids);
    return {
      shared: plainFace(say(comparisonWords.title, card.locale)),
      own: { [reader.userId]: comparisonFace(comparison, url, card.locale) },
    };
  },
  presses: {},
};
