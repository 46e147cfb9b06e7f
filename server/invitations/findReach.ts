import type { z } from "zod";
import { Candidate } from "../candidates/entity";
import { openPlatforms, reachByPhone } from "../chats/reach";
import { selectOne } from "../db/statements";
import { notFound } from "../http/errors";
import { Interview } from "../interviews/entity";
import type { Services } from "../services";
import type { reachSchema } from "./schema";

type Needed = Pick<Services, "db" | "blindIndex" | "platforms">;

async function reachBy(services: Needed, phoneIndex: string | null): Promise<z.input<typeof reachSchema>> {
  const open = openPlatforms(services);
  const found = phoneIndex ? await reachByPhone(services.db.read, open, [phoneIndex]) : null;
  const accounts = found?.get(phoneIndex ?? "") ?? {};
  return {
    platforms: open.map((channel) => ({ channel, isMember: accounts[channel] !== undefined })),
  };
}

/** On which of the platforms that are set up somebody with this telephone number is a member. */
export const findReach = (services: Needed, phone: string | undefined) =>
  reachBy(services, phone === undefined ? null : services.blindIndex.phone(phone));

/** The same for the candidate of an interview. @throws interview.not_found */
export async function findReachOf(services: Needed, interviewId: string) {
  const interview = await selectOne(services.db.read, Interview, { id: interviewId });
  const candidate =
    interview && (await selectOne(services.db.read, Candidate, { id: interview.candidateId }));
  if (!candidate) throw notFound("interview.not_found");
  return reachBy(services, candidate.phoneIndex);
}
