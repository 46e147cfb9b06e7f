import { z } from "zod";
import { phoneNumber, personName } from "../../candidates/schema";
import { uuid } from "../../http/schema";
import { EMPLOYMENT_TYPES, TOLD_DATA, type EmploymentType } from "../../pipeline/candidacyEvents";
import { IMPORT_MODES } from "../entity";
import { employeeNumber } from "../schema";

export const MOST_RECORDS = 500;

/** What it replaces is known by the sender's id. */
const atWork = (type: EmploymentType) =>
  z.strictObject({
    type: z.literal(type),
    data: (TOLD_DATA[type] as z.ZodObject<{ replaces: z.ZodOptional }>).omit({ replaces: true }),
  });
const hired = z.strictObject({
  type: z.literal("candidacy.hired"),
  data: TOLD_DATA["candidacy.hired"],
});

export const externalRecordSchema = z.strictObject({
  /** The sender's own id of this record: sent again, it is there once. */
  externalId: z.string().trim().min(1).max(200),
  /** At least one of the first three; the name is held against what is found. */
  person: z.strictObject({
    employeeNumber: employeeNumber.optional(),
    phone: phoneNumber.optional(),
    candidacyId: uuid.optional(),
    name: personName,
  }),
  happened: z.discriminatedUnion("type", [hired, ...EMPLOYMENT_TYPES.map(atWork)]),
  /** The day on which it happened, by the company's calendar. */
  on: z.iso.date(),
  /** Of a hire: for which job, where they are under way to several. */
  job: z.string().trim().min(1).max(200).optional(),
  /** Put this in the place of what was sent under this id before. */
  correct: z.boolean().default(false),
});

export const recordsBody = z.strictObject({
  /** Which system sends it; its ids are its own. */
  system: z.string().trim().min(1).max(60),
  /** Whose people, with those of the units below; everybody's whose records one may write unless told. */
  orgUnitId: uuid.optional(),
  mode: z.enum(IMPORT_MODES).default("valid"),
  records: z.array(externalRecordSchema).min(1).max(MOST_RECORDS),
});
export type RecordsBody = z.output<typeof recordsBody>;

export const recordsSchema = z
  .object({
    results: z.array(
      z.object({
        externalId: z.string(),
        status: z.enum(["written", "corrected", "known", "refused"]),
        candidacyId: uuid.nullable(),
        eventId: uuid.nullable(),
        problem: z.object({ code: z.string(), message: z.string() }).nullable(),
      }),
    ),
    counts: z.object({ written: z.int(), corrected: z.int(), known: z.int(), refused: z.int() }),
  })
  .meta({ id: "RecordsTaken" });
