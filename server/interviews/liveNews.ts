import { In } from "typeorm";
import { Candidate } from "../candidates/entity";
import type { DomainEventRow } from "../events/entity";
import type { StaffActor } from "../http/actors";
import { canOver } from "../org/permissions";
import { Candidacy } from "../pipeline/entity";
import { findReviewed } from "../reviews/findReviewed";
import type { Services } from "../services";
import { Interview } from "./entity";
import { presentInterviewSummary } from "./presentInterview";

/** What the channel needs to know of an event; a row has it, and what a listener hears. */
export type LiveEvent = Pick<DomainEventRow, "id" | "interviewId" | "at"> & { type: string };

const IDS_AT_ONCE = 200;

/** As which `event:` a page hears of it. */
const nameOf = ({ type }: Pick<LiveEvent, "type">) =>
  type === "candidacy.changed" ? "candidacy" : type.startsWith("report.") ? "report" : "interview";

/** What is told is how things are now, so the last of several events about the same says it all. */
export function lastOfEach<T extends LiveEvent>(events: readonly T[]): T[] {
  const last = new Map<string, T>();
  for (const event of events) {
    const about = `${nameOf(event)} ${event.interviewId}`;
    last.delete(about);
    last.set(about, event);
  }
  return [...last.values()];
}

/** The events that this member of staff may see, in their order, as server-sent events. */
export async function presentNews(
  services: Pick<Services, "db">,
  staff: StaffActor,
  events: readonly LiveEvent[],
): Promise<string[]> {
  const told: string[] = [];
  for (let start = 0; start < events.length; start += IDS_AT_ONCE) {
    const part = events.slice(start, start + IDS_AT_ONCE);
    const isCandidacy = (event: LiveEvent) => nameOf(event) === "candidacy";
    const [candidacies, interviews] = [
      await candidaciesIn(services, staff, part.filter(isCandidacy)),
      await interviewsIn(
        services,
        staff,
        part.filter((event) => !isCandidacy(event)),
      ),
    ];
    for (const event of part) {
      const data = (isCandidacy(event) ? candidacies : interviews)(event);
      if (data) told.push(`id: ${event.id}\nevent: ${nameOf(event)}\ndata: ${JSON.stringify(data)}\n\n`);
    }
  }
  return told;
}

const idsOf = (events: readonly LiveEvent[]) => [...new Set(events.map(({ interviewId }) => interviewId))];

/** Where and of whom; what is shown of it is read again by the page, once for many. */
async function candidaciesIn({ db }: Pick<Services, "db">, staff: StaffActor, events: readonly LiveEvent[]) {
  const rows = events.length > 0 ? await db.read.findBy(Candidacy, { id: In(idsOf(events)) }) : [];
  const seen = new Map(
    rows.filter((row) => canOver(staff, "candidacies.read", row)).map((row) => [row.id, row]),
  );
  return ({ interviewId: candidacyId, at }: LiveEvent) => {
    const candidacy = seen.get(candidacyId);
    if (!candidacy) return null;
    const { candidateId, positionId } = candidacy;
    return { candidacyId, candidateId, positionId, at: at.toISOString() };
  };
}

/** With its row of the list. */
async function interviewsIn({ db }: Pick<Services, "db">, staff: StaffActor, events: readonly LiveEvent[]) {
  const rows = events.length > 0 ? await db.read.findBy(Interview, { id: In(idsOf(events)) }) : [];
  const visible = rows.filter((row) => canOver(staff, "interviews.read", row));
  const ids = visible.map(({ id }) => id);
  const people =
    ids.length > 0
      ? await db.read.findBy(Candidate, { id: In(visible.map(({ candidateId }) => candidateId)) })
      : [];
  const reviewed = ids.length > 0 ? await findReviewed(db.read, ids) : new Map();
  const seen = new Map(visible.map((row) => [row.id, row]));
  const candidates = new Map(people.map((person) => [person.id, person]));
  return ({ interviewId, type, at }: LiveEvent) => {
    const interview = seen.get(interviewId);
    const candidate = interview && candidates.get(interview.candidateId);
    if (!candidate) return null;
    const summary = presentInterviewSummary(interview, candidate, reviewed.get(interviewId));
    return { interviewId, type, at: at.toISOString(), summary };
  };
}
