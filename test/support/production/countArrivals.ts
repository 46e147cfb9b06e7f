import type { Json } from "../../bench/client";
import type { Visit } from "./candidate";
import type { AskAsStaff } from "./company";
import type { Stock } from "./ledger";
import { CODE_TEMPLATE, INVITATION_TEMPLATE, type Production } from "./startProduction";

/**
 * Of those who were to get one: who did, who is listed for HR since nobody can say, who needed none any more since HR
 * had passed the link on and all was done before the message had its turn, and who has been forgotten.
 */
export type Reached = { once: number; twice: number; listed: number; moot: number; lost: number };
export type Arrivals = {
  invitations: Reached;
  codes: { asked: number; sent: number; twice: number };
  reportCards: Reached;
  approvalCards: Reached;
  /** Of the robot, that are no answer to somebody who had spoken. */
  texts: { sent: number; twice: number };
  /** What arrived and the product does not know of, and questions for approval where the report asks for none. */
  strays: { cards: number; texts: number };
};

const times = (ids: readonly string[]) => {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
};
const moreThanOnce = (counts: ReadonlyMap<string, number>) =>
  [...counts.values()].filter((count) => count > 1).length;

/** How many came to somebody who was to get one, whether HR is told of it, and whether it had become needless. */
type Arrival = { arrived: number; listed: boolean; moot?: boolean };

function reached(visits: readonly Arrival[]): Reached {
  const count = (is: (visit: Arrival) => boolean) => visits.filter(is).length;
  return {
    once: count(({ arrived }) => arrived === 1),
    twice: count(({ arrived }) => arrived > 1),
    listed: count(({ arrived, listed }) => arrived === 0 && listed),
    moot: count(({ arrived, listed, moot }) => arrived === 0 && !listed && moot === true),
    lost: count(({ arrived, listed, moot }) => arrived === 0 && !listed && !moot),
  };
}

/** These go through a chat as a text; all others are cards. */
const SAID = new Set(["code", "notice", "second_round_off"]);

/** What HR finds in the two lists of what did not arrive or may not have, to the last page. */
async function readTroubled(ask: AskAsStaff, what: "messages" | "cards"): Promise<Json[]> {
  const found: Json[] = [];
  for (let cursor: string | null = ""; cursor !== null;) {
    const page: Json = await ask("GET", `/${what}/troubled?limit=100${cursor && `&cursor=${cursor}`}`);
    found.push(...page.items);
    cursor = page.nextCursor;
  }
  return found;
}

/** What arrived where people look, each thing told by whose it is, and not by how many there are in all. */
export async function countArrivals(
  { sms, dingtalk }: Production,
  { visits, stock, ask }: { visits: readonly Visit[]; stock: Stock; ask: AskAsStaff },
): Promise<Arrivals> {
  const [messages, cards] = [await readTroubled(ask, "messages"), await readTroubled(ask, "cards")];
  const inDoubt = new Set(
    messages.filter(({ purpose }) => purpose === "invitation").map(({ interview }) => interview.id),
  );
  const cardsInDoubt = new Set(cards.map(({ id }) => id));

  const texts = (template: string) => sms.records.filter((record) => record.template === template);
  const shown = dingtalk.world.messages.flatMap(({ form, content }) =>
    form === "card" ? [(content as { outTrackId: string }).outTrackId] : [],
  );
  const invitedBySms = times(texts(INVITATION_TEMPLATE).map(({ phone }) => phone));
  const invitationOf = new Map(stock.sent.map(({ id, interviewId }) => [id, interviewId]));
  const invitedInChat = times(shown.flatMap((id) => invitationOf.get(id) ?? []));
  const needless = new Set(
    stock.sent.filter(({ failure }) => failure === "moot").map(({ interviewId }) => interviewId),
  );
  const codes = times(texts(CODE_TEMPLATE).map(({ outId }) => outId));

  const cardOf = new Map(stock.shown.map((card) => [card.id, card]));
  const shownTo = times(
    shown.flatMap((id) => {
      const card = cardOf.get(id);
      return card ? [`${card.kind} ${card.subjectId}`] : [];
    }),
  );
  const cardsOf = (kind: string, ids: readonly string[]) =>
    reached(
      ids.map((interviewId) => ({
        arrived: shownTo.get(`${kind} ${interviewId}`) ?? 0,
        listed: stock.shown.some(
          (card) => card.kind === kind && card.subjectId === interviewId && cardsInDoubt.has(card.id),
        ),
      })),
    );
  const interviews = visits.map(({ interviewId }) => interviewId ?? "");
  const asked = interviews.filter((id) => stock.asked.has(id));

  // An answer goes to where somebody has spoken, by the way that came with it; what the robot begins is of these forms.
  const said = dingtalk.world.messages.filter(
    ({ fromId, form }) => fromId === null && form.startsWith("sample"),
  );
  const saidOnce = times(said.map(({ place, content }) => JSON.stringify([place, content])));
  const toSay = stock.sent.filter(({ channel, purpose }) => channel === "dingtalk" && SAID.has(purpose));
  return {
    invitations: reached(
      visits.map(({ phone, interviewId, byHand, completed }) => ({
        arrived: (invitedBySms.get(phone) ?? 0) + (invitedInChat.get(interviewId ?? "") ?? 0),
        listed: inDoubt.has(interviewId),
        moot: byHand && completed && needless.has(interviewId),
      })),
    ),
    codes: {
      asked: stock.sent.filter(({ purpose }) => purpose === "code").length,
      sent: codes.size,
      twice: moreThanOnce(codes),
    },
    reportCards: cardsOf("report", interviews),
    approvalCards: cardsOf("approval", asked),
    texts: { sent: said.length, twice: moreThanOnce(saidOnce) },
    strays: {
      cards: shown.filter((id) => {
        const card = cardOf.get(id);
        return card ? card.kind === "approval" && !stock.asked.has(card.subjectId) : !invitationOf.has(id);
      }).length,
      texts: Math.max(0, said.length - toSay.length),
    },
  };
}
