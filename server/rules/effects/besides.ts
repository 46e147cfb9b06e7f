import { CandidateTag } from "../../candidates/entity";
import { tagCandidates } from "../../candidates/writeCandidates";
import type { Transaction } from "../../db/database";
import { selectEqual } from "../../db/statements";
import { linkBase } from "../../invitations/links";
import { tellStaff } from "../../notifications/tellStaff";
import { findActor } from "../../org/findActor";
import { canOver } from "../../org/permissions";
import type { Candidacy } from "../../pipeline/entity";
import type { Services } from "../../services";
import type { Done } from "../entity";
import type { RuleVerdict } from "../evaluateRules";
import { holdPerson } from "./situation";

type Given = { candidacy: Candidacy; interviewId: string | null; names: ReadonlyMap<string, string> };

/** In both languages, and without a name: mail is read on many screens. */
const words = (staff: string, rule: string, job: string, link: string) => ({
  subject: `规则「${rule}」：${job} Rule applied`,
  text: `${staff}您好：

应聘「${job}」的一位候选人符合规则「${rule}」。详情在这里：

${link}

The rule “${rule}” holds for somebody who applies for ${job}. More behind the link.`,
});

/** What is done of every rule that holds, beside where it leads. */
export async function doBesides(
  services: Services,
  tx: Transaction,
  given: Given,
  besides: RuleVerdict["besides"],
): Promise<Done[]> {
  const done: Done[] = [];
  for (const { ruleId, action } of besides) {
    if (action.do === "tag") done.push(await tag(services, tx, given.candidacy, ruleId, action.tag));
    else if (action.do === "webhook") done.push({ do: "webhook", ruleId });
    else if (action.do === "notify") {
      const staffIds = await notify(services, tx, given, ruleId, action.staffIds);
      if (staffIds.length > 0) done.push({ do: "notify", ruleId, staffIds });
    }
  }
  return done;
}

async function tag(
  services: Services,
  tx: Transaction,
  { candidateId }: Candidacy,
  ruleId: string,
  name: string,
): Promise<Done> {
  const person = await holdPerson(services, tx, candidateId);
  const had = person ? await selectEqual(tx.manager, CandidateTag, { candidateId: person.id }) : [];
  const fresh = !had.some((one) => one.tag === name);
  if (person && fresh) await tagCandidates(services.db, tx, [{ candidateId: person.id, tag: name }]);
  return { do: "tag", ruleId, tag: name, fresh };
}

/** Only those who may see the candidacy by now hear of it. @returns who did */
async function notify(
  services: Services,
  tx: Transaction,
  { candidacy, interviewId, names }: Given,
  ruleId: string,
  staffIds: readonly string[],
): Promise<string[]> {
  const { origin } = linkBase(services.env);
  const link = interviewId
    ? `${origin}/console/interviews/${interviewId}`
    : `${origin}/console/candidates/${candidacy.candidateId}`;
  const told: string[] = [];
  for (const staffId of new Set(staffIds)) {
    const actor = await findActor(services, tx.manager, staffId);
    if (actor && canOver(actor, "candidacies.read", candidacy)) told.push(staffId);
  }
  const rule = names.get(ruleId) ?? "";
  await tellStaff(services, tx, told, (name) => words(name, rule, candidacy.jobTitle, link));
  return told;
}
