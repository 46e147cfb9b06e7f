import { In } from "typeorm";
import { ArchiveFact, ArchiveFactScore } from "../../../../server/archiveQueries/entity";
import { keepFact } from "../../../../server/archiveQueries/keepFacts";
import { Decision } from "../../../../server/decisions/entity";
import { Letter, type LetterKind } from "../../../../server/letters/entity";
import { Message } from "../../../../server/notifications/entity";
import type { Happened } from "../../../../server/pipeline/candidacyEvents";
import { ArchiveEvent, Candidacy, CandidacyInterview } from "../../../../server/pipeline/entity";
import { type CandidacyState, foldCandidacy } from "../../../../server/pipeline/foldCandidacy";
import { rebuildState } from "../../../../server/pipeline/recordEvent";
import { Invitation } from "../../../../server/invitations/entity";
import { RuleRun } from "../../../../server/rules/entity";
import { buildColleague, inUnit } from "../../../factories/org";
import type { Json } from "../../../factories/server";
import { type Course, type World, jobs } from "./world";

type Way = {
  row: Candidacy;
  events: ArchiveEvent[];
  runs: RuleRun[];
  letters: Letter[];
  interviewIds: string[];
};
type Ask = (path: string) => Promise<Json>;

/** All that must be so of a course whose work is done; empty where it is. */
export async function whatIsWrong(world: World, { candidateId, candidacyIds }: Course): Promise<string[]> {
  const { read } = world.server.services.db;
  // The clock runs by days here, and a session ends.
  const hr = await buildColleague(world.server, [inUnit("branch_hr", world.places.own)]);
  const ask: Ask = async (path) => (await hr.call("GET", path)).body;
  const rows = await read.findBy(Candidacy, { candidateId });
  const ways = await Promise.all(rows.map((row) => wayOf(world, row)));
  const wrong = [...world.untrue];
  if (rows.length !== candidacyIds.length) wrong.push("an application was lost");
  if (rows.filter(({ outcome }) => outcome === "open").length > 1)
    wrong.push("two open applications for one job");
  if ((await jobs(world, "pending")).length > 0) wrong.push("a job was never done");
  const { items } = await ask(`/rule-runs?positionId=${world.positionId}&limit=100`);
  const shown = new Set<string>(items.map(({ id }: Json) => id));
  for (const way of ways) {
    wrong.push(...(await inArchive(world, way)), ...ofRules(way, shown), ...ofLetters(way));
    wrong.push(...(await isStuck(world, way, ask)));
  }
  wrong.push(...(await inTimeline(ways, await ask(`/candidates/${candidateId}/timeline?limit=100`))));
  return [...wrong, ...(await toldTwice(world, ways))];
}

async function wayOf({ server }: World, row: Candidacy): Promise<Way> {
  const { read } = server.services.db;
  const of = { candidacyId: row.id };
  const events = await read.find(ArchiveEvent, { where: of, order: { number: "ASC" } });
  const links = await read.findBy(CandidacyInterview, of);
  return {
    row,
    events,
    runs: await read.findBy(RuleRun, of),
    letters: await read.findBy(Letter, of),
    interviewIds: links.map(({ interviewId }) => interviewId),
  };
}

/** Row and flat facts say what the events say. */
async function inArchive({ server }: World, { row, events }: Way): Promise<string[]> {
  const { services } = server;
  const { read } = services.db;
  const wrong: string[] = [];
  const { stage, offer, employed } = row;
  const outcome = row.outcome === "open" ? null : row.outcome;
  const rebuilt = await rebuildState({ manager: read }, row.id);
  const told = JSON.stringify(rebuilt);
  if (told !== JSON.stringify({ state: { stage, outcome, offer, employed }, events: row.events }))
    wrong.push(`the row says ${stage} ${outcome}, its events ${told}`);
  if (events.some(({ number }, index) => number !== index + 1)) wrong.push("the events are not numbered");
  if (sinceOf(events)?.getTime() !== row.since.getTime()) wrong.push("it stands there since another time");

  const kept = async () => {
    const where = { candidacyId: row.id };
    const { updatedAt: _, ...fact } = await read.findOneByOrFail(ArchiveFact, where);
    const scores = await read.find(ArchiveFactScore, { where, order: { dimension: "ASC" } });
    return JSON.stringify({ fact, scores });
  };
  const before = await kept();
  await services.db.write((tx) => keepFact(services, tx, row, { scores: true }));
  const after = await kept();
  if (before !== after) wrong.push(`the facts say ${before}, made anew ${after}`);
  return wrong;
}

/** When the stage or the outcome came about that stands. */
function sinceOf(events: readonly ArchiveEvent[]): Date | undefined {
  let state: CandidacyState | null = null;
  let since: Date | undefined;
  for (const { type, data, at } of events) {
    const next = foldCandidacy(state, { type, data } as Happened);
    if ("refused" in next) continue;
    if (next.state.stage !== state?.stage || next.state.outcome !== state.outcome) since = at;
    state = next.state;
  }
  return since;
}

/** HR reads on the timeline what is stored, in its order, and nothing else. */
function inTimeline(ways: readonly Way[], { items }: Json): string[] {
  const stored = ways
    .flatMap(({ events }) => events)
    .toSorted((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1))
    .map(({ id, type }) => `${id} ${type}`);
  const read = items.map(({ id, type }: Json) => `${id} ${type}`);
  return JSON.stringify(read) === JSON.stringify(stored.slice(0, read.length)) &&
    read.length === Math.min(stored.length, 100)
    ? []
    : ["the timeline is another one"];
}

