import { randomUUID } from "node:crypto";
import { runBatch } from "../../server/batches/runBatch";
import type { RecipientRow } from "../../server/batches/schema";
import { ROOT_UNIT } from "../../server/org/tree";
import { buildPlan } from "./org";
import type { Answer, Call, TestServer } from "./server";

const DAY_MS = 86_400_000;
let people = 0;

/** Somebody with a telephone number that nobody else in this run has. */
export function buildRow(change: Partial<RecipientRow> = {}): RecipientRow {
  people += 1;
  return {
    name: "周小满",
    phone: `1370000${String(people).padStart(4, "0")}`,
    email: "",
    extraTimePercent: 0,
    textOnly: false,
    ...change,
  };
}

export const buildRows = (count: number) =>
  Array.from({ length: count }, (_, index) => buildRow({ name: `候选人${index + 1}` }));

/** What the wizard posts. */
export async function buildBatchBody(server: TestServer, change: Record<string, unknown> = {}) {
  return {
    planId: (await buildPlan(server, ROOT_UNIT)).id,
    rows: buildRows(3),
    channels: ["sms"],
    expiresAt: new Date(server.services.clock.now().getTime() + 7 * DAY_MS).toISOString(),
    idempotencyToken: randomUUID(),
    ...change,
  };
}

export async function postBatch(
  server: TestServer,
  call: Call,
  change: Record<string, unknown> = {},
): Promise<Answer> {
  return call("POST", "/batches", await buildBatchBody(server, change));
}

/** A batch of the unit that nobody has worked on yet. */
export async function buildBatch(server: TestServer, orgUnitId: string): Promise<{ id: string }> {
  const staff = await server.staff("hq_admin");
  return (await postBatch(server, staff, { orgUnitId })).body as { id: string };
}

/** Does what the worker's job does, to its end. */
export async function workOff({ services }: Pick<TestServer, "services">, batchId: string): Promise<void> {
  await runBatch(services).run(
    { batchId },
    { jobId: "test", attempt: 1, signal: new AbortController().signal, progress: async () => undefined },
  );
}
