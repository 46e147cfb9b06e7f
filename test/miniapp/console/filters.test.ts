import {
  isFiltered,
  exportQuery,
  listQuery,
  NO_FILTERS,
  parseFilters,
  serializeFilters,
  tabCount,
  tabOf,
  type Filters,
} from "../../../miniapp/console/interviews/filters";

const read = (address: string) => parseFilters(new URLSearchParams(address));

describe("filters in the address", () => {
  it("come back as they went in", () => {
    const filters: Filters = {
      ...NO_FILTERS,
      unit: "unit-1",
      fromWeek: "2026-03-02",
      statuses: ["in_progress", "completed"],
      planId: "plan-1",
      decision: "decline",
      q: "林 晓&彤",
    };
    expect(parseFilters(serializeFilters(filters))).toEqual(filters);
    const focused: Filters = { ...NO_FILTERS, planId: "plan-1", focus: "expiring" };
    expect(parseFilters(serializeFilters(focused))).toEqual(focused);
  });

  it("leave nothing in the address when nothing is chosen", () => {
    expect(serializeFilters(NO_FILTERS).toString()).toBe("");
    expect(read("")).toEqual(NO_FILTERS);
    expect(isFiltered(read(""))).toBe(false);
  });

  it("drop what nobody knows, and cut a search that is too long", () => {
    expect(read("status=completed,hacked&focus=nothing")).toEqual({
      ...NO_FILTERS,
      statuses: ["completed"],
    });
    expect(read(`q=${"长".repeat(80)}`).q).toHaveLength(60);
  });

  it("become the query of the list", () => {
    expect(listQuery(read("status=completed,expired&plan=p&q=a"), 30)).toEqual({
      limit: "30",
      status: "completed,expired",
      planId: "p",
      q: "a",
    });
  });

  it("keep nothing but the plan beside a focus, whose list the server makes", () => {
    expect(read("focus=stuck&status=completed&q=a&unit=u&plan=p")).toEqual({
      ...NO_FILTERS,
      planId: "p",
      focus: "stuck",
    });
  });
});

describe("status tabs", () => {
  it("are found by their statuses in any order, and not for a mix of one's own", () => {
    expect(tabOf([])).toBe("all");
    expect(tabOf(["revoked", "withdrawn", "expired", "timed_out"])).toBe("ended");
    expect(tabOf(["completed", "expired"])).toBeNull();
  });

  it("count what stands behind them", () => {
    const counts = { not_started: 2, opened: 3, completed: 5 };
    expect(tabCount(counts, "waiting")).toBe(5);
    expect(tabCount(counts, "ended")).toBe(0);
    expect(tabCount(counts, "all")).toBe(10);
  });
});

test("the export asks for what is listed, by its reason where the list is of one", () => {
  const ask = (query: string) => exportQuery(parseFilters(new URLSearchParams(query)));
  expect(ask("status=completed&q=a&unit=u")).toEqual({ status: "completed", q: "a", unit: "u" });
  expect(ask("focus=review&plan=p&q=a")).toEqual({ focus: "review", planId: "p" });
});
