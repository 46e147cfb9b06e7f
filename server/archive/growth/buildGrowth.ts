import type { ArchiveEventData, ArchiveEventType } from "../../pipeline/candidacyEvents";
import { addDays } from "../../wallClock";
import type { Both, Growth } from "./schema";

/** An event as its reader may see it: fields may be missing. */
export type SeenEvent = { id: string; type: ArchiveEventType; on: string; data: Record<string, unknown> };
type Data<T extends ArchiveEventType> = Partial<ArchiveEventData<T>>;

/** A certificate that ends within so many days is to be renewed. */
export const EXPIRING_DAYS = 90;

export function validityOf(expiresOn: string | null, asOf: string): "valid" | "expiring" | "expired" | null {
  if (expiresOn === null) return null;
  if (expiresOn < asOf) return "expired";
  return expiresOn <= addDays(asOf, EXPIRING_DAYS) ? "expiring" : "valid";
}

const round1 = (value: number) => Math.round(value * 10) / 10;
const isOf =
  <T extends ArchiveEventType>(...types: T[]) =>
  (event: SeenEvent) =>
    (types as string[]).includes(event.type);

export function ratingsOf(events: readonly SeenEvent[]): Growth["performance"] {
  return events.filter(isOf("employment.performance")).flatMap(({ id, on, data }) => {
    const { period, score, outOf } = data as Data<"employment.performance">;
    if (period === undefined || score === undefined || outOf === undefined) return [];
    return [{ eventId: id, on, period, score, outOf, outOfTen: round1((10 * score) / outOf) }];
  });
}

export function papersOf(
  events: readonly SeenEvent[],
  type: "employment.training" | "employment.certificate",
  asOf: string,
): Growth["trainings"] {
  return events.filter(isOf(type)).map(({ id, on, data }) => {
    const {
      title = "",
      hours = null,
      expiresOn = null,
    } = data as {
      title?: string;
      hours?: number;
      expiresOn?: string;
    };
    return { eventId: id, on, title, hours, expiresOn, validity: validityOf(expiresOn, asOf) };
  });
}

const both = (zh: string, en: string): Both => ({ zh, en });
const LEAVING = {
  resigned: both("主动离职", "Resigned"),
  dismissed: both("辞退", "Dismissed"),
  ended: both("合同到期离职", "Left as the contract ended"),
};

const quoted = (title = "") => both(`「${title}」`, `“${title}”`);

/** What a milestone says, in words. */
function milestoneText({ type, data }: SeenEvent): Both | null {
  switch (type) {
    case "candidacy.hired":
      return both("入职", "Began");
    case "employment.probation":
      return (data as Data<"employment.probation">).passed
        ? both("转正通过", "Passed probation")
        : both("转正未通过", "Did not pass probation");
    case "employment.promoted":
    case "employment.transferred": {
      const { to = "" } = data as Data<"employment.promoted">;
      return type === "employment.promoted"
        ? both(`晋升为${to}`, `Promoted to ${to}`)
        : both(`调动到${to}`, `Moved to ${to}`);
    }
    case "employment.award": {
      const title = quoted((data as Data<"employment.award">).title);
      return both(`获奖${title.zh}`, `Award ${title.en}`);
    }
    case "employment.discipline": {
      const title = quoted((data as Data<"employment.discipline">).title);
      return both(`处分${title.zh}`, `Discipline ${title.en}`);
    }
    case "employment.left": {
      const { kind } = data as Data<"employment.left">;
      return kind ? LEAVING[kind] : both("离职", "Left");
    }
    default:
      return null;
  }
}

export const milestonesOf = (events: readonly SeenEvent[]): Growth["milestones"] =>
  events.flatMap((event) => {
    const text = milestoneText(event);
    return text ? [{ eventId: event.id, on: event.on, type: event.type, text }] : [];
  });

/** From so many ratings on a course can be told. */
const ENOUGH = 3;
/** Less than this of ten points between first and last is no change. */
const MOVED = 0.5;
const score1 = (value: number) => value.toFixed(1);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

