import { runJobs } from "../support/runJobs";
import type { TestClock } from "../support/testClock";
import { buildColleague, inUnit } from "./org";
import type { TestServer } from "./server";

export const buildHr = (server: TestServer, orgUnitId: string) =>
  buildColleague(server, [inUnit("branch_hr", orgUnitId)], { name: "苏晴" });

/** Everything that is due to reach candidates: letters, feedback, messages. */
export const deliverNews = ({ services }: TestServer) =>
  runJobs(services, ["letters.deliver", "feedback.release", "notifications.deliver"]);

/** HR of the unit lets an application go, with a letter that offers the talent pool; it leaves half an hour later. */
export async function decline(server: TestServer, orgUnitId: string, candidacyId: string) {
  const { call } = await buildHr(server, orgUnitId);
  const { body } = await call("GET", `/candidacies/${candidacyId}`);
  const happened = { type: "candidacy.rejected", data: { reason: "skills" } };
  const letter = { offerTalentPool: true };
  return call("POST", `/candidacies/${candidacyId}/events`, { happened, letter, seen: body.events });
}

/** The same, with its letter gone. */
export async function declineAndTell(
  server: TestServer,
  clock: TestClock,
  orgUnitId: string,
  candidacyId: string,
) {
  await decline(server, orgUnitId, candidacyId);
  clock.advance(31 * 60_000);
  await deliverNews(server);
}
