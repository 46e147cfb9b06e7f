import { openCard, placeOf } from "../../../server/chats/cards";
import type { ChatCard } from "../../../server/chats/entity";
import { Batch } from "../../../server/batches/entity";
import { selectOne } from "../../../server/db/statements";
import { notFound } from "../../../server/http/errors";
import { canOver } from "../../../server/org/permissions";
import type { Services } from "../../../server/services";
import type { CardDefinition } from "../../cardKinds";
import { consoleLinks } from "../../consoleLinks";
import type { CardFaces } from "../../cards/face";
import { invitationFace } from "../../cards/faces/invitationFace";
import { momentText } from "../../cards/moment";

async function load({ db, env, clock }: Services, card: ChatCard): Promise<CardFaces | null> {
  const batch = await selectOne(db.read, Batch, { id: card.subjectId });
  if (!batch) return null;
  const view = {
    job: batch.jobTitle,
    plan: batch.planName,
    total: batch.recipientCount,
    invited: batch.invitedCount,
    leftOut: batch.leftOutCount,
    deadline: momentText(batch.expiresAt, { now: clock.now(), timeZone: env.TIME_ZONE, locale: card.locale }),
    by: batch.createdBy,
    state: batch.state,
    url: consoleLinks(env).batch(batch.id),
  };
  return { shared: invitationFace(view, card.locale), own: {} };
}

/** That people were invited, where they were invited: to what and how many. */
export const invitationCard: CardDefinition = {
  load,
  presses: {
    async progress({ services, sender, card, locale }) {
      const batch = await selectOne(services.db.read, Batch, { id: card.subjectId });
      if (!batch || !canOver(sender.actor, "batches.read", batch)) throw notFound("batch.not_found");
      await services.db.write(async (tx) => {
        await openCard(services, tx, {
          platform: card.platform,
          kind: "progress",
          subjectId: batch.id,
          place: { kind: card.placeKind, id: placeOf(services, card) },
          staffId: card.staffId,
          locale,
        });
      });
      const faces = await load(services, card);
      if (!faces) throw notFound("batch.not_found");
      return faces;
    },
  },
};
