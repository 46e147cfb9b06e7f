import { z } from "zod";
import { personName, phoneNumber } from "../../candidates/schema";
import type { MessageKey } from "../../http/messages";
import { localize } from "../../http/messages";
import { EVENT_DATA, type Happened } from "../../pipeline/candidacyEvents";
import { column, defineColumns } from "../../spreadsheets/columns";
import { employeeNumber } from "../schema";

/** As people and spreadsheets write a day: 2026-03-01, 2026/3/1, 2026年3月1日, 20260301. */
export const dayText = z
  .string()
  .transform((text) => {
    const found =
      /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(text.normalize("NFKC").trim()) ??
      /^(\d{4})(\d{2})(\d{2})$/.exec(text.normalize("NFKC").trim());
    const [, year = "", month = "", day = ""] = found ?? [];
    return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  })
  .pipe(z.iso.date());

const amount = z
  .string()
  .transform((text) => Number(text.normalize("NFKC").replaceAll(",", "")))
  .pipe(z.number().min(0).max(1_000_000));

const KINDS = [
  { value: "candidacy.hired", titles: ["入职", "Hired", "录用"] },
  { value: "employment.probation", titles: ["转正", "Probation", "试用期"] },
  { value: "employment.performance", titles: ["绩效", "Performance", "绩效考核", "考核"] },
  { value: "employment.award", titles: ["奖励", "Award", "表彰"] },
  { value: "employment.discipline", titles: ["处分", "Discipline", "惩处", "处罚"] },
  { value: "employment.certificate", titles: ["证书", "Certificate", "资格证"] },
  { value: "employment.training", titles: ["培训", "Training"] },
  { value: "employment.promoted", titles: ["晋升", "Promotion", "升职"] },
  { value: "employment.transferred", titles: ["调动", "Transfer", "转岗", "调岗"] },
  { value: "employment.left", titles: ["离职", "Left", "离开"] },
] as const;
const kind = z.enum(KINDS.map(({ value }) => value) as [Kind, ...Kind[]]);
type Kind = (typeof KINDS)[number]["value"];

const text = (max: number) => z.string().trim().min(1).max(max);
const invalidDay = ["请填写日期，如 2026-03-01。", "Give a day such as 2026-03-01."] as const;
const invalidNumber = ["请填写数字。", "Give a number."] as const;

