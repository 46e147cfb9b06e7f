import { deepStrictEqual } from "node:assert";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import autocannon from "autocannon";
import libsql from "libsql";
import { type Seated, invite, makePlan, many, seat, settle, withLimits } from "./candidates";
import { type Client, type Json, expectStatus, openClient } from "./client";
import { type Figure, figure, median } from "./figures";
import { type ServerProcess, startServerProcess } from "./serverProcess";
import { withFolder } from "./withFolder";

const INTERVIEWS = 1000;
const SEATED = 40;
const CONNECTIONS = 10;

type Endpoint = { name: string; requests: autocannon.Request[] };
type Round = { requestsPerSecond: number; p99: number };

async function logIn(client: Client): Promise<string> {
  const answer = await client.call(
    "POST",
    "/session/demo",
    { role: "hq_hr" },
    {
      "x-requested-with": "zhimian",
    },
  );
  const cookies = expectStatus(answer, 200, "POST /session/demo").headers["set-cookie"];
  return (Array.isArray(cookies) ? cookies : [cookies ?? ""]).map((line) => line.split(";")[0]).join("; ");
}

function listEndpoints(
  cookie: string,
  planId: string,
  questionId: string,
  seated: readonly Seated[],
): Endpoint[] {
  const staff = { cookie };
  const everyone = (request: (headers: Seated["headers"]) => autocannon.Request) =>
    seated.map(({ headers }) => request(headers));
  return [
    {
      name: "GET /candidate/interview",
      requests: everyone((headers) => ({ method: "GET", path: "/api/v1/candidate/interview", headers })),
    },
    {
      name: "GET /interviews?limit=30",
      requests: [{ method: "GET", path: "/api/v1/interviews?limit=30", headers: staff }],
    },
    {
      name: "GET /plans/:id",
      requests: [{ method: "GET", path: `/api/v1/plans/${planId}`, headers: staff }],
    },
    // Last: what it writes shows in the list, where the two servers would then differ.
    {
      name: "POST /candidate/heartbeat",
      requests: everyone((headers) => ({
        method: "POST",
        path: "/api/v1/candidate/heartbeat",
        headers: { ...headers, "content-type": "application/json" },
        body: JSON.stringify({ questionId, recordedMs: 1000 }),
      })),
    },
  ];
}

async function fire(
  { origin }: Pick<ServerProcess, "origin">,
  endpoint: Endpoint,
  seconds: number,
): Promise<Round> {
  const result = await autocannon({
    url: origin,
    connections: CONNECTIONS,
    duration: seconds,
    requests: endpoint.requests,
  });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${endpoint.name}: ${result.non2xx} refusals, ${result.errors} errors`);
  }
  return { requestsPerSecond: result["2xx"] / result.duration, p99: result.latency.p99 };
}

/** What moves with the moment of asking, in both servers alike. */
function withoutTime(body: Json): Json {
  const { serverNow: _, answerRemainingMs: __, ...rest } = body;
  return rest.current
    ? { ...rest, current: { ...rest.current, answer: { ...rest.current.answer, answerRemainingMs: 0 } } }
    : rest;
}

/** A comparison of servers that say different things would be worth nothing. */
async function assertSame(product: ServerProcess, bare: ServerProcess, { requests }: Endpoint) {
  const [request] = requests;
  const answers = await Promise.all(
    [product, bare].map(async ({ origin }) => {
      const client = openClient(origin, 1);
      const body = request?.body ? Buffer.from(String(request.body)) : undefined;
      const answer = await client.send(
        request?.method ?? "GET",
        request?.path ?? "/",
        request?.headers as Record<string, string>,
        body,
      );
      client.close();
      return expectStatus(answer, 200, request?.path ?? "").body;
    }),
  );
  deepStrictEqual(withoutTime(answers[1]), withoutTime(answers[0]));
}

async function compare(
  product: ServerProcess,
  bare: ServerProcess,
  endpoint: Endpoint,
  { rounds, seconds }: { rounds: number; seconds: number },
): Promise<Figure[]> {
  await assertSame(product, bare, endpoint);
  await fire(product, endpoint, 1);
  await fire(bare, endpoint, 1);
  const pairs: { ours: Round; theirs: Round }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    // Whoever goes first meets another machine than whoever goes second: they take turns.
    const first = round % 2 === 0 ? product : bare;
    const second = first === product ? bare : product;
    const one = await fire(first, endpoint, seconds);
    const two = await fire(second, endpoint, seconds);
    pairs.push(first === product ? { ours: one, theirs: two } : { ours: two, theirs: one });
  }
  const { name } = endpoint;
  const of = (pick: (pair: (typeof pairs)[number]) => number) => median(pairs.map(pick));
  return [
    figure(
      "http",
      `${name}, share of bare Koa`,
      of(({ ours, theirs }) => ours.requestsPerSecond / theirs.requestsPerSecond),
      "×",
      {
        goal: { atLeast: 0.6 },
        note: `${Math.round(of(({ ours }) => ours.requestsPerSecond))} of ${Math.round(of(({ theirs }) => theirs.requestsPerSecond))} requests/s`,
      },
    ),
    figure(
      "http",
      `${name}, p99`,
      of(({ ours }) => ours.p99),
      "ms",
      {
        note: `bare Koa ${of(({ theirs }) => theirs.p99)} ms`,
      },
    ),
  ];
}

/** The database once its counters are folded: on the copy, where no worker runs, they would stay unfolded for ever. */
async function copyFolded(file: string, copy: string): Promise<void> {
  const database = new libsql(file);
  const unfolded = database.prepare("SELECT 1 FROM interview_count_deltas LIMIT 1");
  while (unfolded.get()) await sleep(500);
  database.exec(`VACUUM INTO '${copy}'`);
  database.close();
}

/** The hot endpoints against Koa, router and driver alone, in one run, in turns. */
export async function measureEndpoints({ quick }: { quick: boolean }): Promise<Figure[]> {
  const turns = quick ? { rounds: 3, seconds: 1 } : { rounds: 5, seconds: 4 };
  return withFolder(async (dataDir) => {
    const product = await startServerProcess({ dataDir });
    let bare: ServerProcess | null = null;
    try {
      const client = openClient(product.origin, 8);
      const planId = await makePlan(client, withLimits(5400));
      await many(INTERVIEWS, 8, () => invite(client, planId));
      const seated = await many(SEATED, 4, () => seat(client, planId));
      await settle(client);
      const cookie = await logIn(client);
      const state = await client.call("GET", "/candidate/interview", undefined, seated[0]?.headers);
      client.close();

      const copy = join(dataDir, "bare.db");
      if (!process.env["DATABASE_URL"]) await copyFolded(join(dataDir, "zhimian.db"), copy);
      bare = await startServerProcess({
        dataDir,
        entry: "test/bench/bareServer.js",
        env: {
          BENCH_DATABASE_FILE: copy,
          BENCH_COMPANY: state.body.interview.companyName,
          BENCH_VOICE: String(state.body.current.question.voice),
        },
      });
      const figures: Figure[] = [];
      for (const endpoint of listEndpoints(cookie, planId, state.body.current.question.id, seated)) {
        figures.push(...(await compare(product, bare, endpoint, turns)));
      }
      return figures;
    } finally {
      await bare?.stop();
      await product.stop();
    }
  });
}
