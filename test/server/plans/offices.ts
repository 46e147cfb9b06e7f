import type { PlanDefinition } from "../../../server/plans/definition";
import { DEFAULT_LIMITS } from "../../../server/plans/derive/limits";
import { rebasePlans } from "../../../server/plans/inherit/rebasePlans";
import { Job } from "../../../server/queue/entity";
import { type Colleague, type Places, buildColleague, inUnit, openCompany } from "../../factories/org";
import { type Answer, type Json, type TestServer, openTestServer } from "../../factories/server";
import { hq } from "./derive/plans";

/** HR of headquarters and of a branch, and what they do with plans of which one follows another. */
export type Offices = {
  server: TestServer;
  places: Places;
  headquarters: Colleague;
  branch: Colleague;
  /** Headquarters' plan; weights may move by ten points. */
  makeBase(name?: string): Promise<Json>;
  /** By the branch, unless told. */
  derive(base: Json, by?: Colleague): Promise<Json>;
  /** By the branch, unless told. */
  get(plan: Json, by?: Colleague): Promise<Json>;
  /** Does what the worker would, now. Tells how many bases it had to look at. */
  followUp(): Promise<number>;
};

export async function openOffices(): Promise<Offices> {
  const server = await openTestServer({ env: { RATE_LIMITS: "false" } });
  const places = await openCompany(server);
  const headquarters = await buildColleague(server, [inUnit("hq_hr", places.hq)], { name: "苏晴" });
  const branch = await buildColleague(server, [inUnit("branch_hr", places.own)], { name: "何嘉" });
  return {
    server,
    places,
    headquarters,
    branch,
    makeBase: async (name = "店长标准方案") => {
      const plan = ok(
        await headquarters.call("POST", "/plans", { name, jobFamily: "retail", definition: hq() }),
      );
      const limits = { ...DEFAULT_LIMITS, weights: { maxShiftBp: 1000, exceptions: [] } };
      return ok(
        await headquarters.call("PUT", `/plans/${plan.id}/limits`, { limits, version: plan.version }),
      );
    },
    derive: async (base, by = branch) => ok(await by.call("POST", "/plans", { basePlanId: base.id })),
    get: async (plan, by = branch) => ok(await by.call("GET", `/plans/${plan.id}`)),
    followUp: () => followUp(server),
  };
}

async function followUp({ services }: TestServer): Promise<number> {
  const { db } = services;
  const handler = rebasePlans(services);
  const jobs = await db.read.findBy(Job, { kind: "plans.rebase", status: "pending" });
  for (const { id, payload } of jobs) {
    await db.write((tx) => tx.manager.delete(Job, { id }));
    await handler.run(payload as { basePlanId: string }, {
      jobId: id,
      attempt: 1,
      signal: new AbortController().signal,
      progress: async () => undefined,
    });
  }
  return jobs.length;
}

/** What was answered, where nothing was refused. */
export function ok({ status, body }: Pick<Answer, "status" | "body">): Json {
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}

/** Saves the plan as it was read, with a change. */
export function put(
  by: Colleague,
  plan: Json,
  change: (definition: PlanDefinition) => void,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const definition = structuredClone(plan.definition) as PlanDefinition;
  change(definition);
  const body = { name: plan.name, definition, version: plan.version };
  return by.call("PUT", `/plans/${plan.id}`, body, headers);
}

export const shiftWeight = (by: number) => (plan: PlanDefinition) => {
  plan.dimensions[0]!.weightBp += by;
  plan.dimensions[1]!.weightBp -= by;
};
