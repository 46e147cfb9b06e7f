import { newId } from "../../server/clock";
import { insertRow } from "../../server/db/rows";
import { RoundSlot } from "../../server/rounds/entity";
import { CandidateSession } from "../../server/interviews/identityEntity";
import { Interview } from "../../server/interviews/entity";
import { createToken, hashToken } from "../../server/security/tokens";
import { buildReported } from "./decisions";
import { type Colleague, buildColleague, inUnit } from "./org";
import type { Call, TestServer } from "./server";

/** The candidate's own requests, as after the one-time code. */
export async function candidateCall(server: TestServer, interviewId: string): Promise<Call> {
  const token = createToken(32);
  const at = server.services.clock.now();
  await server.services.db.write((tx) =>
    insertRow(tx, CandidateSession, {
      id: newId(),
      interviewId,
      tokenHash: hashToken(token),
      createdAt: at,
      expiresAt: new Date(at.getTime() + 30 * 86_400_000),
    }),
  );
  return (method, path, body) => server.call(method, path, body, { authorization: `Bearer ${token}` });
}

/** Somebody of the unit who advanced to a second round, as they call themselves, and HR who let them. */
export async function buildAdvanced(
  server: TestServer,
  orgUnitId: string,
  { positionId = null, name, hr }: { positionId?: string | null; name?: string; hr?: Colleague } = {},
) {
  const { id } = await buildReported(server, orgUnitId, { positionId, ...(name ? { name } : {}) });
  const by = hr ?? (await buildColleague(server, [inUnit("branch_hr", orgUnitId)], { name: "赵敏" }));
  await by.call("POST", `/interviews/${id}/decision`, { outcome: "advance" });
  return { id, hr: by, candidate: await candidateCall(server, id) };
}

/** An interview of the unit with a slot that is offered to its candidate. */
export async function buildOffered(server: TestServer, orgUnitId: string) {
  const { id, hr } = await buildAdvanced(server, orgUnitId);
  const startsAt = new Date(server.services.clock.now().getTime() + 3 * 86_400_000).toISOString();
  const slots = [
    { startsAt, minutes: 60, place: "3 楼会议室", contactPerson: "赵敏", interviewerIds: [], capacity: 1 },
  ];
  await hr.call("POST", `/interviews/${id}/second-round/slots`, { audience: "candidate", slots });
  const { read } = server.services.db;
  const slot = await read.findOneByOrFail(RoundSlot, { interviewId: id });
  return { id, slotId: slot.id, interview: await read.findOneByOrFail(Interview, { id }) };
}
