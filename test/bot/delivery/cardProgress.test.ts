import { type Attempt, afterShow, claimOf } from "../../../bot/delivery/cardProgress";
import type { ShowOutcome } from "../../../bot/platform";
import type { ChatCard } from "../../../server/chats/entity";

const NOW = new Date("2026-03-02T02:00:00.000Z");
const HOUR_MS = 3_600_000;
const after = (ms: number) => new Date(NOW.getTime() + ms);

const card = (own: Partial<ChatCard> = {}): ChatCard => ({
  id: "card",
  platform: "dingtalk",
  kind: "approval",
  subjectId: "interview",
  placeKind: "person",
  placeIndex: "",
  placeSealed: "",
  staffId: null,
  locale: "zh",
  dataSealed: null,
  state: "waiting",
  shownDigest: null,
  handleSealed: null,
  tries: 0,
  triesLeft: 8,
  claimedBy: null,
  triedDigest: null,
  triedAt: null,
  failureDetail: null,
  createdAt: NOW,
  shownAt: null,
  updatedAt: null,
  ...own,
});
const shown = (own: Partial<ChatCard> = {}) =>
  card({ state: "shown", shownAt: NOW, shownDigest: "old", ...own });

const now: Attempt = { digest: "new", last: false };
const accepted: ShowOutcome = { result: "accepted", reference: null };
const unclear: ShowOutcome = { result: "unclear", detail: "no answer" };
const later = (waitMs?: number): ShowOutcome => ({
  result: "later",
  failure: "rate_limited",
  detail: "too many",
  ...(waitMs === undefined ? {} : { waitMs }),
});
const refused = (failure: "refused" | "gateway_setup"): ShowOutcome => ({
  result: "refused",
  failure,
  detail: "no",
});

/** What the row says after this attempt. */
const outcomeOf = (before: ChatCard, outcome: ShowOutcome, at = NOW, attempt = now) => {
  const { change, again } = afterShow(before, attempt, outcome, at);
  return { after: { ...before, ...claimOf(before, attempt, "job", at), ...change }, again };
};

describe("an attempt of which nobody says what became of it", () => {
  it("is made again on DingTalk, which knows the card by its id", () => {
    const { after: row, again } = outcomeOf(card(), unclear);
    expect([row.state, row.triedDigest, again]).toEqual(["waiting", "new", after(2_000)]);
  });

  it("is made again in WeCom for one person, and only for hours and with the same face", () => {
    const wecom = card({ platform: "wecom" });
    const { after: row } = outcomeOf(wecom, unclear);
    expect(row.state).toBe("waiting");
    expect(outcomeOf(row, unclear, after(3 * HOUR_MS)).after.state).toBe("waiting");
    expect(outcomeOf(row, unclear, after(4 * HOUR_MS)).after.state).toBe("unknown");
    const other = { digest: "newer", last: false };
    expect(outcomeOf(row, unclear, after(60_000), other).after.state).toBe("unknown");
  });

  it("is never made again by the AI bot of WeCom: the card would be there twice", () => {
    const { after: row, again } = outcomeOf(card({ platform: "wecom", placeKind: "group" }), unclear);
    expect([row.state, again]).toEqual(["unknown", null]);
  });

  it("stays in doubt when the next one is put off", () => {
    const { after: row } = outcomeOf(card(), unclear);
    expect(outcomeOf(row, later()).after).toMatchObject({ state: "waiting", triedDigest: "new" });
    expect(outcomeOf(row, refused("refused")).after.state).toBe("unknown");
  });

  it("is made again where it was a change, which twice is once", () => {
    const { after: row, again } = outcomeOf(shown(), unclear);
    expect([row.state, row.shownDigest, again]).toEqual(["shown", null, after(2_000)]);
  });
});

describe("an attempt that is put off", () => {
  it("leaves no doubt, and is made again after what the platform asks for", () => {
    const { after: row, again } = outcomeOf(card(), later(30_000));
    expect([row.state, row.triedDigest, row.triedAt, again]).toEqual(["waiting", null, null, after(30_000)]);
  });

  it("waits longer each time, and fails in the end", () => {
    const waits: (number | null)[] = [];
    let row = card();
    while (row.triesLeft > 0) {
      const step = outcomeOf(row, later());
      row = step.after;
      waits.push(step.again && (step.again.getTime() - NOW.getTime()) / 1_000);
    }
    expect(waits).toEqual([2, 10, 60, 300, 900, 3_600, 7_200, null]);
    expect(row.state).toBe("failed");
  });

  it("of a change leaves what is known to be there", () => {
    expect(outcomeOf(shown(), later()).after).toMatchObject({ state: "shown", shownDigest: "old" });
  });
});

describe("an attempt that is refused", () => {
  it("is listed", () => expect(outcomeOf(card(), refused("refused")).after.state).toBe("failed"));

  it("leaves a card that may not change any more as it is", () =>
    expect(outcomeOf(shown(), refused("refused")).after.state).toBe("closed"));

  it("is listed where an administrator can set it right", () =>
    expect(outcomeOf(shown(), refused("gateway_setup")).after.state).toBe("failed"));
});

describe("an attempt that is accepted", () => {
  it("gives the next change all its tries", () => {
    const { after: row } = outcomeOf(card({ triesLeft: 2, failureDetail: "too many" }), accepted);
    expect(row).toMatchObject({ state: "shown", triesLeft: 8, failureDetail: null, shownDigest: "new" });
  });

  it("closes a card that says its last word", () =>
    expect(outcomeOf(shown(), accepted, NOW, { digest: "gone", last: true }).after.state).toBe("closed"));
});
