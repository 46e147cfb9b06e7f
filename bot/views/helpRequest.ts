import { Candidate } from "../../server/candidates/entity";
import type { ChatCard } from "../../server/chats/entity";
import { selectOne } from "../../server/db/statements";
import { HelpRequest } from "../../server/helpRequests/entity";
import { Interview } from "../../server/interviews/entity";
import { canOver } from "../../server/org/permissions";
import type { Services } from "../../server/services";
import { helpRequestFace } from "../cards/faces/helpRequestFace";
import type { CardFaces } from "../cards/face";
import { consoleLinks } from "../consoleLinks";
import { readingOf, unitName } from "./reading";
import { type Viewer, facesFor, viewersOf } from "./viewers";

export async function loadHelpRequest(
  services: Services,
  card: ChatCard,
  pressedBy?: Viewer,
): Promise<CardFaces | null> {
  const { read } = services.db;
  const request = await selectOne(read, HelpRequest, { id: card.subjectId });
  const interview = request && (await selectOne(read, Interview, { id: request.interviewId }));
  const candidate = interview && (await selectOne(read, Candidate, { id: interview.candidateId }));
  if (!request || !interview || !candidate) return null;
  const { asker, askerName, createdAt, takenBy, takenAt } = request;
  const view = {
    asker,
    askerName,
    candidateName: candidate.name,
    jobTitle: interview.jobTitle,
    unitName: unitName(services, interview.orgUnitId),
    words: asker === "candidate" ? interview.personReason : null,
    askedAt: createdAt,
    taken: takenAt && { by: takenBy ?? "", at: takenAt },
    url: consoleLinks(services.env).interview(interview.id),
  };
  const { shared, own } = helpRequestFace(view, readingOf(services, card));
  return facesFor(shared, await viewersOf(services, card, pressedBy), ({ actor }) =>
    canOver(actor, "interviews.invite", interview) ? own : null,
  );
}
