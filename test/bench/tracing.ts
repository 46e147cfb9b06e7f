import autocannon from "autocannon";
import { openOtlpCollector } from "../simulators/otlpCollector";
import { type Seated, makePlan, many, seat, settle, withLimits } from "./candidates";
import { openClient } from "./client";
import { type Figure, figure, median } from "./figures";
import { type ServerProcess, startServerProcess } from "./serverProcess";
import { withFolder } from "./withFolder";

const SEATED = 20;
const CONNECTIONS = 10;

type Way = { name: string; env: Record<string, string> };
type Measured = { requestsPerSecond: number; processorMs: number };
type Endpoint = { name: string; requests: (world: World) => autocannon.Request[] };
type World = { server: ServerProcess; seated: Seated[]; questionId: string };

const endpoints: Endpoint[] = [
  {
    name: "GET /candidate/interview",
    requests: ({ seated }) =>
      seated.map(({ headers }) => ({ method: "GET", path: "/api/v1/candidate/interview", headers })),
  },
  {
    // With a write, which is a span of its own.
    name: "POST /candidate/heartbeat",
    requests: ({ seated, questionId }) =>
      seated.map(({ headers }) => ({
        method: "POST",
        path: "/api/v1/candidate/heartbeat",
        headers: { ...headers, "content-type": "application/json" },
        body: JSON.stringify({ questionId, recordedMs: 1000 }),
      })),
  },
];

async function openWorld(dataDir: string, { env }: Way): Promise<World> {
  const server = await startServerProcess({ dataDir, env });
  const client = openClient(server.origin, 4);
  try {
    const planId = await makePlan(client, withLimits(5400));
    const seated = await many(SEATED, 4, () => seat(client, planId));
    await settle(client);
    const state = await client.call("GET", "/candidate/interview", undefined, seated[0]?.headers);
    return { server, seated, questionId: state.body.current.question.id };
  } finally {
    client.close();
  }
}

async function fire(world: World, endpoint: Endpoint, seconds: number): Promise<Measured> {
  const before = world.server.processorMs();
  const result = await autocannon({
    url: world.server.origin,
    connections: CONNECTIONS,
    duration: seconds,
    requests: endpoint.requests(world),
  });
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${endpoint.name}: refusals or errors`);
  const answered = result["2xx"];
  return {
    requestsPerSecond: answered / result.duration,
    processorMs: (world.server.processorMs() - before) / answered,
  };
}

/** What it costs to follow every request, or one in ten, against following none: by processor time, which is steady. */
export async function measureTracing({ quick }: { quick: boolean }): Promise<Figure[]> {
  const { rounds, seconds } = quick ? { rounds: 3, seconds: 2 } : { rounds: 5, seconds: 5 };
  const collector = await openOtlpCollector({ keeps: false });
  const OTEL_EXPORTER_OTLP_ENDPOINT = collector.endpoint;
  const ways: Way[] = [
    { name: "off", env: {} },
    { name: "every trace", env: { OTEL_EXPORTER_OTLP_ENDPOINT } },
    { name: "one trace in ten", env: { OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_TRACES_SAMPLER_ARG: "0.1" } },
  ];
  const worlds: World[] = [];
  try {
    return await withFolder(async (folder) => {
      for (const [index, way] of ways.entries()) worlds.push(await openWorld(`${folder}/${index}`, way));
      const figures: Figure[] = [];
      for (const endpoint of endpoints) {
        for (const world of worlds) await fire(world, endpoint, 1);
        const measured: Measured[][] = [];
        for (let round = 0; round < rounds; round += 1) {
          const row: Measured[] = [];
          for (const world of worlds) row.push(await fire(world, endpoint, seconds));
          measured.push(row);
        }
        for (const [index, { name }] of ways.entries()) {
          if (index === 0) continue;
          const times = (pick: (of: Measured) => number) =>
            median(measured.map((row) => pick(row[index] as Measured) / pick(row[0] as Measured)));
          figures.push(
            figure(
              "tracing",
              `${endpoint.name}, processor with ${name}`,
              times(({ processorMs }) => processorMs),
              "×",
              {
                goal: { atMost: 1.75 },
                note: `of ${median(measured.map((row) => row[0]?.processorMs ?? Number.NaN)).toFixed(2)} ms without; requests/s ${times(({ requestsPerSecond }) => requestsPerSecond).toFixed(2)} ×`,
              },
            ),
          );
        }
      }
      return figures;
    });
  } finally {
    for (const { server } of worlds) await server.stop();
    await collector.close();
  }
}
