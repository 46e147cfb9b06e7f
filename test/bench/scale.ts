import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { createConnection } from "mysql2/promise";
import { systemClock } from "../../server/clock";
import { connectDatabase } from "../../server/db/connect";
import { createBlindIndex } from "../../server/security/blindIndex";
import { createFieldCipher } from "../../server/security/cipher";
import { loadOrCreateKeyRing } from "../../server/security/keyRing";
import { type BigCompany, seedBigCompany } from "../support/bigCompany/seedBigCompany";
import { openMariadb } from "../support/mariadb";
import { expectStatus, openClient } from "./client";
import { type Figure, figure, percentile } from "./figures";
import { type ScaleCase, listCases } from "./scaleCases";
import { type ServerProcess, startServerProcess } from "./serverProcess";
import { withFolder } from "./withFolder";

const CONNECTIONS = 8;
/** Of a machine with 4 GiB, beside the server; MariaDB's own default is for one with 512 MiB. */
const BUFFER_POOL = "--innodb-buffer-pool-size=1G";

type Stage = { candidates: number; interviews: number };
const SMALL: Stage = { candidates: 3_500, interviews: 10_000 };
const LARGE: Stage = { candidates: 100_000, interviews: 300_000 };
const QUICK_LARGE: Stage = { candidates: 12_000, interviews: 36_000 };

type Turns = { rounds: number; seconds: number };
type Answers = { samples: number[]; rows: number[] };
type Asking = { stood: Stood; asked: ScaleCase };
type Stood = { server: ServerProcess; company: BigCompany; seedSeconds: number };

/** A database of this size, and the product on it. */
async function standUp(mariadbUrl: string, folder: string, stage: Stage): Promise<Stood> {
  const name = `scale_${stage.interviews}`;
  const admin = await createConnection(mariadbUrl.replace(/^mariadb:/, "mysql:"));
  await admin.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
  const dataDir = join(folder, name);
  mkdirSync(dataDir);
  const ring = loadOrCreateKeyRing(dataDir);
  const db = await connectDatabase({ url: `${mariadbUrl}${name}` });
  const started = performance.now();
  const size = { ...stage, branches: 50, plans: 40, timeZone: "Asia/Shanghai" };
  const services = {
    db,
    cipher: createFieldCipher(ring),
    blindIndex: createBlindIndex(ring),
    clock: systemClock,
  };
  const company = await seedBigCompany(services, size);
  // MariaDB does this by itself some seconds after so many changes; not in the middle of a measurement.
  const tables: { name: string }[] = await db.read.query(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()",
  );
  for (const table of tables) await db.read.query(`ANALYZE TABLE \`${table.name}\``);
  const seedSeconds = (performance.now() - started) / 1000;
  await db.close();
  await admin.end();
  const server = await startServerProcess({ dataDir, env: { DATABASE_URL: `${mariadbUrl}${name}` } });
  return { server, company, seedSeconds };
}

