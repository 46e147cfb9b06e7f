import { setTimeout as pause } from "node:timers/promises";
import { type Slice, makeRecording } from "../../bench/recordings";
import { type Pace, type Visit, hold, newVisit } from "./candidate";
import { QUESTIONS, inviteAll, openCompany } from "./company";
import { inLanes } from "./inLanes";
import { type Stock, takeStock, whatIsLeft } from "./ledger";
import {
  type Happened,
  type Progress,
  SECOND_TURN_AFTER,
  letHappen,
  planMishaps,
  thinksUntil,
} from "./mishaps";
import { misbehave } from "./misbehave";
import type { Phases } from "./phases";
import { INVITATION_TEMPLATE, type Production } from "./startProduction";

export type RunOptions = {
  interviews: number;
  pace: Pace;
  phases: Phases;
  /** What is not done by then is counted as it is. */
  until: AbortSignal;
};
export type RunResult = {
  visits: Visit[];
  /** Names of all mishaps that were to happen. */
  planned: string[];
  happened: Happened[];
  /** How often each fault was met; 0 for one that never was. */
  faults: Map<string, number>;
  /** Null where the database could not be read in the end. */
  stock: Stock | null;
  /** What was still open when there was no more time; empty when all is done. */
  left: string[];
  /** Candidates who could not go on and mishaps that could not be ended, and why. */
  broken: string[];
};

const LOOK_MS = 500;
/** Of all that is said; first answers are half of it. */
const LOST_UNTIL = 0.3;
/** Enough for neighbours to say different things. */
const RECORDINGS = 4;
const LANES = 2;

const makeRecordings = (seconds: number): Promise<Slice[][]> =>
  inLanes(LANES, [...Array(RECORDINGS).keys()], async (first) =>
    (await makeRecording({ first, seconds })).slice(0, seconds),
  );

function measureProgress(
  { sms, dingtalk }: Production,
  visits: readonly Visit[],
  slicesInAll: number,
): () => Progress {
  const members = new Set(visits.map(({ userId }) => userId));
  // One card of each group tells how far its batch is.
  const branches = new Set(visits.map(({ branch }) => branch)).size;
  return () => {
    const texts = sms.records.filter(({ template }) => template === INVITATION_TEMPLATE).length;
    const cards = [...dingtalk.cards.cards.values()];
    const invitations = cards.filter(({ place }) => "person" in place && members.has(place.person)).length;
    const inGroups = cards.filter(({ place }) => "group" in place).length;
    return {
      invited: (texts + invitations) / visits.length,
      spoken: visits.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0) / slicesInAll,
      reported: Math.max(0, inGroups - branches) / visits.length,
    };
  };
}

/**
 * HR invites them all; each holds their interview as the page would, all at once, while processes are killed, Redis and
 * the database stop, and the gateways misbehave. Ends when everything that follows is done, or there is no more time.
 */
export async function runProduction(
  production: Production,
  { interviews, pace, phases, until }: RunOptions,
): Promise<RunResult> {
  phases.begin("set-up");
  const [recordings, company] = await Promise.all([
    makeRecordings(pace.seconds),
    openCompany(production, interviews, until),
  ]);
  const visits = company.people.map((person, index) =>
    newVisit(
      person,
      Array.from(
        { length: QUESTIONS },
        (_, question) => recordings[(index + question * 3) % RECORDINGS] as Slice[],
      ),
    ),
  );
  const progress = measureProgress(production, visits, interviews * QUESTIONS * pace.seconds);
  const wrong = misbehave(production, () => progress().spoken < LOST_UNTIL);
  const over = new AbortController();
  const plan = planMishaps(production);
  const happened: Happened[] = [];
  const begun = new Set<string>();
  const broken: string[] = [];
  const note = (what: string) => (error: Error) => void broken.push(`${what}: ${error.message}`);
  const course = { goesOn: true };
  const mishaps = letHappen(plan, {
    progress,
    cut: () => production.proxy.counts.cut,
    until: AbortSignal.any([until, over.signal]),
    begun,
    happened,
  })
    .catch(note("a mishap"))
    .finally(() => {
      course.goesOn = false;
    });
  try {
    phases.begin("interviews");
    const hasBegun = (name: string) => begun.has(name) || !course.goesOn;
    const isSecondTurn = () => hasBegun(SECOND_TURN_AFTER);
    const invited = inviteAll(company, isSecondTurn, until).catch(note("invitations"));
    const mayAnswer = (candidate: number, question: number) => {
      const awaited = thinksUntil(candidate, question);
      return awaited === null || hasBegun(awaited);
    };
    const world = { production, company, pace, mayAnswer, until };
    await Promise.all(visits.map((visit, index) => hold(world, visit, index).catch(note(visit.name))));
    await invited;
    phases.begin("what follows");
    let left = ["nobody has looked yet"];
    while ((left.length > 0 || course.goesOn) && !until.aborted) {
      await pause(LOOK_MS);
      if (progress().reported >= 0.75) wrong.end();
      left = await whatIsLeft(production, interviews).catch(() => ["the database"]);
    }
    wrong.end();
    over.abort();
    await mishaps;
    return {
      visits,
      planned: plan.map(({ name }) => name),
      happened,
      faults: wrong.faults(),
      stock: await takeStock(production).catch(() => null),
      left,
      broken,
    };
  } finally {
    wrong.end();
    over.abort();
    company.close();
    await mishaps;
  }
}
