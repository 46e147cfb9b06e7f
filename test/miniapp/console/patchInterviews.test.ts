import { patchInterviews, type PagedInterviews } from "../../../miniapp/console/live/patchInterviews";
import { buildSummary } from "./factories";

const EVERYTHING = { statuses: [], planId: null, q: "" };
const known = buildSummary();
const older = buildSummary({ id: "interview-0", invitedAt: "2026-02-01T08:00:00.000Z" });

const list = (): PagedInterviews => ({
  pages: [
    { items: [known], nextCursor: "x", counts: { in_progress: 2 } },
    { items: [older], nextCursor: null, counts: { in_progress: 2 } },
  ],
  pageParams: ["", "x"],
});
const names = (data: PagedInterviews) => data.pages.flatMap((page) => page.items.map((item) => item.id));

describe("a live event in the list", () => {
  it("replaces the row where it stands and moves the counts", () => {
    const done = buildSummary({
      id: "interview-0",
      status: "completed",
      updatedAt: "2026-03-02T00:00:00.000Z",
    });
    const { data, stale } = patchInterviews(list(), done, EVERYTHING);
    expect(names(data)).toEqual(["interview-1", "interview-0"]);
    expect(data.pages[1]?.items[0]?.status).toBe("completed");
    expect(data.pages.map((page) => page.counts)).toEqual([
      { in_progress: 1, completed: 1 },
      { in_progress: 1, completed: 1 },
    ]);
    expect(stale).toBe(false);
  });

  it("keeps a row that left the filter, so that it does not jump away", () => {
    const done = buildSummary({ status: "completed", updatedAt: "2026-03-02T00:00:00.000Z" });
    const { data } = patchInterviews(list(), done, { ...EVERYTHING, statuses: ["in_progress"] });
    expect(names(data)).toContain("interview-1");
  });

  it("ignores news older than what is shown", () => {
    const before = list();
    const late = buildSummary({ status: "opened", updatedAt: "2026-02-28T00:00:00.000Z" });
    expect(patchInterviews(before, late, EVERYTHING)).toEqual({ data: before, stale: false });
  });

  it("puts a new interview on top and counts it", () => {
    const fresh = buildSummary({
      id: "interview-2",
      status: "not_started",
      invitedAt: "2026-03-03T00:00:00.000Z",
    });
    const { data, stale } = patchInterviews(list(), fresh, EVERYTHING);
    expect(names(data)).toEqual(["interview-2", "interview-1", "interview-0"]);
    expect(data.pages[0]?.counts).toEqual({ in_progress: 2, not_started: 1 });
    expect(stale).toBe(false);
  });

  it("starts an empty list", () => {
    const empty = { pages: [{ items: [], nextCursor: null, counts: {} }], pageParams: [""] };
    expect(names(patchInterviews(empty, known, EVERYTHING).data)).toEqual(["interview-1"]);
  });

  it("asks for a fetch when an interview beyond the loaded pages changed", () => {
    const beyond = buildSummary({ id: "interview-9", invitedAt: "2026-01-01T00:00:00.000Z" });
    const before = list();
    expect(patchInterviews(before, beyond, EVERYTHING)).toEqual({ data: before, stale: true });
  });

  it("leaves a list of another plan alone", () => {
    const before = list();
    const other = buildSummary({ id: "interview-2", plan: { id: "plan-2", name: "店长" } });
    expect(patchInterviews(before, other, { ...EVERYTHING, planId: "plan-1" })).toEqual({
      data: before,
      stale: false,
    });
  });
});
