import {
  authorOf,
  factsOf,
  isBackdated,
  linkOf,
  sentenceOf,
} from "../../../miniapp/console/archive/eventWords";
import type { ArchiveEvent } from "../../../miniapp/console/archive/data";
import en from "../../../miniapp/console/i18n/en";
import zh from "../../../miniapp/console/i18n/zh";
import { EVENT_DATA } from "../../../server/pipeline/candidacyEvents";

type Words = string | { [key: string]: Words };
/** As i18next does it, without its machinery. */
const translator =
  (words: object) =>
  (key: string, params: Record<string, unknown> = {}): string => {
    const found = key
      .split(".")
      .reduce<Words | undefined>(
        (at, part) => (typeof at === "object" ? at[part] : undefined),
        words as Words,
      );
    if (typeof found !== "string") return String(params["defaultValue"] ?? key);
    return found.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? `{{${name}}}`));
  };
const [inChinese, inEnglish] = [translator(zh), translator(en)];

const TYPES = Object.keys(EVENT_DATA) as ArchiveEvent["type"][];

test.each(TYPES)("%s has words in both languages", (type) => {
  for (const words of [zh, en]) {
    const key = type.replace(".", "_");
    expect((words.archive.event as Record<string, unknown>)[key]).toBeTruthy();
  }
});

const sentence = (type: ArchiveEvent["type"], data: ArchiveEvent["data"], t = inChinese) =>
  sentenceOf(t, { type, data });

test("stages, outcomes and what was given are said in words", () => {
  expect(sentence("candidacy.moved", { from: "screening", to: "interview", why: "person" })).toBe(
    "从“简历筛选”移到“AI 面试”",
  );
  expect(sentence("candidacy.decided", { outcome: "decline" }, inEnglish)).toBe("Decision: declined");
  expect(sentence("employment.promoted", { from: "专员", to: "主管" })).toBe("晋升：专员 → 主管");
  expect(sentence("employment.promoted", { to: "主管" })).toBe("晋升为主管");
  const test = { name: "行政能力", score: 82, outOf: 100, passed: true };
  expect(factsOf(inChinese, { type: "candidacy.test_recorded", data: test })).toEqual([
    "82 / 100 分",
    "通过",
  ]);
  expect(factsOf(inEnglish, { type: "candidacy.rejected", data: { reason: "experience" } })[0]).toContain(
    en.decision.reason.experience,
  );
});

test("it leads to the interview, or to what was made of it", () => {
  const data = { interviewId: "i1", version: 1 };
  expect(linkOf({ type: "candidacy.reported", data })?.to).toBe("/interviews/i1/report");
  expect(linkOf({ type: "candidacy.invited", data })?.to).toBe("/interviews/i1");
  expect(linkOf({ type: "candidacy.offered", data: {} })).toBeNull();
});

test("who did it, or by which rule, and that it was written down later", () => {
  const event = {
    type: "candidacy.offered",
    data: {},
    by: null,
    source: "staff",
    at: "2026-03-01T00:00:00.000Z",
    writtenAt: "2026-03-04T00:00:00.000Z",
  } as unknown as ArchiveEvent;
  expect(authorOf(inChinese, event)).toBe("同事");
  expect(authorOf(inChinese, { ...event, by: { id: "s", name: "苏晴" } })).toBe("苏晴");
  expect(authorOf(inChinese, { ...event, source: "rule", data: { rule: "八分以上" } })).toBe(
    "按规则“八分以上”",
  );
  expect(isBackdated(event)).toBe(true);
  expect(isBackdated({ ...event, at: event.writtenAt })).toBe(false);
});
