import { type EntityManager, In, MoreThan } from "typeorm";
import { Candidate } from "../../candidates/entity";
import { goneByPhone, reachByPhone } from "../../chats/reach";
import { selectColumns, selectEqual } from "../../db/statements";
import { Candidacy } from "../../pipeline/entity";
import { nameKey } from "../matchPeople";
import { RosterPerson } from "./entity";

/** Somebody at work, with their account; `isGone` where the contacts know them no more. */
export type AtWork = {
  candidacyId: string;
  /** As `nameKey` writes them. */
  names: ReadonlySet<string>;
  account: { userId: string; isGone: boolean } | null;
  before: RosterPerson | null;
};

const PERSON = ["id", "name", "phoneIndex", "mergedInto"] as const;
type Person = Pick<Candidate, (typeof PERSON)[number]>;

/**
 * The next people who were hired here and have not left, in the order of their candidacies. Who holds several jobs at
 * once, as several branches may know it, is told of in the one they came to last.
 */
export async function findAtWork(
  manager: EntityManager,
  after: string,
  most: number,
): Promise<{ people: AtWork[]; last: string | null }> {
  const page = await manager.find(Candidacy, {
    select: { id: true, candidateId: true, openedAt: true },
    where: { employed: true, id: MoreThan(after) },
    order: { id: "ASC" },
    take: most,
  });
  const own = await findPeople(
    manager,
    page.map(({ candidateId }) => candidateId),
  );
  const phoneOf = (candidateId: string) => {
    const row = own.get(candidateId);
    return own.get(row?.mergedInto ?? "")?.phoneIndex ?? row?.phoneIndex ?? null;
  };
  const namesOf = (candidateId: string) => {
    const row = own.get(candidateId);
    const rows = [row, own.get(row?.mergedInto ?? "")];
    return new Set(rows.flatMap((each) => (each ? [nameKey(each.name)] : [])));
  };
  const phones = [...new Set(page.flatMap(({ candidateId }) => phoneOf(candidateId) ?? []))];
  const [there, gone, before, later] = [
    await reachByPhone(manager, ["dingtalk"], phones),
    await goneByPhone(manager, "dingtalk", phones),
    await selectEqual(manager, RosterPerson, { candidacyId: page.map(({ id }) => id) }),
    await findNewest(manager, phones),
  ];
  const states = new Map(before.map((row) => [row.candidacyId, row]));
  const people = page.flatMap(({ id, candidateId }): AtWork[] => {
    const phone = phoneOf(candidateId) ?? "";
    const names = namesOf(candidateId);
    const newest = later.find((job) => job.phone === phone && names.has(job.name));
    if (newest && newest.candidacyId !== id) return [];
    const state = states.get(id) ?? null;
    const userId = there.get(phone)?.dingtalk;
    const wasThere = state !== null && gone.has(`${phone} ${state.userId}`);
    const account = userId
      ? { userId, isGone: false }
      : wasThere
        ? { userId: state.userId, isGone: true }
        : null;
    return [{ candidacyId: id, names, account, before: state }];
  });
  return { people, last: page.length === most ? (page.at(-1)?.id ?? null) : null };
}

/** These rows, and those that they were merged into. */
async function findPeople(manager: EntityManager, ids: readonly string[]): Promise<Map<string, Person>> {
  const rows = await selectColumns(manager, Candidate, PERSON, { id: [...new Set(ids)] });
  const survivors = [...new Set(rows.flatMap(({ mergedInto }) => mergedInto ?? []))];
  const others = await selectColumns(manager, Candidate, PERSON, { id: survivors });
  return new Map([...rows, ...others].map((row) => [row.id, row]));
}

/** Who of all at work have these numbers, with the job that they came to last first. */
async function findNewest(manager: EntityManager, phoneIndex: readonly string[]) {
  const rows = await selectColumns(manager, Candidate, PERSON, { phoneIndex: [...phoneIndex] });
  if (rows.length === 0) return [];
  const people = new Map(rows.map((row) => [row.id, row]));
  const jobs = await manager.find(Candidacy, {
    select: { id: true, candidateId: true, openedAt: true },
    where: { candidateId: In([...people.keys()]), employed: true },
    order: { openedAt: "DESC", id: "DESC" },
  });
  return jobs.map(({ id, candidateId }) => {
    const row = people.get(candidateId);
    return { candidacyId: id, phone: row?.phoneIndex ?? "", name: nameKey(row?.name ?? "") };
  });
}
