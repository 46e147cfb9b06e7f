import { array, assert, constantFrom, property } from "fast-check";
import { LONGEST_TEXT, MOST_LINES, readInvitees } from "../../../bot/handlers/invite/readInvitees";
import { findTargets, isTitle, type Titles } from "../../../bot/handlers/invite/titles";
import { matchTitles, titleFinder } from "../../../bot/handlers/matchTitles";

const MANY = 500;

/** As many plans and positions as are known by name, counting how often one of them is read. */
function buildTitles() {
  const read = { times: 0 };
  const counted = (title: string) => {
    read.times += 1;
    return title;
  };
  const numbers = Array.from({ length: MANY }, (_, index) => index);
  const titles: Titles = {
    plans: numbers.map((number) => ({
      id: `plan-${number}`,
      get name() {
        return counted(`销售顾问 ${number}`);
      },
      jobTitle: `顾问 ${number}`,
      jobFamily: "sales",
      language: "zh",
      defaultKey: null,
    })),
    positions: numbers.map((number) => ({
      id: `position-${number}`,
      orgUnitId: "unit",
      title: `销售顾问 ${number}`,
      family: "sales",
      language: "zh",
    })),
  };
  return { titles, read };
}

const phoneOf = (line: number) => `139${String(10_000_000 + line)}`;

it.each([
  [
    "a long list",
    Array.from({ length: MOST_LINES }, (_, line) => `沈嘉禾 ${phoneOf(line)} 宇航员`).join("\n"),
  ],
  [
    "lines of many words",
    Array.from({ length: 40 }, (_, line) => `${"天 地 ".repeat(14)}${phoneOf(line)}`).join("\n"),
  ],
])("goes through the titles once for %s", (_, text) => {
  const { titles, read } = buildTitles();
  expect(text.length).toBeLessThanOrEqual(LONGEST_TEXT);
  readInvitees(text, isTitle(titles));
  expect(read.times).toBeLessThanOrEqual(MANY);
});

it("says of a line of too many words that it is too long", () => {
  const { problems, invitees } = readInvitees(`${"天 地 ".repeat(40)}${phoneOf(1)}`, () => false);
  expect([invitees, problems]).toEqual([[], [{ line: 1, problem: "too_long" }]]);
});

it("goes through the plans for a few positions alone where the words mean them all", () => {
  const { titles, read } = buildTitles();
  expect(findTargets(titles, "销售").length).toBeGreaterThan(6);
  expect(read.times).toBeLessThan(50 * MANY);
});

it("finds what matchTitles finds without other words", () => {
  const words = constantFrom("销售", "顾问", "岗位", "高级", "Java", "工程师", "·", " ", "銷售", "１");
  const text = array(words, { maxLength: 4 }).map((parts) => parts.join(""));
  assert(
    property(array(text, { maxLength: 4 }), text, (names, wanted) => {
      const found = matchTitles(wanted, names, (name) => [name], { withOtherWords: false });
      expect(titleFinder(names)(wanted)).toBe(found.length > 0);
    }),
  );
});
