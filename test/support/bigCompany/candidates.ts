import {
  CANDIDATE_SOURCES,
  Candidate,
  CandidateNameGram,
  CandidateTag,
} from "../../../server/candidates/entity";
import { sealContact } from "../../../server/candidates/contact";
import { gramsOf } from "../../../server/candidates/nameGrams";
import { insertAll } from "../../../server/db/insertAll";
import { buildName, rareName } from "./names";
import type { Branch, Seeding } from "./organisation";
import { type Period, inPortions, momentOf } from "./portions";
import type { Random } from "./random";

const TAGS = ["重点", "可复试", "异地", "应届", "急招", "内推", "双语", "夜班"];
const RARE_NAMES = 100;

export type Known = { id: string; name: string; branch: Branch; phone: string; rare: boolean };

function buildCandidate(
  services: Seeding,
  random: Random,
  person: Omit<Known, "rare">,
  createdAt: Date,
): Candidate {
  const { id, name, branch, phone } = person;
  const position = random.pick(branch.positions);
  const contact = sealContact(services, id, { phone, email: `person-${phone}@people.example` });
  const inTalentPool = random.next() < 0.05;
  return {
    id,
    orgUnitId: random.next() < 0.8 ? position.orgUnitId : branch.id,
    positionId: position.id,
    name,
    ...contact,
    identityKey: contact.phoneIndex,
    source: random.pick(CANDIDATE_SOURCES),
    sourceDetail: null,
    state: "active",
    mergedInto: null,
    inTalentPool,
    talentPoolAt: inTalentPool ? createdAt : null,
    talentPoolHow: inTalentPool ? "电话中同意" : null,
    createdAt,
    updatedAt: createdAt,
  };
}

/** People who came evenly over the time, each to a branch as often as its size says; with their tags and names' pieces. */
export async function plantCandidates(
  services: Seeding,
  random: Random,
  branches: readonly Branch[],
  count: number,
  period: Period,
): Promise<Known[]> {
  const weights = Object.fromEntries(branches.map(({ weight }, index) => [String(index), weight]));
  const rareEvery = Math.max(1, Math.floor(count / RARE_NAMES));
  const known: Known[] = [];
  await inPortions(services, count, async (tx, indexes) => {
    const rows = indexes.map((index) => {
      const createdAt = momentOf(period, index / count);
      const rareIndex = index / rareEvery;
      const rare = Number.isInteger(rareIndex) && rareIndex < RARE_NAMES;
      const person = {
        id: random.uuid(createdAt),
        name: rare ? rareName(rareIndex) : buildName(random),
        branch: branches[Number(random.weighted(weights))] as Branch,
        phone: `1390${String(index).padStart(7, "0")}`,
      };
      known.push({ ...person, rare });
      return buildCandidate(services, random, person, createdAt);
    });
    const pieces = rows.flatMap(({ id: candidateId, name, createdAt, orgUnitId }) =>
      gramsOf(name).map((gram) => ({ gram, createdAt, candidateId, orgUnitId })),
    );
    const tags = rows
      .filter(() => random.next() < 0.3)
      .map(({ id, createdAt, orgUnitId }) => ({
        candidateId: id,
        tag: random.pick(TAGS),
        createdAt,
        orgUnitId,
      }));
    await insertAll(tx, Candidate, rows);
    await insertAll(tx, CandidateNameGram, pieces);
    await insertAll(tx, CandidateTag, tags);
  });
  return known;
}
