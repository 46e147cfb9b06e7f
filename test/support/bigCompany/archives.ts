import { ArchiveFact } from "../../../server/archiveQueries/entity";
import { foldFact } from "../../../server/archiveQueries/foldFact";
import { insertAll } from "../../../server/db/insertAll";
import type { Services } from "../../../server/services";
import type { Branch } from "./organisation";
import { type Period, inPortions, momentOf } from "./portions";
import type { Random } from "./random";

const DAY_MS = 86_400_000;
const OUTCOMES = { hired: 35, rejected: 45, withdrawn: 8, open: 12 } as const;
const KINDS = { resigned: 70, dismissed: 15, ended: 15 } as const;

function buildFact(random: Random, branch: Branch, openedAt: Date, now: Date): ArchiveFact {
  const position = random.pick(branch.positions);
  const outcome = random.weighted<ArchiveFact["outcome"]>(OUTCOMES);
  const aiTotal = outcome === "open" ? null : Math.round((4 + random.next() * 6) * 100) / 100;
  const startsAt = new Date(openedAt.getTime() + 30 * DAY_MS);
  const hired = outcome === "hired" && startsAt < now;
  const leftAt = new Date(startsAt.getTime() + random.next() * 900 * DAY_MS);
  const left = hired && leftAt < now && random.next() < 0.5;
  const performance = hired ? Math.round(40 + random.next() * 60) : null;
  return {
    ...foldFact([]),
    candidacyId: random.uuid(openedAt),
    candidateId: random.uuid(openedAt),
    orgUnitId: position.orgUnitId,
    positionId: position.id,
    jobTitle: position.title,
    openedAt,
    outcome: outcome === "hired" && !hired ? "open" : outcome,
    hiredOn: hired ? startsAt.toISOString().slice(0, 10) : null,
    leftAt: left ? leftAt : null,
    leftKind: left ? random.weighted<"resigned" | "dismissed" | "ended">(KINDS) : null,
    aiTotal,
    aiMatch: aiTotal && aiTotal * 10,
    reviewTotal: null,
    performanceLatest: performance,
    performanceMean: performance,
    performances: performance === null ? 0 : 2,
    trainings: hired ? 1 : 0,
    updatedAt: now,
  };
}

/** An event of each candidacy of a kind, made of its fact within the database: millions of rows in seconds. */
const EVENTS: readonly [number: number, type: string, data: string, at: string, where: string][] = [
  [1, "candidacy.opened", `'{"stage":"screening","source":"staff"}'`, "openedAt", "1 = 1"],
  [2, "candidacy.screened", `'{"outcome":"passes"}'`, "openedAt", "1 = 1"],
  [3, "candidacy.reported", `CONCAT('{"interviewId":"', candidacyId, '","version":1}')`, "openedAt", "1 = 1"],
  [4, "candidacy.hired", `CONCAT('{"startsOn":"', hiredOn, '"}')`, "openedAt", "hiredOn IS NOT NULL"],
  [
    5,
    "employment.performance",
    `CONCAT('{"period":"H1","score":', performanceMean, ',"outOf":100}')`,
    "openedAt",
    "hiredOn IS NOT NULL",
  ],
  [6, "employment.training", `'{"title":"新人训练营"}'`, "openedAt", "hiredOn IS NOT NULL"],
  [
    7,
    "employment.performance",
    `CONCAT('{"period":"H2","score":', performanceMean, ',"outOf":100}')`,
    "openedAt",
    "hiredOn IS NOT NULL",
  ],
  [8, "employment.left", `CONCAT('{"kind":"', leftKind, '"}')`, "leftAt", "leftAt IS NOT NULL"],
];

const SOURCES = ["job_site", "referral", "campus", "application", "other"];

/**
 * So many people's archives over the period, on MariaDB: a candidacy each with three to eight events, and its fact.
 * @returns some of the people
 */
export async function plantArchives(
  services: Pick<Services, "db">,
  random: Random,
  { branches, count, period }: { branches: readonly Branch[]; count: number; period: Period },
): Promise<string[]> {
  const weights = Object.fromEntries(branches.map(({ weight }, index) => [String(index), weight]));
  const known: string[] = [];
  await inPortions(services, count, async (tx, indexes) => {
    const facts = indexes.map((index) => {
      const branch = branches[Number(random.weighted(weights))] as Branch;
      return buildFact(random, branch, momentOf(period, index / count), period.until);
    });
    const [first] = facts;
    if (first) known.push(first.candidateId);
    await insertAll(tx, ArchiveFact, facts);
  });
  const { read } = services.db;
  const source = SOURCES.map((name) => `'${name}'`).join(", ");
  await read.query(
    "INSERT INTO candidates (id, orgUnitId, positionId, name, source, state, inTalentPool, createdAt, updatedAt) " +
      "SELECT candidateId, orgUnitId, positionId, CONCAT('林', RIGHT(candidateId, 4)), " +
      `ELT(1 + FLOOR(RAND(1) * ${SOURCES.length}), ${source}), 'active', 0, openedAt, openedAt FROM archive_facts`,
  );
  await read.query(
    "INSERT INTO candidacies (id, candidateId, orgUnitId, positionId, jobKey, jobTitle, openKey, stage, outcome, " +
      "offer, employed, events, since, openedAt, updatedAt) SELECT candidacyId, candidateId, orgUnitId, positionId, " +
      "positionId, jobTitle, candidacyId, 'interview', outcome, NULL, hiredOn IS NOT NULL AND leftAt IS NULL, 8, " +
      "openedAt, openedAt, openedAt FROM archive_facts",
  );
  for (const [number, type, data, at, where] of EVENTS) {
    await read.query(
      "INSERT INTO archive_events (id, candidateId, candidacyId, number, type, data, at, writtenAt, source) " +
        `SELECT CONCAT(LEFT(candidacyId, 35), '${number}'), candidateId, candidacyId, ${number}, '${type}', ${data}, ` +
        `${at}, ${at}, 'import' FROM archive_facts WHERE ${where}`,
    );
  }
  return known;
}
