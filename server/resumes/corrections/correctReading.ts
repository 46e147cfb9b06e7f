import { isDeepStrictEqual } from "node:util";
import { newId } from "../../clock";
import type { Transaction } from "../../db/database";
import { insertRow, updateRows } from "../../db/rows";
import type { StaffActor } from "../../http/actors";
import { conflict, notFound } from "../../http/errors";
import { queueCandidate } from "../../profiles/screening/queueScreening";
import type { Services } from "../../services";
import { ParsedResumeRow } from "../kept/entity";
import { openMachine } from "../kept/keptResume";
import type { KeptResume } from "../kept/schema";
import { applyCorrections } from "./applyCorrections";
import { ResumeCorrectionRow } from "./entity";
import { type Item, type ItemValue, isSingle, itemsOf, keysOf, placeOf } from "./items";
import type { Change, Correction, LoggedChange } from "./schema";
import { openCorrections, sealChange, sealCorrections } from "./sealed";
import { tidyValue } from "./tidyValue";

/** More than that is another résumé. */
const MOST = 200;
const PLACE_WORDS = 40;

type Correcting = Pick<Services, "db" | "clock" | "cipher" | "queue">;
type Seen = { resumeId: string; revision: number };
type Next = { corrections: Correction[]; change: LoggedChange };

const placeIn = (text: string, item: Item) => {
  const place = placeOf(item);
  return (
    place && { ...place, words: text.slice(place.start, Math.min(place.end, place.start + PLACE_WORDS)) }
  );
};

/** What the machine reads under this key; null where no item is called so. */
function readItem(resume: KeptResume, { field, key }: Change): NonNullable<Correction["machine"]> | null {
  const items = itemsOf(resume)[field];
  const item = items[key === null ? -1 : keysOf(field, items).indexOf(key)];
  return item && key !== null ? { key, value: item.value, place: placeIn(resume.text, item) } : null;
}

/**
 * The corrections after one more. Saying what was read takes a correction back.
 * @throws 409 resume.corrected_meanwhile where the item is there no more, resume.too_many_corrections
 */
function withChange(
  resume: KeptResume,
  corrections: readonly Correction[],
  given: Change,
  { value, readAt, ...stamp }: { value: ItemValue | null; readAt: Date; by: string; at: string },
): Next {
  const { field } = given;
  const marks = applyCorrections(resume, corrections, readAt).marks[field] ?? [];
  // Who names nothing means the one there is.
  const key = given.key ?? (isSingle(field) ? (marks[0]?.key ?? null) : null);
  const mark = marks.find((each) => each.key === key);
  if (key !== null && !mark) throw conflict("resume.corrected_meanwhile");
  const before = corrections.find(({ id }) => id === mark?.correctionId) ?? null;
  const machine = before ? before.machine : readItem(resume, { ...given, key } as Change);
  const from = before ? before.value : (machine?.value ?? null);
  const others = corrections.filter((each) => each !== before);
  const isRead = machine ? isDeepStrictEqual(value, machine.value) : value === null;
  if (!isRead && others.length >= MOST)
    throw conflict("resume.too_many_corrections", { params: { limit: MOST } });
  const next = { id: before?.id ?? newId(), field, machine, value, ...stamp };
  return { corrections: isRead ? others : [...others, next], change: { field, from, to: value } };
}

/** One correction less. @throws 404 resume.correction_not_found */
function without(corrections: readonly Correction[], correctionId: string): Next {
  const found = corrections.find(({ id }) => id === correctionId);
  if (!found) throw notFound("resume.correction_not_found");
  const { field, value: from, machine } = found;
  return {
    corrections: corrections.filter((each) => each !== found),
    change: { field, from, to: machine?.value ?? null },
  };
}

/** @throws 409 resume.corrected_meanwhile, resume.not_read */
async function changeCorrections(
  services: Correcting,
  { staffId, name: author }: StaffActor,
  { resumeId: id, revision }: Seen,
  next: (resume: KeptResume, corrections: Correction[], row: ParsedResumeRow) => Next,
): Promise<void> {
  const { db, clock, cipher } = services;
  await db.write(async (tx: Transaction) => {
    const row = await tx.manager.findOneBy(ParsedResumeRow, { id });
    const resume = row && openMachine(services, row);
    if (!row || !resume) throw conflict("resume.not_read");
    const { corrections, change } = next(resume, openCorrections(services, row), row);
    const changed = await updateRows(
      tx,
      ParsedResumeRow,
      { id, revision },
      { revision: revision + 1, correctionsSealed: sealCorrections(services, id, corrections) },
    );
    // Somebody was faster, or the file was read again: what they saw is not what there is.
    if (changed === 0) throw conflict("resume.corrected_meanwhile");
    const logged = newId();
    await insertRow(tx, ResumeCorrectionRow, {
      id: logged,
      resumeId: id,
      staffId,
      author,
      changeSealed: sealChange({ cipher }, logged, change),
      at: clock.now(),
    });
    await queueCandidate(services, tx, row.candidateId);
  });
}

/**
 * Puts what a person says in the place of what was read; the reading itself stays as it is.
 * @throws as `tidyValue`, `withChange` and `changeCorrections`
 */
export async function correctReading(
  services: Correcting,
  actor: StaffActor,
  seen: Seen,
  change: Change,
): Promise<void> {
  const value = tidyValue(change);
  const stamp = { value, by: actor.name, at: services.clock.now().toISOString() };
  await changeCorrections(services, actor, seen, (resume, corrections, row) =>
    withChange(resume, corrections, change, { ...stamp, readAt: row.updatedAt }),
  );
}

/** Takes a correction back: what was read counts again. @throws as `without` and `changeCorrections` */
export const undoCorrection = (
  services: Correcting,
  actor: StaffActor,
  seen: Seen,
  correctionId: string,
): Promise<void> =>
  changeCorrections(services, actor, seen, (_, corrections) => without(corrections, correctionId));