function ratingNotes(ratings: Growth["performance"]): Both[] {
  const n = ratings.length;
  if (n === 0) return [both("还没有绩效记录。", "There is no rating on record yet.")];
  const values = ratings.map(({ outOfTen }) => outOfTen);
  const [first, last] = [values[0] as number, values.at(-1) as number];
  const [least, most, average] = [Math.min(...values), Math.max(...values), mean(values)].map(score1);
  const told = both(
    `绩效 ${n} 次，折合十分制平均 ${average}，最低 ${least}，最高 ${most}。`,
    `${n} rating${n === 1 ? "" : "s"}; on a scale of ten the mean is ${average}, the lowest ${least}, the highest ${most}.`,
  );
  if (n < ENOUGH)
    return [
      told,
      both(`只有 ${n} 次，看不出走势。`, `With ${n} rating${n === 1 ? "" : "s"} no course can be told.`),
    ];
  const change = last - first;
  const way =
    Math.abs(change) < MOVED
      ? both("首末两次相差不大", "first and last are about the same")
      : change > 0
        ? both(`末次比首次高 ${score1(change)}`, `the last is ${score1(change)} above the first`)
        : both(`末次比首次低 ${score1(-change)}`, `the last is ${score1(-change)} below the first`);
  return [
    told,
    both(
      `首次 ${score1(first)}，末次 ${score1(last)}：${way.zh}（n = ${n}）。`,
      `First ${score1(first)}, last ${score1(last)}: ${way.en} (n = ${n}).`,
    ),
  ];
}

function interviewNotes({ interview }: Pick<Growth, "interview">): Both[] {
  const { state, total, reviewed, dimensions } = interview;
  if (state === "none")
    return [both("没有面试报告可以对照。", "There is no interview report to compare with.")];
  if (state === "sealed")
    return [both("面试得分为盲评暂不显示。", "The interview’s scores are held back for a blind review.")];
  if (state === "hidden") return [];
  const counted = reviewed ?? total;
  const below = dimensions.filter(({ score, required }) => score !== null && score < required);
  const unknown = dimensions.filter(({ score }) => score === null);
  const named = (mark: string) =>
    below.map(({ name, score, required }) => `${name} ${score1(score ?? 0)}/${score1(required)}`).join(mark);
  return [
    counted === null
      ? both("面试证据不足，没有总分。", "The interview gave too little evidence for a total.")
      : both(
          `面试总分 ${score1(counted)}${reviewed === null ? "" : "（人工复核后）"}。`,
          `The interview’s total was ${score1(counted)}${reviewed === null ? "" : " (after a person’s review)"}.`,
        ),
    ...(below.length > 0
      ? [
          both(
            `面试时低于岗位要求的维度：${named("、")}。`,
            `Below what the job asked for then: ${named(", ")}.`,
          ),
        ]
      : []),
    ...(unknown.length > 0
      ? [
          both(
            `面试时证据不足的维度：${unknown.map(({ name }) => name).join("、")}。`,
            `Too little evidence then on: ${unknown.map(({ name }) => name).join(", ")}.`,
          ),
        ]
      : []),
  ];
}

const CAVEAT = both(
  "两者只是并排列出。一个人的记录说明不了面试得分是否预测了绩效，也说明不了培训是否带来了变化。",
  "The two only stand side by side. One person’s record cannot show whether an interview foretold the work, nor whether a training changed it.",
);

/** What can be said, and how much it stands on; nothing of why. Pure. */
export function notesOf(growth: Pick<Growth, "interview" | "performance" | "trainings">): Both[] {
  const { trainings } = growth;
  const hours = trainings.reduce((sum, each) => sum + (each.hours ?? 0), 0);
  const trained =
    trainings.length === 0
      ? []
      : [
          both(
            `入职后培训 ${trainings.length} 次，共 ${hours} 学时。`,
            `${trainings.length} training${trainings.length === 1 ? "" : "s"} since, ${hours} hours.`,
          ),
        ];
  return [...interviewNotes(growth), ...ratingNotes(growth.performance), ...trained, CAVEAT];
}
