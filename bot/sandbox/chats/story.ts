import { In, MoreThanOrEqual } from "typeorm";
import { Candidate } from "../../../server/candidates/entity";
import { Interview } from "../../../server/interviews/entity";
import type { Services } from "../../../server/services";
import { SANDBOX_GROUPS, SANDBOX_STORIES, findMember } from "../members";
import type { Story } from "./schema";

type Needed = Pick<Services, "db" | "org" | "blindIndex">;
type Seed = (typeof SANDBOX_STORIES)[number];
type Found = Pick<Interview, "id" | "status" | "reportState" | "reportTotal" | "decision">;

/** The newest interview since then to which the group of this platform has invited the story's candidate. */
export async function interviewOf(
  { db, org, blindIndex }: Needed,
  story: Seed,
  since: Date,
): Promise<Found | null> {
  const phone = findMember(story.candidate)?.mobile ?? "";
  const group = SANDBOX_GROUPS.find(({ platform }) => platform === story.platform);
  const unit = group && org.tree().findByCode(group.unit);
  if (!unit) return null;
  const known = await db.read.findBy(Candidate, { phoneIndex: blindIndex.phone(phone) ?? "" });
  const [newest] = await db.read.find(Interview, {
    where: {
      candidateId: In(known.map(({ id }) => id)),
      orgUnitId: unit.id,
      invitedAt: MoreThanOrEqual(since),
    },
    order: { invitedAt: "DESC", id: "DESC" },
    take: 1,
  });
  return newest ?? null;
}

function reached({ status, reportState, decision }: Found): Story["at"] {
  if (decision) return "decided";
  switch (status) {
    case "completed":
    case "timed_out":
      return reportState === "ready" ? "reported" : "answered";
    case "not_started":
      return "invited";
    case "opened":
    case "checking_device":
    case "in_progress":
    case "needs_person":
      return "answering";
    default:
      return "start";
  }
}

/** How far the guided story is on each platform, from what there really is. */
export function storiesOf(services: Needed, since: Date): Promise<Story[]> {
  return Promise.all(
    SANDBOX_STORIES.map(async (story) => {
      const found = await interviewOf(services, story, since);
      const at = found ? reached(found) : "start";
      const told = at === "reported" || at === "decided";
      return {
        ...story,
        at,
        total: told ? (found?.reportTotal ?? null) : null,
        decision: at === "decided" ? (found?.decision ?? null) : null,
      };
    }),
  );
}