function ofRules({ row, events, runs }: Way, shown: ReadonlySet<string>): string[] {
  const wrong: string[] = [];
  const waiting = runs.filter((run) => run.state === "waiting");
  // A résumé screened anew stands beside what the interview led to, not in its place.
  if (new Set(waiting.map(({ occasion }) => occasion)).size < waiting.length)
    wrong.push("somebody waits twice");
  if (waiting.length > 0 && row.outcome !== "open") wrong.push("what has ended still waits");
  if (waiting.some(({ id }) => !shown.has(id))) wrong.push("somebody waits unseen");
  const led = runs.filter(({ done }) => done.some((one) => !("ruleId" in one)));
  const count = (type: string) => events.filter((event) => event.type === type).length;
  if (count("candidacy.rule_applied") !== led.length) wrong.push("the archive does not tell what rules did");
  const told = events.flatMap(({ type, data }) => (type === "candidacy.rule_undone" ? [data["runId"]] : []));
  const undone = led.filter((run) => run.state === "undone").map(({ id }) => id);
  if (new Set(told).size < told.length || undone.some((id) => !told.includes(id)))
    wrong.push("the archive does not tell what was undone");
  // Of one that was declined or overtaken the tags may be taken back.
  const tagged = runs.filter(({ done }) => done.some((one) => one.do === "tag"));
  if (tagged.some(({ id, state }) => told.includes(id) && state !== "undone"))
    wrong.push("something was undone that stands");
  if (runs.filter(({ done }) => done.some((one) => one.do === "invite")).length > 1)
    wrong.push("invited twice");
  return wrong;
}

const CAUSE = {
  thank_you: "candidacy.rejected",
  offer: "candidacy.offered",
  offer_off: "candidacy.offer_revoked",
} as const satisfies Record<LetterKind, string>;

/** Of one cause one letter, and the archive tells of each that went. */
function ofLetters({ events, letters }: Way): string[] {
  const wrong: string[] = [];
  const count = (type: string) => events.filter((event) => event.type === type).length;
  for (const [kind, cause] of Object.entries(CAUSE)) {
    const written = letters.filter((letter) => letter.kind === kind);
    if (written.length > count(cause)) wrong.push(`more letters ${kind} than there are causes`);
  }
  if (letters.some(({ state }) => state === "held")) wrong.push("a letter was never delivered");
  const sent = letters.filter(({ sentAt }) => sentAt !== null).length;
  if (count("candidacy.thanked") + count("candidacy.offer_told") < sent)
    wrong.push("the archive does not tell of a letter");
  return wrong;
}

/** Whoever is under way has a next step, and what it waits for is there. */
async function isStuck({ server }: World, { row, interviewIds }: Way, ask: Ask): Promise<string[]> {
  const { next, interview } = await ask(`/candidacies/${row.id}`);
  if (row.outcome !== "open") return next === null ? [] : ["what has ended has a next step"];
  if (next === null || next === undefined) return ["somebody is stuck"];
  if (next !== "wait_candidate") return [];
  const { read } = server.services.db;
  const links = await read.findBy(Invitation, { interviewId: In(interviewIds) });
  const open = links.some(({ interviewId, endedAt }) => interviewId === interview?.id && endedAt === null);
  return open ? [] : ["somebody is waited for without a link"];
}

/** Nobody hears one thing twice; nothing that was to be said stays behind. */
async function toldTwice({ server, sent }: World, ways: readonly Way[]): Promise<string[]> {
  const { db, cipher } = server.services;
  const wrong: string[] = [];
  if (new Set(sent).size < sent.length) wrong.push("one message was handed over twice");
  const interviewIds = ways.flatMap((way) => way.interviewIds);
  const left = await db.read.countBy(Message, {
    interviewId: In(interviewIds),
    state: In(["waiting", "sending", "unknown"]),
  });
  if (left > 0) wrong.push("a message was left behind");

  const events = ways.flatMap((way) => way.events);
  const count = (type: string) => events.filter((event) => event.type === type).length;
  const agreed = count("candidacy.meeting_agreed");
  const notified = ways
    .flatMap(({ runs }) => runs)
    .filter(({ verdict }) => verdict.besides.some(({ action }) => action.do === "notify"));
  const letters = ways.flatMap((way) => way.letters);
  const mostOf = async ({ purpose, interviewId, subject }: Message): Promise<number> => {
    if (purpose === "thank_you" || purpose === "offer" || purpose === "offer_off")
      return letters.filter(({ kind }) => kind === purpose).length;
    if (purpose === "second_round")
      return db.read.countBy(Decision, { interviewId: interviewId ?? "", outcome: "advance" });
    if (purpose === "second_round_agreed" || purpose === "second_round_off") return agreed;
    if (purpose !== "notice") return 1;
    if (subject.startsWith("规则")) return notified.length;
    return subject.startsWith("复试") ? agreed : 1;
  };
  const heard = new Map<string, Message[]>();
  for (const message of await db.read.findBy(Message, { id: In([...new Set(sent)]) })) {
    const { id, purpose, channel, interviewId, toSealed, textSealed } = message;
    const to = cipher.decrypt(toSealed, `messages.to:${id}`);
    // Each link is another one; what a letter says differs by what is known then.
    const text = cipher.decrypt(textSealed, `messages.text:${id}`).replaceAll(/\/i\/[\w-]+/g, "");
    const said = [purpose, channel, interviewId, to, purpose === "notice" ? text : ""].join(" ");
    heard.set(said, [...(heard.get(said) ?? []), message]);
  }
  for (const messages of heard.values()) {
    const [first] = messages as [Message];
    const most = await mostOf(first);
    // Of an agreed time they are reminded the day before, in other words.
    const reminded = first.purpose === "second_round_agreed" ? 2 : 1;
    if (messages.length > most * reminded)
      wrong.push(`${messages.length} messages ${first.purpose} (${first.subject}), not ${most * reminded}`);
  }
  return wrong;
}
