import { setImmediate as turn } from "node:timers/promises";
import type { EntityManager } from "typeorm";
import { openContact } from "../candidates/contact";
import { Candidate } from "../candidates/entity";
import { selectEqual, selectOne } from "../db/statements";
import { notFound } from "../http/errors";
import type { Scope } from "../org/permissions";
import { isInScope } from "../org/scope";
import type { Services } from "../services";
import { checkRow } from "./checkRow";
import type { RecipientReason } from "./reasons";
import type { BatchBody, RecipientRow } from "./schema";

/** Somebody to invite, before anything is written about them. */
export type GatheredRecipient = {
  sequence: number;
  /** Null for a row, until the job makes or finds the candidate. */
  candidateId: string | null;
  name: string;
  phone: string | null;
  email: string | null;
  extraTimePercent: number;
  textOnly: boolean;
  /** Why they are left out. */
  reason: RecipientReason | null;
};

/** Deeper than merges of merges go. */
export const MERGE_DEPTH = 10;
/** So many at a time between two turns of the event loop. */
export const AT_ONCE = 100;

export function* chunksOf<T>(items: readonly T[], size = AT_ONCE): Generator<T[]> {
  for (let from = 0; from < items.length; from += size) yield items.slice(from, from + size);
}

type Chosen = Pick<BatchBody, "candidateIds" | "accommodations" | "rows">;
type Needed = Pick<Services, "cipher" | "blindIndex">;

async function candidatesOf(manager: EntityManager, ids: readonly string[], scope: Scope) {
  const found = new Map<string, Candidate>();
  for (const chunk of chunksOf([...new Set(ids)])) {
    for (const candidate of await selectEqual(manager, Candidate, { id: chunk })) {
      if (isInScope(scope, candidate)) found.set(candidate.id, candidate);
    }
    await turn();
  }
  return found;
}

/** Who stands for somebody who was merged away, as far as the sender may know of them. */
async function standingFor(
  manager: EntityManager,
  candidate: Candidate,
  scope: Scope,
): Promise<Candidate | null> {
  let current: Candidate | null = candidate;
  for (let depth = 0; current?.state === "merged" && depth < MERGE_DEPTH; depth += 1) {
    current = await selectOne(manager, Candidate, { id: current.mergedInto ?? "" });
  }
  return current && current.state !== "merged" && isInScope(scope, current) ? current : null;
}

/**
 * Who a batch is for, in the order given: chosen candidates, then rows. Whoever is in it twice is left out the second
 * time; two rows are one person when a telephone number or an address of theirs is the same.
 * @throws candidate.not_found where one of those chosen is outside the scope
 */
export async function gatherRecipients(
  services: Needed,
  manager: EntityManager,
  { candidateIds, accommodations, rows }: Chosen,
  scope: Scope,
): Promise<GatheredRecipient[]> {
  const candidates = await candidatesOf(manager, candidateIds, scope);
  const gathered: GatheredRecipient[] = [];
  const claim = createClaims(services);

  function add(person: Omit<GatheredRecipient, "sequence">) {
    const reason = person.reason ?? (claim(person) ? null : "duplicate");
    gathered.push({ ...person, reason, sequence: gathered.length });
  }
  for (const chunk of chunksOf(candidateIds)) {
    for (const id of chunk) {
      const candidate = candidates.get(id);
      if (!candidate) throw notFound("candidate.not_found");
      const standing = await standingFor(manager, candidate, scope);
      const person = standing ? fromCandidate(services, standing) : gone(candidate);
      add({ ...person, ...(accommodations[id] ?? NO_ACCOMMODATIONS) });
    }
    await turn();
  }
  for (const chunk of chunksOf(rows)) {
    for (const row of chunk) add(fromRow(row));
    await turn();
  }
  return gathered;
}

const NO_ACCOMMODATIONS = { extraTimePercent: 0, textOnly: false };

function fromCandidate(services: Needed, candidate: Candidate) {
  const { phone, email } = openContact(services, candidate);
  const reason: RecipientReason | null =
    candidate.state === "archived" ? "candidate_gone" : phone || email ? null : "no_contact";
  return { candidateId: candidate.id, name: candidate.name, phone, email, reason };
}

const gone = ({ id, name }: Candidate) => ({
  candidateId: id,
  name,
  phone: null,
  email: null,
  reason: "candidate_gone" as const,
});

const fromRow = (row: RecipientRow): Omit<GatheredRecipient, "sequence"> => ({
  candidateId: null,
  ...checkRow(row),
  extraTimePercent: row.extraTimePercent,
  textOnly: row.textOnly,
});

/** Says once for each person, by whichever of their marks, that they are new. */
function createClaims({ blindIndex }: Needed) {
  const taken = new Set<string>();
  return ({ candidateId, phone, email }: Pick<GatheredRecipient, "candidateId" | "phone" | "email">) => {
    const marks = [candidateId, phone && blindIndex.phone(phone), email && blindIndex.email(email)].filter(
      (mark) => typeof mark === "string",
    );
    const isNew = !marks.some((mark) => taken.has(mark));
    for (const mark of marks) taken.add(mark);
    return isNew;
  };
}
