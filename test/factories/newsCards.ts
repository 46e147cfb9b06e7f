import { newsCards } from "../../bot/handlers/news/newsCards";
import { pressCard } from "../../bot/pressCard";
import { placeOf } from "../../server/chats/cards";
import { ChatCard } from "../../server/chats/entity";
import { createTestClock } from "../support/testClock";
import { buildBot, buildChatter, buildPress } from "./bot";
import { DINGTALK_ENV } from "./news";
import { type Places, inUnit, openCompany } from "./org";
import { type TestServer, openTestServer } from "./server";

type Kind = ChatCard["kind"];

/** The cards that were opened, by where they are: `group:<chat>` or `person:<user>`. */
function readCards({ services }: TestServer) {
  const ofKind = async (kind: Kind) =>
    (await services.db.read.findBy(ChatCard, { kind })).map((card) => ({
      ...card,
      at: `${card.placeKind}:${placeOf(services, card)}`,
    }));
  const cardOf = async (kind: Kind, at: string) => {
    const card = (await ofKind(kind)).find((one) => one.at === at);
    if (!card) throw new Error(`no ${kind} card at ${at}`);
    return card;
  };
  return {
    ofKind,
    cardOf,
    placesOf: async (kind: Kind) => (await ofKind(kind)).map(({ at }) => at).sort(),
    /** What it shows now. */
    async facesOf(kind: keyof typeof newsCards, at: string) {
      const faces = await newsCards[kind].load(services, await cardOf(kind, at));
      if (!faces) throw new Error("nothing to show");
      return faces;
    },
    /** Somebody presses a button; what they see afterwards. */
    async press(kind: Kind, at: string, userId: string, action: string, params: Record<string, string> = {}) {
      const { id: cardId } = await cardOf(kind, at);
      const event = buildPress({ cardId, from: { id: userId, name: null }, action, params });
      return (await pressCard(services)(event)).own[userId];
    },
  };
}

export type NewsCards = ReturnType<typeof readCards>;

/** A company on DingTalk whose HR is 何嘉, on Monday at 08:30 in Shanghai. */
export async function openNews() {
  const clock = createTestClock("2026-03-02T00:30:00.000Z");
  const server = await openTestServer({ env: { RATE_LIMITS: "false", ...DINGTALK_ENV }, clock });
  const places = await openCompany(server);
  const chats = buildBot(server);
  await buildChatter(server, "hejia", [inUnit("branch_hr", places.own)], { name: "何嘉" });
  return { server, places, clock, chats, cards: readCards(server) };
}

/** Somebody who decides about the department's people. */
export const buildManager = (server: TestServer, places: Places, userId: string, name: string) =>
  buildChatter(server, userId, [inUnit("hiring_manager", places.ownDepartment)], { name });
