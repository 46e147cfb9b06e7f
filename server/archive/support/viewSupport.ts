import { Candidate } from "../../candidates/entity";
import { type Condition, armsOf, selectNewestRows } from "../../db/selectNewest";
import { selectColumns, selectEqual, selectOne } from "../../db/statements";
import type { StaffActor } from "../../http/actors";
import { notFound } from "../../http/errors";
import { canOver, scopeOf } from "../../org/permissions";
import { narrowScope } from "../../org/scope";
import { Candidacy } from "../../pipeline/entity";
import { dimensionOf } from "../../positions/competency";
import { Position } from "../../positions/entity";
import type { Services } from "../../services";
import { addDays, dayOf } from "../../wallClock";
import { type SeenEvent, papersOf, ratingsOf } from "../growth/buildGrowth";
import type { Growth } from "../growth/schema";
import { NO_INTERVIEW, interviewsOf } from "../growth/interviewsOf";
import { seenOf } from "../growth/viewGrowth";
import { eventsOf, knownOf } from "../knownWork";
import type { HeldJob } from "../viewWork";
import { orderPeople } from "./orderPeople";
import type { SupportQuery, SupportRow } from "./schema";

type Needed = Pick<Services, "db" | "env" | "org" | "clock" | "cipher">;

/** Looked at for one page: who was hired last, first. */
export const MOST_PEOPLE = 200;
const YEAR_DAYS = 365;
const MONTH_DAYS = 30.44;
const DAY_MS = 86_400_000;
const round1 = (value: number) => Math.round(value * 10) / 10;

type Target = { id: string; title: string; required: { id: string; name: string; required: number }[] };

/** @throws 404 position.not_found, also for one that the actor may not read */
async function findTarget({ db }: Needed, actor: StaffActor, id: string | undefined): Promise<Target | null> {
  if (id === undefined) return null;
  const position = await selectOne(db.read, Position, { id });
  const owner = position && { orgUnitId: position.orgUnitId, positionId: position.id };
  if (!position || !owner || !canOver(actor, "positions.read", owner)) throw notFound("position.not_found");
  return {
    id,
    title: position.title,
    required: position.competencies.map((competency) => {
      const { id: dimensionId, name, requiredScore } = dimensionOf(competency, position.language);
      return { id: dimensionId, name, required: requiredScore };
    }),
  };
}

/** What an interview showed against what the target asks for: below it, or not known. Pure. */
export function gapsTo(target: Target, { state, dimensions }: Growth["interview"]): SupportRow["gaps"] {
  if (state !== "shown") return null;
  const compared = target.required.map(({ id, name, required }) => ({
    id,
    name,
    required,
    score: dimensions.find((dimension) => dimension.id === id || dimension.name === name)?.score ?? null,
  }));
  const below = compared.filter(({ score, required }) => score !== null && score < required);
  return {
    below,
    unknown: compared.filter(({ score }) => score === null).map(({ name }) => name),
    short: round1(below.reduce((sum, { score, required }) => sum + required - (score ?? 0), 0)),
  };
}

/** The facts of one job. Pure. */
export function factsOf(events: readonly SeenEvent[], startsOn: string, asOf: string) {
  const since = addDays(asOf, -YEAR_DAYS);
  const recent = ratingsOf(events).filter(({ on }) => on > since);
  const trainings = papersOf(events, "employment.training", asOf);
  const lately = trainings.filter(({ on }) => on > since);
  const ending = [...trainings, ...papersOf(events, "employment.certificate", asOf)];
  return {
    monthsInJob: Math.max(0, Math.floor((Date.parse(asOf) - Date.parse(startsOn)) / DAY_MS / MONTH_DAYS)),
    lastPromotedOn: events.findLast(({ type }) => type === "employment.promoted")?.on ?? null,
    ratings: {
      n: recent.length,
      mean:
        recent.length === 0
          ? null
          : round1(recent.reduce((sum, { outOfTen }) => sum + outOfTen, 0) / recent.length),
    },
    trained: {
      n: lately.length,
      hours: lately.reduce((sum, { hours }) => sum + (hours ?? 0), 0),
    },
    papers: ending
      .flatMap(({ title, expiresOn, validity }) =>
        expiresOn && validity && validity !== "valid" && !isRenewed(ending, title, expiresOn)
          ? [{ title, expiresOn, validity }]
          : [],
      )
      .toSorted((one, other) => (one.expiresOn < other.expiresOn ? -1 : 1)),
  };
}

/** Whether the same paper is there with a later end, or with none. */
const isRenewed = (papers: Growth["trainings"], title: string, expiresOn: string) =>
  papers.some((other) => other.title === title && (other.expiresOn === null || other.expiresOn > expiresOn));

/** People at work of a unit with what speaks for a next step: facts and a sort order. */
export async function viewSupport(
  services: Needed,
  actor: StaffActor,
  { view, unit, positionId }: SupportQuery,
): Promise<{
  view: SupportQuery["view"];
  target: { id: string; title: string } | null;
  items: SupportRow[];
  capped: boolean;
}> {
  const { db, env, clock } = services;
  const target = await findTarget(services, actor, positionId);
  const scope = narrowScope(services, scopeOf(actor, "archive.performance"), unit);
  const where: Condition[] = [
    { sql: "outcome = ?", values: ["hired"] },
    { sql: "employed = ?", values: [1] },
  ];
  const list = {
    time: "since",
    arms: armsOf(scope, { position: true }),
    where,
    after: null,
    limit: MOST_PEOPLE + 1,
  };
  const found = await selectNewestRows(db.read, Candidacy, list, ["id"]);
  const ids = found.slice(0, MOST_PEOPLE).map(({ id }) => id);
  const candidacies = await selectEqual(db.read, Candidacy, { id: ids });
  const [events, people] = await Promise.all([
    eventsOf(db.read, ids),
    selectColumns(db.read, Candidate, ["id", "name"], {
      id: [...new Set(candidacies.map(({ candidateId }) => candidateId))],
    }),
  ]);
  const interviews = await interviewsOf(services, actor, target ? ids : []);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const asOf = dayOf(clock.now(), env.TIME_ZONE);
  const items: SupportRow[] = [];
  for (const candidacy of candidacies) {
    const own = events.get(candidacy.id) ?? [];
    const { startsOn, leftOn } = knownOf(candidacy, own, env.TIME_ZONE);
    if (startsOn === null) continue;
    const job: HeldJob = { candidacy, events: own, startsOn, leftOn };
    items.push({
      candidacyId: candidacy.id,
      person: { id: candidacy.candidateId, name: names.get(candidacy.candidateId) ?? "" },
      job: candidacy.jobTitle,
      startsOn,
      ...factsOf(seenOf(actor, job, env.TIME_ZONE), startsOn, asOf),
      gaps: target && gapsTo(target, interviews.get(candidacy.id) ?? NO_INTERVIEW),
    });
  }
  return {
    view,
    target: target && { id: target.id, title: target.title },
    items: orderPeople(view, items),
    capped: found.length > MOST_PEOPLE,
  };
}
