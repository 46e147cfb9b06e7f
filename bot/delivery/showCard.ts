import { setTimeout as wait } from "node:timers/promises";
import { handleOf, placeOf, queueCard, sealHandle } from "../../server/chats/cards";
import { ChatCard } from "../../server/chats/entity";
import { updateRows } from "../../server/db/rows";
import { selectOne } from "../../server/db/statements";
import { Job } from "../../server/queue/entity";
import { type Commit, type JobContext, type JobHandler, LeftToAnother } from "../../server/queue/runner";
import type { Services } from "../../server/services";
import type { CardFaces } from "../cards/face";
import { cardKinds } from "../cardKinds";
import type { Bot } from "../context";
import type { ChatCardContent, ChatPlatform, ShowOutcome } from "../platform";
import {
  type Attempt,
  type CardStep,
  PACE_MS,
  afterShow,
  claimOf,
  giveUpCard,
  isThere,
  restedAt,
} from "./cardProgress";
import { digestOf, goneFaces } from "./faces";
import { mayShow } from "./repeats";
import { pauseApp, takeTurn } from "./turns";

/** More than the app may send in the time that one call takes would only wait. */
const CONCURRENCY = 8;

/**
 * Brings a card in a chat up to date: what it shows is computed anew, and where that is what the platform has,
 * nothing is sent. The row is claimed before the outside call. One found in `sending` by the job that claimed it was
 * cut off there: it is shown again where the platform shows that once, and otherwise listed for a person.
 */
export function showCard(
  { services, platforms }: Bot,
  kinds: typeof cardKinds = cardKinds,
): JobHandler<{ cardId: string }> {
  const { db, clock, log } = services;
  return {
    concurrency: CONCURRENCY,
    attempts: 5,
    async run({ cardId }, context) {
      const card = await selectOne(db.read, ChatCard, { id: cardId });
      if (!card || card.state === "closed" || card.state === "unknown" || card.state === "failed") return;
      const now = clock.now();
      if (
        card.state === "sending" &&
        card.claimedBy !== context.jobId &&
        (await isUnderWay(services, card))
      ) {
        return comeAgain(services, card, new Date(now.getTime() + PACE_MS));
      }
      const rested = restedAt(card);
      if (rested && rested > now) return comeAgain(services, card, rested);
      const platform = platforms[card.platform];
      if (!platform) return write(services, card, failing(card, "platform not configured"));
      if (!platform.reaches({ kind: card.placeKind, id: placeOf(services, card) })) throw new LeftToAnother();
      const definition = kinds[card.kind];
      if (!definition) throw new Error(`No card of kind ${card.kind} is known`);

      const faces = await definition.load(services, card);
      const last = faces === null;
      if (last && !isThere(card) && card.triedDigest === null) {
        return write(services, card, { change: { state: "closed" }, again: null });
      }
      const wanted = faces ?? definition.last?.(services, card) ?? goneFaces(card.locale);
      const digest = digestOf(wanted);
      if (isThere(card) && card.shownDigest === digest) {
        return write(services, card, {
          change: { state: last ? "closed" : "shown", claimedBy: null },
          again: null,
        });
      }
      if (!isThere(card) && !mayShow(card, digest, now)) {
        log.warn({ cardId, kind: card.kind }, "card outcome unknown");
        return write(services, card, failing(card, "cut off in sending"));
      }
      return show(services, platform, { card, faces: wanted, attempt: { digest, last }, context });
    },
    async giveUp({ cardId }, tx) {
      const card = await selectOne(tx.manager, ChatCard, { id: cardId });
      if (card?.state !== "waiting" && card?.state !== "sending" && card?.state !== "shown") return;
      await updateRows(tx, ChatCard, { id: cardId, tries: card.tries }, giveUpCard(card, "internal"));
    },
  };
}

const failing = (card: ChatCard, detail: string): CardStep => ({
  change: giveUpCard(card, detail),
  again: null,
});

/** Whether the job that claimed the card is still open: then it is that job's to end or to begin anew. */
async function isUnderWay({ db }: Services, { claimedBy }: ChatCard): Promise<boolean> {
  const job = claimedBy && (await selectOne(db.read, Job, { id: claimedBy }));
  return job ? job.status === "running" || job.status === "pending" : false;
}

const comeAgain =
  (services: Services, { id }: ChatCard, runAfter: Date): Commit =>
  (tx) =>
    queueCard(services, tx, id, { runAfter });

/** Unless somebody has claimed the card since it was read. */
const write =
  (services: Services, { id, tries }: Pick<ChatCard, "id" | "tries">, { change, again }: CardStep): Commit =>
  async (tx) => {
    const changed = await updateRows(tx, ChatCard, { id, tries }, change);
    if (changed > 0 && again) await queueCard(services, tx, id, { runAfter: again });
  };

async function show(
  services: Services,
  platform: ChatPlatform,
  given: { card: ChatCard; faces: CardFaces; attempt: Attempt; context: JobContext },
): Promise<Commit> {
  const { db, clock } = services;
  const { card, faces, attempt, context } = given;
  const { id, tries, state } = card;
  const content: ChatCardContent = {
    id,
    to: { kind: card.placeKind, id: placeOf(services, card) },
    faces,
    handle: handleOf(services, card),
  };
  const claim = claimOf(card, attempt, context.jobId, clock.now());
  const turn = await db.write(async (tx) => {
    const to = isThere(card) ? null : content.to;
    const taken = await takeTurn(db, tx, { platform: card.platform, to, now: clock.now() });
    const atOnce = "inMs" in taken && taken.inMs === 0;
    return { taken, claimed: atOnce ? await updateRows(tx, ChatCard, { id, state, tries }, claim) : null };
  });
  if ("again" in turn.taken) return comeAgain(services, card, turn.taken.again);
  if (turn.taken.inMs > 0) await wait(turn.taken.inMs, undefined, { signal: context.signal });
  const claimed =
    turn.claimed ?? (await db.write((tx) => updateRows(tx, ChatCard, { id, state, tries }, claim)));
  // Somebody else was faster, with what there was to show then.
  if (claimed === 0) return comeAgain(services, card, new Date(clock.now().getTime() + PACE_MS));

  const outcome = await (isThere(card) ? platform.changeCard(content) : platform.showCard(content));
  tellTrouble(services, card, outcome);
  const step = afterShow(card, attempt, outcome, clock.now());
  const handle =
    outcome.result === "accepted" ? { handleSealed: sealHandle(services, id, outcome.reference) } : {};
  const written = write(
    services,
    { id, tries: tries + 1 },
    { ...step, change: { ...step.change, ...handle } },
  );
  const pause = outcome.result === "later" && outcome.failure === "rate_limited" ? outcome.waitMs : undefined;
  if (pause === undefined) return written;
  return async (tx) => {
    await written(tx);
    await pauseApp(db, tx, card.platform, new Date(clock.now().getTime() + pause));
  };
}

function tellTrouble({ log }: Services, { id, platform, kind }: ChatCard, outcome: ShowOutcome): void {
  if (outcome.result === "accepted") return;
  const { result, detail } = outcome;
  log.warn({ cardId: id, platform, kind, result, detail }, "card not shown");
}
