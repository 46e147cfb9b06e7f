import { openCard, refreshCards } from "../../../server/chats/cards";
import { type ChatNews, tellChats } from "../../../server/chats/news";
import { findDeciders } from "../../../server/decisions/findDeciders";
import { selectEqual, selectOne } from "../../../server/db/statements";
import { pageOfUndecided } from "../../../server/interviews/attention";
import { StaffDelegation, StaffGrant } from "../../../server/org/entity";
import { scopeOf } from "../../../server/org/permissions";
import { PRIORITY } from "../../../server/queue/queue";
import type { Commit } from "../../../server/queue/runner";
import { runsThatAsk } from "../../../server/rules/runsThatAsk";
import type { Bot } from "../../context";
import { type CardPlace, placesOf } from "./places";

/** Interviews that one job looks at; the next job goes on behind them. */
const PORTION = 20;

/**
 * Somebody begins to stand in for another, or ends: of what waits for the absent person's decision, whoever is asked
 * from now on gets the card, and the cards that are there show to whom they have buttons. A portion a job.
 */
export async function askOthers(bot: Bot, { event, id, after }: ChatNews): Promise<Commit | undefined> {
  const { services } = bot;
  const { read } = services.db;
  const delegation = await selectOne(read, StaffDelegation, { id });
  if (!delegation) return undefined;
  const { staffId, delegateId } = delegation;
  const grants = await selectEqual(read, StaffGrant, { staffId });
  const scope = scopeOf({ ability: services.org.abilityFor(grants) }, "interviews.decide");
  const page = await pageOfUndecided(read, scope, {
    limit: PORTION,
    ...(after === undefined ? {} : { cursor: after }),
  });
  const openings: { interviewId: string; places: CardPlace[] }[] = [];
  for (const interview of page.items) {
    const { holding } = await runsThatAsk(read, interview.id);
    const asked = holding.length > 0 ? await findDeciders(services, interview) : [];
    const these = asked.filter((one) => one.staffId === staffId || one.staffId === delegateId);
    const places = await placesOf(
      bot,
      these.map((one) => one.staffId),
    );
    openings.push({ interviewId: interview.id, places });
  }
  return async (tx) => {
    for (const { interviewId, places } of openings) {
      for (const place of places)
        await openCard(services, tx, { kind: "approval", subjectId: interviewId, ...place });
      await refreshCards(services, tx, interviewId);
    }
    if (page.nextCursor === null) return;
    const more = { event, id, after: page.nextCursor };
    await tellChats(services, tx, more, { priority: PRIORITY.background });
  };
}
