import { randomUUID } from "node:crypto";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { SMTPServer } from "smtp-server";
import { writeXlsx } from "../../server/spreadsheets/write/writeXlsx";
import { makePlan, settle, staffHeaders, withLimits } from "./candidates";
import { type Client, type Json, expectStatus, openClient } from "./client";
import { type Figure, figure } from "./figures";
import { type ServerProcess, startServerProcess } from "./serverProcess";
import { withFolder } from "./withFolder";

const DAY_MS = 24 * 3_600_000;
const INVITED = 100;
const IMPORTED = 10_000;
const POLL_MS = 100;
const TIMEOUT_MS = 300_000;

/** Takes every mail, as a company's relay would. */
async function openRelay() {
  const arrived: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, { envelope }, done) {
      stream.resume().once("end", () => {
        arrived.push(...envelope.rcptTo.map(({ address: to }) => to));
        done();
      });
    },
  });
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    arrived,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

async function upload({ origin }: ServerProcess, method: string, path: string, file: File): Promise<Json> {
  const form = new FormData();
  form.append("file", file);
  const answer = await fetch(`${origin}/api/v1${path}`, { method, body: form, headers: staffHeaders });
  const body: Json = await answer.json();
  if (answer.status !== 200)
    throw new Error(`${path}: ${answer.status} ${JSON.stringify(body).slice(0, 500)}`);
  return body;
}

async function until<T>(look: () => Promise<T>, done: (seen: T) => boolean): Promise<T> {
  const deadline = performance.now() + TIMEOUT_MS;
  for (;;) {
    const seen = await look();
    if (done(seen)) return seen;
    if (performance.now() > deadline)
      throw new Error(`not done after ${TIMEOUT_MS} ms: ${JSON.stringify(seen)}`);
    await sleep(POLL_MS);
  }
}

const address = (index: number) => `person${index}@people.example`;
const peopleCsv = (count: number) =>
  new File(
    [
      `姓名,邮箱\n${Array.from({ length: count }, (_, index) => `候选人${index},${address(index)}`).join("\n")}\n`,
    ],
    "people.csv",
  );

/** From the spreadsheet in HR's hand to the last of a hundred mails at the relay. */
async function measureInvitations(server: ServerProcess, client: Client, arrived: readonly string[]) {
  const planId = await makePlan(client, withLimits(60));
  await settle(client);
  const started = performance.now();
  const { rows } = await upload(server, "POST", "/batches/rows", peopleCsv(INVITED));
  const batch = {
    planId,
    rows,
    channels: ["email"],
    expiresAt: new Date(Date.now() + 7 * DAY_MS).toISOString(),
    idempotencyToken: randomUUID(),
  };
  expectStatus(await client.call("POST", "/batches", batch, staffHeaders), 201, "POST /batches");
  await until(
    async () => arrived.length,
    (count) => count >= INVITED,
  );
  const seconds = (performance.now() - started) / 1000;
  const twice = arrived.length - new Set(arrived).size;
  return [
    figure("people", `spreadsheet to ${INVITED} delivered mails`, seconds, "s", { goal: { atMost: 60 } }),
    figure("people", "mails that came twice", twice, "", { goal: { exactly: 0 } }),
  ];
}

/** How long the event loop was held at most since the last look, ms. */
async function heldMs({ origin }: ServerProcess): Promise<number> {
  const text = await (await fetch(`${origin}/metrics`, { headers: staffHeaders })).text();
  return Number(/^nodejs_eventloop_lag_max_seconds (\S+)/m.exec(text)?.[1]) * 1000;
}

async function measureImport(
  server: ServerProcess,
  client: Client,
  kind: string,
  file: File,
): Promise<Figure[]> {
  await settle(client);
  await heldMs(server);
  const started = performance.now();
  const begun = await client.call("POST", "/candidates/imports", {}, staffHeaders);
  const path = `/candidates/imports/${expectStatus(begun, 201, "POST /candidates/imports").body.id}`;
  await upload(server, "PUT", `${path}/file`, file);
  const previewed = performance.now();
  expectStatus(await client.call("POST", `${path}/confirm`, undefined, staffHeaders), 200, "confirm");
  const { body } = await until(
    () => client.call("GET", path, undefined, staffHeaders),
    ({ body: { state } }) => state === "done",
  );
  const done = performance.now();
  return [
    figure("people", `${IMPORTED} rows of ${kind}, preview`, (previewed - started) / 1000, "s"),
    figure("people", `${IMPORTED} rows of ${kind}, taken in`, (done - previewed) / 1000, "s", {
      note: `${body.counts.created} created, ${body.counts.refused} refused`,
    }),
    figure("people", `event loop held while importing ${kind}, at most`, await heldMs(server), "ms", {
      goal: { atMost: 50 },
    }),
  ];
}

const imported = (from: number) =>
  Array.from({ length: IMPORTED }, (_, index) => [
    `导入者${index}`,
    `138${String(from + index).padStart(8, "0")}`,
  ]);

/** People by spreadsheet: a hundred invitations, ten thousand rows for the pool. */
export async function measurePeople(): Promise<Figure[]> {
  const relay = await openRelay();
  try {
    return await withFolder(async (dataDir) => {
      const env = { SMTP_URL: relay.url, MAIL_FROM: "hr@company.example" };
      const server = await startServerProcess({ dataDir, env });
      const client = openClient(server.origin, 8);
      try {
        const titles = ["姓名", "手机"];
        const csv = [titles, ...imported(0)].map((cells) => cells.join(",")).join("\n");
        const xlsx = await buffer(
          writeXlsx(imported(IMPORTED), { columns: titles.map((title) => ({ title })) }),
        );
        return [
          ...(await measureInvitations(server, client, relay.arrived)),
          ...(await measureImport(server, client, "CSV", new File([csv], "pool.csv"))),
          ...(await measureImport(server, client, "XLSX", new File([xlsx], "pool.xlsx"))),
        ];
      } finally {
        client.close();
        await server.stop();
      }
    });
  } finally {
    await relay.close();
  }
}
