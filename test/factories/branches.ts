import { type Colleague, type Places, buildColleague, inUnit, openCompany } from "./org";
import { type TestServer, openTestServer } from "./server";

/** A company with two branches and somebody of HR in each, who must not see what is the other's. */
export async function openBranches(): Promise<{
  server: TestServer;
  places: Places;
  hr: Colleague;
  otherHr: Colleague;
}> {
  const server = await openTestServer({ env: { RATE_LIMITS: "false" } });
  const places = await openCompany(server);
  const hr = await buildColleague(server, [inUnit("branch_hr", places.own)]);
  const otherHr = await buildColleague(server, [inUnit("branch_hr", places.other)]);
  return { server, places, hr, otherHr };
}