/** One thing that happened a row. */
export const workColumns = defineColumns(
  {
    name: column({
      titles: ["姓名", "Name", "员工姓名", "full name"],
      required: true,
      max: 60,
      parse: personName,
      invalid: ["姓名要有文字。", "A name has letters in it."],
      example: ["示例一", "Jo Sample"],
    }),
    employeeNumber: column({
      titles: ["工号", "Employee number", "员工编号", "employee id", "staff number"],
      max: 60,
      parse: employeeNumber,
      invalid: ["工号不对，请检查。", "This is no employee number."],
      note: ["工号、手机、应聘编号至少填一个", "Number, phone or candidacy, at least one"],
      example: ["E0001", "E0001"],
    }),
    phone: column({
      titles: ["手机", "Phone", "手机号", "手机号码", "mobile"],
      max: 30,
      parse: phoneNumber,
      invalid: ["手机号不对，请检查。", "This is not a phone number."],
      example: ["13800000000", "13800000000"],
      width: 18,
    }),
    candidacyId: column({
      titles: ["应聘编号", "Candidacy", "candidacy id"],
      max: 36,
      parse: z.uuid(),
      invalid: ["应聘编号不对，请检查。", "This is not the id of a candidacy."],
    }),
    kind: column({
      titles: ["类型", "Kind", "记录类型", "record"],
      required: true,
      parse: kind,
      choices: KINDS.map(({ value, titles }) => ({ value, titles })),
      example: ["绩效", "Performance"],
    }),
    on: column({
      titles: ["日期", "Date", "发生日期", "day"],
      required: true,
      max: 20,
      parse: dayText,
      invalid: invalidDay,
      example: ["2026-03-31", "2026-03-31"],
      width: 14,
    }),
    title: column({
      titles: ["内容", "Title", "名称", "事项", "what"],
      max: 200,
      parse: text(200),
      note: [
        "奖励、处分、证书、培训的名称；晋升、调动后的岗位",
        "Of awards, certificates, training; the new job",
      ],
      width: 26,
    }),
    from: column({ titles: ["原岗位", "From", "former job"], max: 200, parse: text(200) }),
    period: column({
      titles: ["考核周期", "Period", "周期"],
      max: 20,
      parse: z.string().trim().min(4).max(20),
      invalid: ["周期要有 4 到 20 个字，如 2026Q1。", "A period has 4 to 20 characters, such as 2026Q1."],
      example: ["2026-03", "2026-03"],
    }),
    score: column({
      titles: ["得分", "Score", "分数", "绩效得分"],
      max: 20,
      parse: amount,
      invalid: invalidNumber,
      example: ["4", "4"],
    }),
    outOf: column({
      titles: ["满分", "Out of", "maximum"],
      max: 20,
      parse: amount.refine((value) => value > 0),
      invalid: invalidNumber,
      example: ["5", "5"],
    }),
    passed: column({
      titles: ["是否通过", "Passed", "转正结果"],
      parse: z.enum(["yes", "no"]).transform((value) => value === "yes"),
      choices: [
        { value: "yes", titles: ["通过", "Yes", "是", "passed"] },
        { value: "no", titles: ["未通过", "No", "否", "failed"] },
      ],
    }),
    hours: column({
      titles: ["学时", "Hours", "课时"],
      max: 20,
      parse: amount.refine((value) => value <= 10_000),
      invalid: invalidNumber,
    }),
    expiresOn: column({
      titles: ["有效期至", "Expires on", "到期日期"],
      max: 20,
      parse: dayText,
      invalid: invalidDay,
      width: 14,
    }),
    leaving: column({
      titles: ["离职类型", "Leaving", "离职方式"],
      parse: z.enum(["resigned", "dismissed", "ended"]),
      choices: [
        { value: "resigned", titles: ["主动离职", "Resigned", "辞职"] },
        { value: "dismissed", titles: ["辞退", "Dismissed", "解雇"] },
        { value: "ended", titles: ["合同到期", "Contract ended", "到期"] },
      ],
    }),
    job: column({
      titles: ["入职岗位", "Job", "岗位", "position"],
      max: 200,
      parse: text(200),
      note: ["应聘多个岗位的人入职时填写", "Of a hire, for who is under way to several jobs"],
    }),
    note: column({ titles: ["备注", "Note", "说明", "remark"], max: 2_000, parse: text(2_000), width: 30 }),
  },
  (record) => {
    if (record.employeeNumber === null && record.phone === null && record.candidacyId === null)
      return [{ code: "archive.person_missing", message: both("archive.person_missing") }];
    const told = happenedOf(record);
    return "missing" in told
      ? told.missing.map((name) => ({ column: name, code: "required", message: NEEDED }))
      : [];
  },
);

const NEEDED = ["这种记录要填写这一项。", "This kind of record needs it."] as const;
const both = (code: MessageKey) => [localize(code, "zh"), localize(code, "en")] as const;

export type WorkRow = {
  kind: Kind;
  on: string;
} & { [K in "title" | "from" | "period" | "expiresOn" | "note"]: string | null } & {
  [K in "score" | "outOf" | "hours"]: number | null;
} & { passed: boolean | null; leaving: "resigned" | "dismissed" | "ended" | null };
type Needed = "title" | "period" | "score" | "outOf" | "passed" | "leaving";

const NEEDS: Record<Kind, readonly Needed[]> = {
  "candidacy.hired": [],
  "employment.probation": ["passed"],
  "employment.performance": ["period", "score", "outOf"],
  "employment.award": ["title"],
  "employment.discipline": ["title"],
  "employment.certificate": ["title"],
  "employment.training": ["title"],
  "employment.promoted": ["title"],
  "employment.transferred": ["title"],
  "employment.left": ["leaving"],
};

/** What a row tells, or which of its columns are still to be filled in. Pure. */
export function happenedOf(row: WorkRow): { happened: Happened } | { missing: Needed[] } {
  const missing = NEEDS[row.kind].filter((name) => row[name] === null);
  if (missing.length > 0) return { missing };
  const { title, from, period, score, outOf, passed, hours, expiresOn, leaving, note } = row;
  const fields: Record<Kind, Record<string, unknown>> = {
    "candidacy.hired": { startsOn: row.on },
    "employment.probation": { passed, note },
    "employment.performance": { period, score, outOf, note },
    "employment.award": { title, note },
    "employment.discipline": { title, note },
    "employment.certificate": { title, expiresOn },
    "employment.training": { title, hours, score, outOf, expiresOn },
    "employment.promoted": { from, to: title },
    "employment.transferred": { from, to: title },
    "employment.left": { kind: leaving, note },
  };
  const given = Object.fromEntries(Object.entries(fields[row.kind]).filter(([, value]) => value !== null));
  return { happened: { type: row.kind, data: EVENT_DATA[row.kind].parse(given) } as Happened };
}
