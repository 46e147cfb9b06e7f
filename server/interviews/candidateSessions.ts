import type { Context } from "koa";
import { validate as isUuid } from "uuid";
import type { CandidateActor } from "../http/actors";
import { selectOne } from "../db/statements";
import { hashToken } from "../security/tokens";
import type { Services } from "../services";
import { CandidateSession } from "./identityEntity";

/** Who sends this request as a candidate: the session that a one-time code was exchanged for. */
export async function findCandidate(
  { db, clock }: Pick<Services, "db" | "clock">,
  ctx: Context,
): Promise<CandidateActor | null> {
  const token = /^Bearer (\S+)$/.exec(ctx.get("authorization"))?.[1];
  if (!token) return null;
  const session = await selectOne(db.read, CandidateSession, { tokenHash: hashToken(token) });
  if (!session || session.expiresAt <= clock.now()) return null;
  const tabId = ctx.get("x-tab-id");
  return {
    kind: "candidate",
    sessionId: session.id,
    interviewId: session.interviewId,
    tabId: isUuid(tabId) ? tabId : null,
  };
}
