import { setTimeout as pause } from "node:timers/promises";
import { type Slice, makeRecording } from "../../bench/recordings";
import { type Pace, type Visit, hold, newVisit } from "./candidate";
import { inviteAll, openCompany } from "./company";
import { type Stock, takeStock, whatIsLeft } from "./ledger";
import { type Happened, letHappen, misbehave, planMishaps } from "./mishaps";
import { INVITATION_TEMPLATE, type Production } from "./startProduction";

export type RunOptions = { interviews: number; pace: Pace };
export type RunResult = {
  visits: Visit[];
  happened: Happened[];
  faults: Map<string, number>;
  stock: Stock;
  /** What was still open when there was no more patience; empty when all is done. */
  left: string[];
  /** Candidates who could not go on, and why. */
  broken: string[];
  seconds: { held: number; all: number };
};

const SETTLE_MS = 240_000;
const LOOK_MS = 500;
/** Enough for neighbours to say different things. */
const RECORDINGS = 8;
const QUESTIONS = 2;

async function makeRecordings(seconds: number): Promise<Slice[][]> {
  const made: Slice[][] = [];
  for (let first = 0; first < RECORDINGS; first += 1) {
    made.push((await makeRecording({ first, seconds })).slice(0, seconds));
  }
  return made;
}

/**
 * HR invites them all; each holds their interview as the page would, all at once, while processes are killed, Redis and
 * the database stop, and the gateways misbehave. Ends when everything that follows is done, or patience is over.
 */
export async function runProduction(
  production: Production,
  { interviews, pace }: RunOptions,
): Promise<RunResult> {
  const recordings = await makeRecordings(pace.seconds);
  const company = await openCompany(production, interviews);
  const visits = company.people.map((person, index) =>
    newVisit(
      person,
      Array.from(
        { length: QUESTIONS },
        (_, question) => recordings[(index + question * 3) % RECORDINGS] as Slice[],
      ),
    ),
  );
  const began = performance.now();
  const spokenInAll = interviews * QUESTIONS * pace.seconds;
  const progress = () => {
    const { sms, dingtalk } = production;
    const texts = sms.records.filter(({ template }) => template === INVITATION_TEMPLATE).length;
    const cards = [...dingtalk.cards.cards.values()];
    const invitations = cards.filter(({ place }) => "person" in place).length;
    return {
      invited: (texts + invitations) / interviews,
      spoken: visits.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0) / spokenInAll,
      reported: cards.filter(({ place }) => "group" in place).length / interviews,
    };
  };
  const over = new AbortController();
  const wrong = misbehave(production);
  const mishaps = letHappen(planMishaps(production), {
    progress,
    cut: () => production.proxy.counts.cut,
    until: over.signal,
  });
  const trouble = mishaps.then(
    () => null,
    (error: unknown) => error,
  );
  try {
    const invited = inviteAll(company);
    invited.catch(() => undefined);
    const broken: string[] = [];
    await Promise.all(
      visits.map((visit, index) =>
        hold({ production, company, pace }, visit, index).catch((error: Error) => {
          broken.push(`${visit.name}: ${error.message}`);
        }),
      ),
    );
    await invited;
    const held = (performance.now() - began) / 1_000;
    const deadline = performance.now() + SETTLE_MS;
    let left = ["nobody has looked yet"];
    let calm = false;
    while (left.length > 0 && performance.now() < deadline) {
      await pause(LOOK_MS);
      if (!calm && progress().reported >= 0.9) {
        wrong.end();
        calm = true;
      }
      left = await whatIsLeft(production, interviews).catch(() => ["the database"]);
    }
    wrong.end();
    over.abort();
    const failure = await trouble;
    if (failure) throw failure as Error;
    return {
      visits,
      happened: await mishaps,
      faults: wrong.faults(),
      stock: await takeStock(production),
      left,
      broken,
      seconds: { held, all: (performance.now() - began) / 1_000 },
    };
  } finally {
    wrong.end();
    over.abort();
    await trouble;
  }
}
