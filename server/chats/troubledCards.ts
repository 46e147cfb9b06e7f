import type { EntityManager, SelectQueryBuilder } from "typeorm";
import { Batch } from "../batches/entity";
import { findForUpdate } from "../db/locks";
import { updateRows } from "../db/rows";
import { selectEqual } from "../db/statements";
import { conflict, notFound } from "../http/errors";
import { decodeCursor, pageFrom } from "../http/cursor";
import { PassRateAlert as Alert } from "../insight/passRates/entity";
import { Interview } from "../interviews/entity";
import { findCandidatesOf } from "../interviews/listInterviews";
import { Staff } from "../org/entity";
import type { Scope } from "../org/permissions";
import { withinScope } from "../org/scope";
import type { Services } from "../services";
import { MAX_CARD_TRIES, placeOf, queueCard } from "./cards";
import { ChatCard, ChatGroup } from "./entity";
import type { TroubledCard } from "./schema";

const TROUBLED = ["failed", "unknown"] as const;

/** Of what is in the scope; a card of nothing that belongs somewhere, such as a digest, is headquarters' to look after. */
function troubledIn(manager: EntityManager, state: (typeof TROUBLED)[number], scope: Scope) {
  const builder = manager.createQueryBuilder(ChatCard, "card").where("card.state = :state", { state });
  if (scope === "all") return builder;
  const within = [Interview, Batch, Alert].map((subject) => {
    const found: SelectQueryBuilder<Interview | Batch | Alert> = builder
      .subQuery()
      .select("1")
      .from<Interview | Batch | Alert>(subject, "subject")
      .where("subject.id = card.subjectId");
    withinScope(found, "subject", scope, { position: true });
    builder.setParameters(found.getParameters());
    return `EXISTS ${found.getQuery()}`;
  });
  return builder.andWhere(`(${within.join(" OR ")})`);
}

/** Cards in the chats that could not be shown or may not have been, newest first. */
export async function listTroubledCards(
  services: Pick<Services, "db" | "cipher">,
  { scope, cursor, limit }: { scope: Scope; cursor?: string; limit: number },
): Promise<{ items: TroubledCard[]; nextCursor: string | null }> {
  const { db } = services;
  const found = await Promise.all(
    // One state at a time is read in the order of its index.
    TROUBLED.map((state) => {
      const builder = troubledIn(db.read, state, scope)
        .orderBy("card.createdAt", "DESC")
        .addOrderBy("card.id", "DESC")
        .limit(limit + 1);
      if (cursor) {
        builder.andWhere(
          "(card.createdAt < :at OR (card.createdAt = :at AND card.id < :id))",
          decodeCursor(cursor),
        );
      }
      return builder.getMany();
    }),
  );
  const rows = found
    .flat()
    .toSorted(
      (one, other) => other.createdAt.getTime() - one.createdAt.getTime() || (one.id < other.id ? 1 : -1),
    );
  const page = pageFrom(rows, limit, ({ createdAt, id }) => ({ at: createdAt, id }));
  return { items: await present(services, page.items), nextCursor: page.nextCursor };
}

async function present(
  services: Pick<Services, "db" | "cipher">,
  cards: readonly ChatCard[],
): Promise<TroubledCard[]> {
  const { read } = services.db;
  const subjectIds = cards.map(({ subjectId }) => subjectId);
  const interviews = await selectEqual(read, Interview, { id: subjectIds });
  const batches = await selectEqual(read, Batch, { id: subjectIds });
  const candidates = await findCandidatesOf(read, interviews);
  const subjects = new Map<string, TroubledCard["subject"]>([
    ...batches.map(({ id, jobTitle }) => [id, { kind: "batch" as const, id, title: jobTitle }] as const),
    ...interviews.map(({ id, candidateId, jobTitle }) => {
      const title = [candidates.get(candidateId)?.name ?? "", jobTitle].filter(Boolean).join(" · ");
      return [id, { kind: "interview" as const, id, title }] as const;
    }),
  ]);
  const places = new Map(cards.map((card) => [card.id, placeOf(services, card)]));
  const groups = await selectEqual(read, ChatGroup, { chatId: [...new Set(places.values())] });
  const titles = new Map(groups.map(({ platform, chatId, title }) => [`${platform}:${chatId}`, title]));
  const staffIds = cards.flatMap(({ staffId }) => staffId ?? []);
  const names = new Map((await selectEqual(read, Staff, { id: staffIds })).map(({ id, name }) => [id, name]));
  return cards.map((card) => ({
    id: card.id,
    platform: card.platform,
    kind: card.kind,
    subject: subjects.get(card.subjectId) ?? null,
    place: {
      kind: card.placeKind,
      name:
        card.placeKind === "group"
          ? (titles.get(`${card.platform}:${places.get(card.id)}`) ?? null)
          : (names.get(card.staffId ?? "") ?? null),
    },
    state: card.state as TroubledCard["state"],
    detail: card.failureDetail,
    createdAt: card.createdAt.toISOString(),
  }));
}

async function holdTroubled(
  services: Pick<Services, "db">,
  tx: Parameters<typeof findForUpdate>[1],
  cardId: string,
) {
  const card = await findForUpdate(services.db, tx, ChatCard, { id: cardId });
  if (!card) throw notFound("card.not_found");
  if (card.state !== "failed" && card.state !== "unknown") throw conflict("card.not_troubled");
  return card;
}

/**
 * Shows a card again. One of which nobody knows whether it is there may then be there twice: only when a person has
 * `confirmed` that it may.
 * @throws card.not_found, card.not_troubled, card.unconfirmed
 */
export async function showCardAgain(
  services: Pick<Services, "db" | "cipher" | "clock" | "queue">,
  cardId: string,
  { confirmed }: { confirmed: boolean },
): Promise<void> {
  await services.db.write(async (tx) => {
    const card = await holdTroubled(services, tx, cardId);
    if (card.state === "unknown" && !confirmed) throw conflict("card.unconfirmed");
    const anew = { state: "waiting", triesLeft: MAX_CARD_TRIES, failureDetail: null } as const;
    await updateRows(tx, ChatCard, { id: cardId }, { ...anew, triedDigest: null, triedAt: null });
    await queueCard(services, tx, cardId);
  });
}

/** Takes a card off the list: it is not shown any more, whatever happens. @throws card.not_found, card.not_troubled */
export async function settleCard(services: Pick<Services, "db">, cardId: string): Promise<void> {
  await services.db.write(async (tx) => {
    await holdTroubled(services, tx, cardId);
    await updateRows(tx, ChatCard, { id: cardId }, { state: "closed" });
  });
}
