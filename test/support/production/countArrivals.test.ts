import type { Visit } from "./candidate";
import { countArrivals } from "./countArrivals";
import type { Stock } from "./ledger";
import { CODE_TEMPLATE, INVITATION_TEMPLATE, type Production } from "./startProduction";

type Text = { phone: string; template: string; outId: string };
type Said = { fromId: string | null; place: object; form: string; content: unknown };

const text = (phone: string, outId: string, template: string = INVITATION_TEMPLATE): Text => ({
  phone,
  template,
  outId,
});
const card = (id: string): Said => ({
  fromId: null,
  place: { group: "g" },
  form: "card",
  content: { outTrackId: id },
});
const say = (words: string): Said => ({
  fromId: null,
  place: { person: "p" },
  form: "sampleText",
  content: { content: words },
});

/** Two interviews: the first one's candidate gets SMS, the second one's is a member. */
const RIGHT = {
  texts: [text("1", "m1"), text("1", "c1", CODE_TEMPLATE), text("2", "c2", CODE_TEMPLATE)],
  said: [card("m2"), card("r1"), card("r2"), card("a1")],
  asked: ["i1"],
  troubledMessages: [] as object[],
  troubledCards: [] as object[],
  byHand: false,
  failure: null as string | null,
};
const sent = [
  { id: "m1", interviewId: "i1", channel: "sms", purpose: "invitation", state: "sent" },
  { id: "m2", interviewId: "i2", channel: "dingtalk", purpose: "invitation", state: "sent" },
  { id: "c1", interviewId: "i1", channel: "sms", purpose: "code", state: "sent" },
  { id: "c2", interviewId: "i2", channel: "sms", purpose: "code", state: "sent" },
];
const shown = [
  { id: "r1", kind: "report", subjectId: "i1", state: "shown" },
  { id: "r2", kind: "report", subjectId: "i2", state: "shown" },
  { id: "a1", kind: "approval", subjectId: "i1", state: "shown" },
];

const countIn = (world: Partial<typeof RIGHT>) => {
  const { texts, said, asked, troubledMessages, troubledCards, byHand, failure } = { ...RIGHT, ...world };
  const production = { sms: { records: texts }, dingtalk: { world: { messages: said } } };
  const visits = [
    { phone: "1", userId: null, interviewId: "i1", byHand, completed: true },
    { phone: "2", userId: "member", interviewId: "i2", byHand: false, completed: true },
  ];
  const ask = async (_: string, path: string) => ({
    items: path.startsWith("/messages/") ? troubledMessages : troubledCards,
    nextCursor: null,
  });
  // As much of them as is looked at.
  return countArrivals(production as unknown as Production, {
    visits: visits as unknown as Visit[],
    stock: {
      sent: sent.map((one) => ({ ...one, failure: one.id === "m1" ? failure : null })),
      shown,
      asked: new Set(asked),
    } as unknown as Stock,
    ask,
  });
};
const ONCE = { once: 2, twice: 0, listed: 0, moot: 0, lost: 0 };

test("where everything arrived once nothing is complained of", async () => {
  expect(await countIn({})).toEqual({
    invitations: ONCE,
    codes: { asked: 2, sent: 2, twice: 0 },
    reportCards: ONCE,
    approvalCards: { ...ONCE, once: 1 },
    texts: { sent: 0, twice: 0 },
    strays: { cards: 0, texts: 0 },
  });
});

test.each([
  ["an invitation by SMS", { texts: [...RIGHT.texts, text("1", "m1")] }, { invitations: { twice: 1 } }],
  [
    "an invitation by SMS to somebody who has it in the chat",
    { texts: [...RIGHT.texts, text("2", "m3")] },
    { invitations: { twice: 1 } },
  ],
  [
    "a code",
    { texts: [...RIGHT.texts, text("1", "c1", CODE_TEMPLATE)] },
    { codes: { asked: 2, sent: 2, twice: 1 } },
  ],
  ["a report under another id", { said: [...RIGHT.said, card("r1-again")] }, { strays: { cards: 1 } }],
  ["a report", { said: [...RIGHT.said, card("r1")] }, { reportCards: { twice: 1 } }],
  ["a question for approval", { said: [...RIGHT.said, card("a1")] }, { approvalCards: { twice: 1 } }],
  ["a question that the report does not ask", { asked: [] }, { strays: { cards: 1 } }],
  ["a text", { said: [...RIGHT.said, say("好"), say("好")] }, { texts: { twice: 1 }, strays: { texts: 2 } }],
])("%s too many is seen", async (_, world, seen) => {
  expect(await countIn(world)).toMatchObject(seen);
});

test("what did not arrive is lost, unless HR is told of that very one", async () => {
  const [, ...codes] = RIGHT.texts;
  const missing = { texts: codes };
  expect((await countIn(missing)).invitations).toEqual({ ...ONCE, once: 1, lost: 1 });
  const listed = (id: string) => [{ purpose: "invitation", interview: { id } }];
  expect((await countIn({ ...missing, troubledMessages: listed("i2") })).invitations).toMatchObject({
    lost: 1,
  });
  expect((await countIn({ ...missing, troubledMessages: listed("i1") })).invitations).toEqual({
    ...ONCE,
    once: 1,
    listed: 1,
  });
  // Needless it is for whom HR has brought there by hand, whatever the product says.
  expect((await countIn({ ...missing, failure: "moot" })).invitations).toMatchObject({ lost: 1 });
  expect((await countIn({ ...missing, failure: "moot", byHand: true })).invitations).toMatchObject({
    moot: 1,
    lost: 0,
  });
  const without = {
    said: RIGHT.said.filter(({ content }) => JSON.stringify(content) !== '{"outTrackId":"r2"}'),
  };
  expect((await countIn(without)).reportCards).toEqual({ ...ONCE, once: 1, lost: 1 });
  expect((await countIn({ ...without, troubledCards: [{ id: "r2" }] })).reportCards).toMatchObject({
    listed: 1,
    lost: 0,
  });
});