/** Asks again and again on all connections; how long each answer took, ms, and how many rows each had. */
async function ask(
  { server, company }: Stood,
  { name, who, paths }: ScaleCase,
  seconds: number,
): Promise<Answers> {
  const client = openClient(server.origin, CONNECTIONS);
  const headers = { cookie: company.cookies[who] };
  const samples: number[] = [];
  const rows: number[] = [];
  const until = performance.now() + seconds * 1000;
  let next = 0;
  const lane = async () => {
    while (performance.now() < until) {
      const path = paths[(next += 1) % paths.length] ?? "";
      const answer = await client.call("GET", path, undefined, headers);
      const { ms, body } = expectStatus(answer, 200, `${name} ${path}`);
      samples.push(ms);
      rows.push(body.items?.length ?? 1);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, lane));
  client.close();
  return { samples, rows };
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const describe = (samples: readonly number[]) =>
  [0.5, 0.95, 0.99].map((share) => percentile(samples, share).toFixed(1)).join("/");

/** Asks both companies in turns, so that both meet the same machine. */
async function askBoth(small: Asking, large: Asking, { rounds, seconds }: Turns) {
  const few: Answers[] = [];
  const many: Answers[] = [];
  for (let round = 0; round < rounds; round += 1) {
    few.push(await ask(small.stood, small.asked, seconds));
    many.push(await ask(large.stood, large.asked, seconds));
  }
  const together = (all: readonly Answers[]): Answers => ({
    samples: all.flatMap(({ samples }) => samples),
    rows: all.flatMap(({ rows }) => rows),
  });
  return { few: together(few), many: together(many) };
}

const shortened = ({ stood, asked }: Asking, limit: number): Asking => ({
  stood,
  asked: { ...asked, paths: asked.paths.map((path) => path.replace(/limit=\d+/, `limit=${limit}`)) },
});

/**
 * How long the large company's answers take, and how many times that of the small one's. A shorter page is a shorter
 * answer, whatever it took to find: where the small company cannot fill one, both are asked for as long a page as it
 * can; where it has nobody at all there is nothing to compare.
 */
async function measureCase(
  smallStood: Stood,
  largeStood: Stood,
  index: number,
  turns: Turns,
): Promise<Figure[]> {
  const small = { stood: smallStood, asked: listCases(smallStood.company)[index] as ScaleCase };
  const large = { stood: largeStood, asked: listCases(largeStood.company)[index] as ScaleCase };
  const { name } = large.asked;
  await askBoth(small, large, { rounds: 1, seconds: turns.seconds / 4 });
  const whole = await askBoth(small, large, turns);
  const length = Math.floor(mean(whole.few.rows));
  const isAlike = length >= Math.floor(mean(whole.many.rows));
  const alike =
    isAlike || length < 1 ? whole : await askBoth(shortened(small, length), shortened(large, length), turns);
  const p95 = percentile(whole.many.samples, 0.95);
  const ratio = percentile(alike.many.samples, 0.95) / percentile(alike.few.samples, 0.95);
  const rowsOf = ({ few, many }: typeof whole) =>
    `rows ${mean(few.rows).toFixed(1)}, large ${mean(many.rows).toFixed(1)}`;
  return [
    figure("scale", `${name}, p95`, p95, "ms", {
      goal: { below: 200 },
      note: `p50/p95/p99 ${describe(whole.many.samples)} ms; ${Math.round(whole.many.samples.length / (turns.rounds * turns.seconds))} requests/s`,
    }),
    figure("scale", `${name}, large ÷ small`, ratio, "×", {
      ...(isAlike || length >= 1 ? { goal: { atMost: 1.5 } } : {}),
      note: `small: p50/p95/p99 ${describe(alike.few.samples)} ms; ${rowsOf(alike)}${alike === whole ? "" : `, pages of ${length}`}`,
    }),
  ];
}

/** `BENCH_CASES` may name those to measure. The console's questions on a company of 10,000 interviews and one of 300,000, on MariaDB, in turns. */
export async function measureScale({ quick }: { quick: boolean }): Promise<Figure[]> {
  const turns = quick ? { rounds: 1, seconds: 0.5 } : { rounds: 2, seconds: 1.5 };
  return withFolder(async (folder) => {
    const mariadb = await openMariadb([BUFFER_POOL]);
    const stood: Stood[] = [];
    try {
      const small = await standUp(mariadb.url, folder, SMALL);
      stood.push(small);
      const large = await standUp(mariadb.url, folder, quick ? QUICK_LARGE : LARGE);
      stood.push(large);
      const { interviews } = quick ? QUICK_LARGE : LARGE;
      const figures = [
        figure("scale", `seeding ${interviews} interviews`, large.seedSeconds, "s", {
          note: `small: ${SMALL.interviews} in ${small.seedSeconds.toFixed(1)} s`,
        }),
      ];
      const wanted = new RegExp(process.env["BENCH_CASES"] ?? "");
      for (const [index, { name }] of listCases(large.company).entries()) {
        if (wanted.test(name)) figures.push(...(await measureCase(small, large, index, turns)));
      }
      return figures;
    } finally {
      for (const { server } of stood) await server.stop();
      await mariadb.stop();
    }
  });
}
