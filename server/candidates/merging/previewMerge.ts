import { In } from "typeorm";
import type { z } from "zod";
import type { StaffActor } from "../../http/actors";
import { conflict, invalid, notFound } from "../../http/errors";
import { canOver } from "../../org/permissions";
import type { Services } from "../../services";
import { Application } from "../applications/entity";
import { openContact } from "../contact";
import { Candidate, CandidateNote } from "../entity";
import { interviewsOf, presentSummaries } from "../presentCandidate";
import type { mergePreviewSchema } from "../schema";
import { conflictsOf } from "./chooseFields";
import { idsOfPerson } from "./mergedIds";

/** Two people side by side, with what has to be chosen. @throws as `mergeCandidates` */
export async function previewMerge(
  services: Pick<Services, "db" | "org" | "cipher">,
  actor: StaffActor,
  survivorId: string,
  otherId: string,
): Promise<z.input<typeof mergePreviewSchema>> {
  const { read } = services.db;
  if (otherId === survivorId) throw invalid("candidate.merge_self");
  const found = await read.findBy(Candidate, { id: In([survivorId, otherId]) });
  const survivor = found.find(({ id }) => id === survivorId);
  const other = found.find(({ id }) => id === otherId);
  if (!survivor || !other || !canOver(actor, "candidates.write", other)) {
    throw notFound("candidate.not_found");
  }
  if (survivor.state === "merged" || other.state === "merged") throw conflict("candidate.merged");

  async function view(person: Candidate) {
    const [summary] = await presentSummaries(services, actor, [person]);
    if (!summary) throw new Error("one person in, one view out");
    const ids = await idsOfPerson(read, actor, "candidates.read", person.id);
    const [interviews, noteCount, applicationCount] = await Promise.all([
      interviewsOf(read, actor, [person.id]),
      read.countBy(CandidateNote, { candidateId: In(ids) }),
      read.countBy(Application, { candidateId: In(ids) }),
    ]);
    // Whoever may change both sees what there is to choose from.
    const contact = openContact(services, person);
    return { ...summary, ...contact, interviewCount: interviews.length, noteCount, applicationCount };
  }
  return {
    survivor: await view(survivor),
    other: await view(other),
    conflicts: conflictsOf(
      { ...survivor, ...openContact(services, survivor) },
      { ...other, ...openContact(services, other) },
    ),
  };
}
