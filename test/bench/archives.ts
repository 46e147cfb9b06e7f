import { mkdirSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { join } from "node:path";
import { createConnection } from "mysql2/promise";
import { cutArchive } from "../../server/archiveQueries/cutArchive";
import { ArchiveGroup } from "../../server/archiveQueries/entity";
import { systemClock } from "../../server/clock";
import { connectDatabase } from "../../server/db/connect";
import type { Env } from "../../server/env";
import { OrgUnit } from "../../server/org/entity";
import type { Organisation } from "../../server/org/organisation";
import { OrgTree, ROOT_UNIT } from "../../server/org/tree";
import { createBlindIndex } from "../../server/security/blindIndex";
import { createFieldCipher } from "../../server/security/cipher";
import { loadOrCreateKeyRing } from "../../server/security/keyRing";
import { plantArchives } from "../support/bigCompany/archives";
import { logIn, plantBranches } from "../support/bigCompany/organisation";
import { createRandom } from "../support/bigCompany/random";
import { openMariadb } from "../support/mariadb";
import { type Json, expectStatus, openClient } from "./client";
import { type Figure, figure, percentile } from "./figures";
import { type ServerProcess, startServerProcess } from "./serverProcess";
import { withFolder } from "./withFolder";

/** Two people who ask at once: as many as there are processors to answer. */
const CONNECTIONS = 2;
const BUFFER_POOL = "--innodb-buffer-pool-size=1G";
const YEARS_MS = 4 * 365 * 86_400_000;
const NS_PER_MS = 1e6;
const SMALL = 10_000;
const LARGE = 300_000;
const QUICK_LARGE = 40_000;
const TIMELINE_MS = 100;
const QUERY_MS = 500;

type Stood = {
  server: ServerProcess;
  people: string[];
  cookies: Record<"hq" | "branch", string>;
  seedSeconds: number;
  cutSeconds: number;
  longestMs: number;
  groups: number;
};

/** A company with so many archives, cut, and the product on it. */
async function standUp(mariadbUrl: string, folder: string, count: number): Promise<Stood> {
  const name = `archives_${count}`;
  const admin = await createConnection(mariadbUrl.replace(/^mariadb:/, "mysql:"));
  await admin.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
  await admin.end();
  const dataDir = join(folder, name);
  mkdirSync(dataDir);
  const ring = loadOrCreateKeyRing(dataDir);
  const db = await connectDatabase({ url: `${mariadbUrl}${name}` });
  const services = {
    db,
    cipher: createFieldCipher(ring),
    blindIndex: createBlindIndex(ring),
    clock: systemClock,
  };
  const random = createRandom(20_260_101);
  const until = systemClock.now();
  const period = { from: new Date(until.getTime() - YEARS_MS), until };
  const started = performance.now();
  const branches = await db.write((tx) => plantBranches(tx, random, 50, period.from));
  const people = await plantArchives(services, random, { branches, count, period });
  const [branch] = branches;
  const cookies = await db.write(async (tx) => ({
    hq: await logIn(services, tx, random, { role: "hq_hr", orgUnitId: ROOT_UNIT, positionId: null }),
    branch: await logIn(services, tx, random, {
      role: "branch_hr",
      orgUnitId: branch?.id ?? "",
      positionId: null,
    }),
  }));
  const seeded = performance.now();
  const tree = new OrgTree(await db.read.find(OrgUnit));
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const env = { TIME_ZONE: "Asia/Shanghai" } as Env;
  await cutArchive({ ...services, env, org: { tree: () => tree } as Organisation });
  delay.disable();
  const cut = performance.now();
  const tables: { name: string }[] = await db.read.query(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()",
  );
  for (const table of tables) await db.read.query(`ANALYZE TABLE \`${table.name}\``);
  const groups = await db.read.count(ArchiveGroup);
  await db.close();
  return {
    server: await startServerProcess({ dataDir, env: { DATABASE_URL: `${mariadbUrl}${name}` } }),
    people,
    cookies,
    seedSeconds: (seeded - started) / 1000,
    cutSeconds: (cut - seeded) / 1000,
    longestMs: delay.max / NS_PER_MS,
    groups,
  };
}

type Case = {
  name: string;
  /** Null where nothing was promised. */
  below: number | null;
  who: keyof Stood["cookies"];
  ask: (stood: Stood, n: number) => Asked;
};
type Asked = { method: "GET" | "POST"; path: string; body?: object };

const answer = (definition: object): Asked => ({
  method: "POST",
  path: "/archive/answers",
  body: { definition },
});
const year = new Date().getUTCFullYear() - 3;
const F2 = {
  filters: {
    families: ["sales"],
    hired: { from: `${year}-Q1`, to: `${year}-Q4` },
    aiTotal: { atLeast: 8 },
  },
  measures: ["retention.12"],
};

const CASES: readonly Case[] = [
  {
    name: "timeline of one person",
    below: TIMELINE_MS,
    who: "hq",
    ask: ({ people }, n) => ({
      method: "GET",
      path: `/candidates/${people[n % people.length] ?? ""}/timeline`,
    }),
  },
  { name: "F2: sales hires of a year, AI ≥ 8, retention", below: QUERY_MS, who: "hq", ask: () => answer(F2) },
  { name: "F2 of a branch", below: QUERY_MS, who: "branch", ask: () => answer(F2) },
  {
    name: "hiring rate of everybody, by branch",
    below: null,
    who: "hq",
    ask: () => answer({ measures: ["hired"], by: ["branch"] }),
  },
  {
    name: "four measures of everybody, by branch and score band",
    below: null,
    who: "hq",
    ask: () =>
      answer({
        measures: ["hired", "retention.12", "performanceMean", "aiTotal"],
        by: ["branch", "scoreBand"],
      }),
  },
];

async function measure(stood: Stood, { who, ask, name }: Case, seconds: number): Promise<number[]> {
  const client = openClient(stood.server.origin, CONNECTIONS);
  const headers = { cookie: stood.cookies[who], "x-requested-with": "zhimian" };
  const samples: number[] = [];
  const until = performance.now() + seconds * 1000;
  let next = 0;
  const lane = async () => {
    while (performance.now() < until) {
      const { method, path, body } = ask(stood, (next += 1));
      const said = expectStatus(await client.call(method, path, body, headers), 200, name);
      samples.push(said.ms);
      assertTold(said.body, name);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, lane));
  client.close();
  return samples;
}

/** An empty answer is a fast one. */
function assertTold(body: Json, name: string): void {
  if ((body.items?.length ?? body.total?.people ?? 0) === 0) throw new Error(`${name}: nothing was answered`);
}

/** What the archive is asked, on 10,000 people's archives and on 300,000, on MariaDB, in turns. */
export async function measureArchives({ quick }: { quick: boolean }): Promise<Figure[]> {
  const seconds = quick ? 1 : 4;
  const count = quick ? QUICK_LARGE : LARGE;
  return withFolder(async (folder) => {
    const mariadb = await openMariadb([BUFFER_POOL]);
    const stood: Stood[] = [];
    try {
      const small = await standUp(mariadb.url, folder, SMALL);
      stood.push(small);
      const large = await standUp(mariadb.url, folder, count);
      stood.push(large);
      const load = loadavg().map((one) => one.toFixed(1));
      const figures = [
        figure("archives", `seeding ${count} archives`, large.seedSeconds, "s"),
        figure("archives", `cutting ${count} archives into groups`, large.cutSeconds, "s", {
          note: `${large.groups} groups; small: ${small.groups} in ${small.cutSeconds.toFixed(1)} s; load ${load.join(" ")} on ${cpus().length} cores`,
        }),
        figure("archives", "longest hold of the event loop while cutting", large.longestMs, "ms"),
      ];
      for (const one of CASES) {
        await measure(small, one, seconds / 4);
        await measure(large, one, seconds / 4);
        const few = await measure(small, one, seconds);
        const many = await measure(large, one, seconds);
        const p95 = percentile(many, 0.95);
        figures.push(
          figure("archives", `${one.name}, p95`, p95, "ms", {
            ...(one.below === null ? {} : { goal: { below: one.below } }),
            note: `p50/p95/p99 ${[0.5, 0.95, 0.99].map((share) => percentile(many, share).toFixed(1)).join("/")} ms, ${many.length} answers`,
          }),
          figure("archives", `${one.name}, large ÷ small`, p95 / percentile(few, 0.95), "×", {
            note: `small p95 ${percentile(few, 0.95).toFixed(1)} ms`,
          }),
        );
      }
      return figures;
    } finally {
      for (const { server } of stood) await server.stop();
      await mariadb.stop();
    }
  });
}
