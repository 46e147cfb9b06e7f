import type { z } from "zod";
import type { StaffActor } from "../../http/actors";
import { DIMENSION_IDS } from "../../positions/competency";
import { ownEntries } from "../../positions/planFor";
import { builtInEntries } from "../../questions/bankEntry";
import { fold } from "../../resumes/parse/fold";
import { skillsIn } from "../../resumes/parse/skills";
import type { Services } from "../../services";
import { profileOf } from "../profileOf";
import { loadPerformers } from "./loadPerformers";
import { type PerformerFacts, performerFacts } from "./performerFacts";
import { proposeModel } from "./proposeModel";
import type { ModelProposal, modelProposalBody } from "./schema";

/** Without the counts of lines and dimensions, which stand with what they speak for. */
function present(facts: PerformerFacts, lines: readonly string[]): ModelProposal["performers"] {
  const asked = new Set(skillsIn(fold(lines.join("\n"))));
  const { named, resumes, areResumesUsed, interviews, others, areInterviewsUsed } = facts;
  const skills = facts.skills.filter(({ words }) => !asked.has(words));
  return { named, resumes, areResumesUsed, interviews, others, areInterviewsUsed, skills };
}

/**
 * A competency model from what a position says, its family, and the people named as doing it well; nothing is stored.
 * @throws 404 `candidate.not_found`, `position.not_found` outside the actor's scope
 */
export async function proposeFor(
  services: Pick<Services, "db" | "cipher">,
  actor: StaffActor,
  { title, duties, skills, family, language, positionId, performerIds }: z.output<typeof modelProposalBody>,
): Promise<ModelProposal> {
  const { leftOut, ...profile } = await profileOf({ title, duties, skills });
  const lines = [...profile.duties, ...profile.skills];
  const { performers, others } = await loadPerformers(services, actor, { performerIds, positionId });
  const facts = performers.length === 0 ? null : performerFacts(performers, others, lines);
  const bank = [...(await ownEntries(services, actor, DIMENSION_IDS)), ...builtInEntries];
  const items = proposeModel({ position: { title, family, ...profile }, performers: facts, bank, language });
  return { items, leftOut, performers: facts && present(facts, lines) };
}
