import { type Places, buildColleague, inUnit, openCompany } from "../../factories/org";
import { type Call, type Json, type TestServer, openTestServer } from "../../factories/server";

/** HR of a branch, who sends batches, and what they see of them. */
export type Branch = {
  server: TestServer;
  places: Places;
  hr: Call;
  recipientsOf(batchId: string, query?: string): Promise<Json[]>;
  outcomesOf(batchId: string): Promise<Json>;
  read(): TestServer["services"]["db"]["read"];
};

export async function openBranch(): Promise<Branch> {
  const server = await openTestServer({ env: { RATE_LIMITS: "false" } });
  const places = await openCompany(server);
  const { call: hr } = await buildColleague(server, [inUnit("branch_hr", places.own)]);
  return {
    server,
    places,
    hr,
    recipientsOf: async (id, query = "") =>
      (await hr("GET", `/batches/${id}/recipients?limit=200${query}`)).body.items,
    outcomesOf: async (id) => (await hr("GET", `/batches/${id}`)).body.outcomes,
    read: () => server.services.db.read,
  };
}
