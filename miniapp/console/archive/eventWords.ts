import type { ArchiveEvent } from "./data";

type Translate = (key: string, params?: Record<string, unknown>) => string;
type Data = ArchiveEvent["data"];

const text = (value: unknown): string => (typeof value === "string" ? value.trim() : "");
const number = (value: unknown): number | null => (typeof value === "number" ? value : null);

/** Keys of words have no dots in them. */
const keyOf = (type: ArchiveEvent["type"]) => type.replace(".", "_");

/** Which words, where one type of event says different things. */
function variantOf({ type, data }: Pick<ArchiveEvent, "type" | "data">): string {
  switch (type) {
    case "candidacy.screened":
    case "candidacy.decided":
    case "candidacy.decision_reversed":
      return `.${text(data["outcome"])}`;
    case "candidacy.missed":
      return `.${text(data["how"])}`;
    case "candidacy.thanked":
      return data["reached"] === true ? ".reached" : ".unreachable";
    case "candidacy.offer_told":
      return `.${text(data["what"])}.${data["reached"] === true ? "reached" : "unreachable"}`;
    case "employment.probation":
      return data["passed"] === true ? ".passed" : ".failed";
    case "employment.promoted":
    case "employment.transferred":
      return text(data["from"]) ? ".from" : ".to";
    case "employment.left":
      // How somebody left is not for everybody.
      return `.${text(data["kind"]) || "left"}`;
    default:
      return "";
  }
}

const STAGED = ["from", "to", "stage"];
const isStaged = (type: ArchiveEvent["type"]) => type === "candidacy.moved" || type === "candidacy.opened";

/** What happened, in one sentence. Pure; a type that these pages do not know yet is named as it is. */
export function sentenceOf(t: Translate, event: Pick<ArchiveEvent, "type" | "data">): string {
  const { type, data } = event;
  const params = Object.fromEntries(
    Object.entries(data).map(([name, value]) => [
      name,
      isStaged(type) && STAGED.includes(name) ? t(`pipeline.stage.${text(value)}`) : value,
    ]),
  );
  const key = `archive.event.${keyOf(type)}${variantOf(event)}`;
  return t(key, { ...params, defaultValue: type });
}

const score = (t: Translate, data: Data): string | null => {
  const [got, outOf] = [number(data["score"]), number(data["outOf"])];
  if (got === null) return null;
  return outOf === null ? t("archive.score", { score: got }) : t("archive.scoreOf", { score: got, outOf });
};

type FactsOf = Pick<ArchiveEvent, "type" | "data">;

/** What else is known of it, one piece each: scores, days, reasons. Pure. */
export function factsOf(t: Translate, { type, data }: FactsOf): string[] {
  const facts: (string | null | false)[] = [
    score(t, data),
    type === "candidacy.test_recorded" &&
      typeof data["passed"] === "boolean" &&
      t(data["passed"] ? "archive.testPassed" : "archive.testFailed"),
    type === "candidacy.form_sent" &&
      number(data["total"]) !== null &&
      t("archive.total", { total: number(data["total"])?.toFixed(1) }),
    type === "candidacy.rejected" &&
      t("decision.because", { reason: t(`decision.reason.${text(data["reason"])}`) }),
    text(data["startsOn"]) !== "" && t("archive.startsOn", { day: data["startsOn"] }),
    number(data["hours"]) !== null && t("archive.hours", { count: number(data["hours"]) }),
    text(data["expiresOn"]) !== "" && t("archive.expiresOn", { day: data["expiresOn"] }),
    text(data["does"]) !== "" && t(`archive.does.${text(data["does"])}`, { defaultValue: "" }),
  ];
  return facts.filter((fact): fact is string => typeof fact === "string" && fact !== "");
}

/** What somebody wrote beside it. A decision that was taken back opens a candidacy by itself, with a word for that. */
export function noteOf(t: Translate, { type, data }: FactsOf): string {
  const note = text(data["note"]);
  return type === "candidacy.reopened" && note === "decision_reversed" ? t("archive.byReversal") : note;
}

/** What is read on the report, not on the interview's own page. */
const REPORTED: ReadonlySet<string> = new Set([
  "candidacy.reported",
  "candidacy.reviewed",
  "candidacy.decided",
  "candidacy.decision_reversed",
]);

/** Where more of it is to be read. Pure. */
export function linkOf({ type, data }: FactsOf): { to: string; word: "interview" | "report" } | null {
  const interviewId = text(data["interviewId"]);
  if (interviewId === "") return null;
  const isJudged = REPORTED.has(type);
  return isJudged
    ? { to: `/interviews/${interviewId}/report`, word: "report" }
    : { to: `/interviews/${interviewId}`, word: "interview" };
}

/** Who or what did it. Pure. */
export function authorOf(t: Translate, { by, system, source, type, data }: ArchiveEvent): string {
  if (by?.name) return t("archive.by.staff", { name: by.name });
  if (system?.name) return t("archive.by.system", { name: system.name });
  if (source === "rule" && text(data["rule"])) return t("archive.by.namedRule", { rule: data["rule"] });
  if (type === "candidacy.moved" && data["why"] === "interview") return t("archive.by.interview");
  return t(source === "staff" ? "archive.by.somebody" : `archive.by.${source}`);
}

const BACKDATED_MS = 3_600_000;

/** Whether it stands in the place of something that was not so; what is only struck out has words of its own. */
export const isCorrection = ({ data }: Pick<ArchiveEvent, "data">): boolean =>
  text(data["replaces"]) !== "" && text(data["of"]) === "";

/** Whether it was written down well after it happened. */
export const isBackdated = ({ at, writtenAt }: Pick<ArchiveEvent, "at" | "writtenAt">): boolean =>
  Date.parse(writtenAt) - Date.parse(at) > BACKDATED_MS;

/** What happens at work has a day, and no hour. */
export const hasHour = ({ type }: Pick<ArchiveEvent, "type">): boolean => !type.startsWith("employment.");
