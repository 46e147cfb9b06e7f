import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { createConnection } from "mysql2/promise";
import { givenRing } from "../../../server/backup/backupKeys";
import { makeBackup } from "../../../server/backup/makeBackup";
import { openFolderPlace } from "../../../server/backup/places/folderPlace";
import type { BackupPlace } from "../../../server/backup/places/place";
import type { Progress } from "../../../server/backup/progress";
import { openSet, restoreBackup } from "../../../server/backup/restore/restoreBackup";
import { CandidateNote } from "../../../server/candidates/entity";
import { newId } from "../../../server/clock";
import { databaseLocation } from "../../../server/db/connect";
import { insertRow, updateRows } from "../../../server/db/rows";
import { parseEnv } from "../../../server/env";
import { DomainEventRow } from "../../../server/events/entity";
import { Answer, Interview } from "../../../server/interviews/entity";
import { chunkKey } from "../../../server/media/chunkKeys";
import { openMedia } from "../../../server/media/openMedia";
import { remindRecipients } from "../../../server/batches/remindRecipients";
import { Message, SandboxMessage } from "../../../server/notifications/entity";
import { ROOT_UNIT } from "../../../server/org/tree";
import { buildCandidate } from "../../factories/candidates";
import { beginQuestion, buildChunk, startSomebody, uploadChunks } from "../../factories/interviews";
import { type TestServer, openTestServer } from "../../factories/server";
import { runJobs } from "../../support/runJobs";
import { type TestPlace, openTestPlace } from "../../support/testDatabase";
import { WebhookDelivery } from "../../../server/webhooks/entity";
import { readAll } from "../media/fixtures";
import { plantWaiting } from "./waiting";

const silent: Progress = { begin: () => undefined, done: () => undefined };
/** Sixteen digits, the last of which a reader that counts in whole numbers loses. */
const NASTY = Number("9.123456789012345");

let product: TestServer;
let root: string;
let place: BackupPlace;
let opened: { close(): Promise<void> }[];

beforeEach(async () => {
  product = await openTestServer();
  root = mkdtempSync(join(tmpdir(), "zhimian-backup-"));
  const ring = givenRing(product.services.env);
  place = await openFolderPlace(join(root, "backups"), ring, { write: true });
  opened = [];
});
afterEach(async () => {
  for (const one of opened.toReversed()) await one.close();
  await place.close();
  await product.close();
  rmSync(root, { recursive: true, force: true });
});

/** What a product is told by its environment; the same key ring everywhere. */
type Where = { DATA_DIR: string; DATABASE_URL: string; KEY_RING: string };
const ofProduct = (): Where => ({
  DATA_DIR: product.services.env.DATA_DIR,
  DATABASE_URL: product.services.env.DATABASE_URL ?? "",
  KEY_RING: readFileSync(join(product.services.env.DATA_DIR, "keys/ring"), "utf8")
    .trim()
    .replaceAll("\n", ","),
});

async function emptyPlace(of: "this kind" | "sqlite"): Promise<Where> {
  const { KEY_RING } = ofProduct();
  if (of === "sqlite") return { DATA_DIR: mkdtempSync(join(root, "data-")), DATABASE_URL: "", KEY_RING };
  const empty: TestPlace = await openTestPlace();
  opened.push({ close: () => empty.remove() });
  return { DATA_DIR: empty.dataDir, DATABASE_URL: empty.databaseUrl ?? "", KEY_RING };
}

async function withParts<T>(
  where: Where,
  work: (parts: Parameters<typeof makeBackup>[0]) => Promise<T>,
): Promise<T> {
  const env = parseEnv({ ...where });
  const { clock } = product.services;
  const ring = givenRing(env);
  const { media } = await openMedia(env, { ring, clock });
  try {
    return await work({ location: databaseLocation(env), media, ring, clock });
  } finally {
    await media.close();
  }
}

const backUp = (where: Where, to = place) =>
  withParts(where, (source) => makeBackup(source, to, silent, { whole: true }));
const restoreInto = (where: Where, { moved = true, from = place } = {}) =>
  withParts(where, async (target) => {
    const manifest = await openSet(from, target.ring);
    return restoreBackup(target, from, manifest, { resume: false, moved, progress: silent });
  });

/** The product, running on what was restored. */
async function startOn(where: Where): Promise<TestServer> {
  const server = await openTestServer({ env: where });
  opened.push(server);
  return server;
}

/** Somebody who speaks, a person in the pool, and values that a careless copy would change. */
async function plant() {
  const { services } = product;
  const speaking = await startSomebody(product);
  await beginQuestion(speaking, "q1");
  const chunks = [buildChunk(), buildChunk({ sequence: 1 })];
  expect((await uploadChunks(product, speaking, "q1", chunks)).status).toBe(200);
  const answer = await services.db.read.findOneByOrFail(Answer, { interviewId: speaking.interviewId });
  const person = await buildCandidate(product, ROOT_UNIT, { name: "欧阳 O'Brien \\ 😀" });
  const noteText = "一行\r\n\t第二行 \u0001 \\' \" % _ 𠮷 ‮ ";
  const noteId = newId();
  await services.db.write(async (tx) => {
    await updateRows(
      tx,
      Interview,
      { id: speaking.interviewId },
      { reportTotal: 0.1 + 0.2, reportMatch: NASTY },
    );
    await insertRow(tx, CandidateNote, {
      id: noteId,
      candidateId: person.id,
      text: noteText,
      staffId: null,
      author: "test",
      createdAt: new Date("1999-12-31T23:59:59.001Z"),
    });
  });
  return { speaking, answer, person, noteId, noteText, chunks };
}

test("restored into this kind of database, into SQLite and back, the product is the same", async () => {
  const planted = await plant();
  const { speaking, answer, person, noteId, noteText, chunks } = planted;
  const first = await backUp(ofProduct());
  expect(first.manifest.media).toMatchObject({ objects: 2, missing: 0 });

  const elsewhere = await emptyPlace("sqlite");
  await restoreInto(elsewhere);
  const second = await backUp(elsewhere);
  // Rows are what they were, whichever database holds them and in whatever order.
  expect(second.manifest.tables.map(({ name, rows, digest }) => ({ name, rows, digest }))).toEqual(
    first.manifest.tables.map(({ name, rows, digest }) => ({ name, rows, digest })),
  );
  expect(second.copied).toMatchObject({ objects: 2, copied: 0 });

  const back = await emptyPlace("this kind");
  const restored = await restoreInto(back);
  expect(restored.sample.rows).toBeGreaterThan(1);
  expect(restored.sample.objects).toBe(2);
  const server = await startOn(back);
  const { db, media } = server.services;
  expect(await db.read.findOneByOrFail(Interview, { id: speaking.interviewId })).toMatchObject({
    reportTotal: 0.1 + 0.2,
    status: "in_progress",
  });
  expect(await db.read.findOneByOrFail(CandidateNote, { id: noteId })).toMatchObject({
    text: noteText,
    createdAt: new Date("1999-12-31T23:59:59.001Z"),
  });
  const heard = await readAll(media.read(chunkKey(speaking.interviewId, answer.id, chunks[1] as never)));
  expect(heard.equals(chunks[1]?.bytes ?? Buffer.alloc(0))).toBe(true);
  const hr = await server.staff("hq_hr");
  const found = await hr("GET", `/candidates?q=${person.phone}`);
  expect(found.body.items).toMatchObject([{ id: person.id, name: "欧阳 O'Brien \\ 😀" }]);
  // The candidate's own link opens it too.
  const link = await server.call("POST", "/candidate/open", { token: speaking.token });
  expect(link.status).toBe(200);
}, 120_000);

test("a backup taken while others write holds one moment: all of a change or nothing of it", async () => {
  await plant();
  const { services } = product;
  const before = await services.db.read.count(DomainEventRow);
  const late: string[] = [];
  // Once the first rows are read, and before most are, somebody changes tables that have their turn early and late.
  const slow: BackupPlace = {
    ...place,
    objects: {
      ...place.objects,
      async write(key, source, options) {
        if (late.length === 0 && key.includes("/rows/")) {
          const { id } = await buildCandidate(product, ROOT_UNIT);
          late.push(id);
          await services.db.write((tx) =>
            services.events.publish(tx, "message.resent", newId(), {
              channel: "sms",
              purpose: "code",
              by: id,
            }),
          );
        }
        return place.objects.write(key, source, options);
      },
    },
  };
  const { manifest } = await backUp(ofProduct(), slow);
  expect(late).toHaveLength(1);
  expect(manifest.tables.find(({ name }) => name === "domain_events")?.rows).toBe(before);
  expect(await services.db.read.count(DomainEventRow)).toBeGreaterThan(before);
  const elsewhere = await emptyPlace("this kind");
  await restoreInto(elsewhere);
  const server = await startOn(elsewhere);
  const hr = await server.staff("hq_hr");
  expect((await hr("GET", `/candidates/${late[0]}`)).status).toBe(404);
}, 120_000);

test("a database that closes its idle connections while media are copied is asked anew", async () => {
  await plant();
  await backUp(ofProduct());
  const where = await emptyPlace("this kind");
  let killed = 0;
  const slow: BackupPlace = {
    ...place,
    objects: {
      ...place.objects,
      read(key, range) {
        const source = place.objects.read(key, range);
        if (!where.DATABASE_URL || !key.startsWith("media/")) return source;
        return Readable.from(
          (async function* () {
            // Two files are read at once: with `killed += await` one would write over what the other counted.
            const some = await killConnections(where.DATABASE_URL);
            killed += some;
            yield* source;
          })(),
          { objectMode: false },
        );
      },
    },
  };
  expect(await restoreInto(where, { from: slow })).toMatchObject({ put: 2 });
  expect(killed > 0).toBe(where.DATABASE_URL !== "");
}, 120_000);

/** As a server does whose `wait_timeout` is over. @returns how many */
async function killConnections(url: string): Promise<number> {
  const server = new URL(url.replace(/^mariadb:/, "mysql:"));
  const name = server.pathname.slice(1);
  server.pathname = "/information_schema";
  const admin = await createConnection(server.toString());
  const [rows] = await admin.query("SELECT id FROM processlist WHERE db = ?", [name]);
  const ids = (rows as { id: number }[]).map(({ id }) => id);
  // Some end by themselves meanwhile.
  for (const id of ids) await admin.query(`KILL ${id}`).catch(() => undefined);
  await admin.end();
  return ids.length;
}

const KINDS = [
  "notifications.deliver",
  "notifications.deliver_mail",
  "letters.deliver",
  "batches.run",
  "webhooks.deliver",
] as const;
/** What the product does by itself after its start. */
async function goOn({ services }: TestServer): Promise<void> {
  await remindRecipients(services);
  await runJobs(services, KINDS);
}
const sentBy = ({ services }: TestServer) => services.db.read.count(SandboxMessage);

test("whoever may have been told by the days that are lost is told again only by a person's press", async () => {
  const { later } = await plantWaiting(product);
  await backUp(ofProduct());
  const lost = await emptyPlace("this kind");
  const { doubted } = await restoreInto(lost, { moved: false });
  expect(doubted).toEqual({
    messages: 2,
    letters: 1,
    invitations: 2,
    reminders: 1,
    cards: 1,
    webhooks: 1,
    questions: 1,
  });
  const server = await startOn(lost);
  const { db } = server.services;
  await goOn(server);
  expect(await sentBy(server)).toBe(0);
  expect(await db.read.findOneByOrFail(Message, { id: later })).toMatchObject({ state: "waiting" });
  // The one that waited, and what the invitations told other systems anew.
  const deliveries = await db.read.find(WebhookDelivery);
  expect(new Set(deliveries.map(({ state, failure }) => `${state} ${failure}`))).toEqual(
    new Set(["dead in_doubt"]),
  );
  expect(deliveries.length).toBeGreaterThan(1);

  const hr = await server.staff("hq_admin");
  const { body: cards } = await hr("GET", "/cards/troubled");
  expect(cards.items).toMatchObject([{ kind: "report", state: "unknown" }]);
  const { body } = await hr("GET", "/messages/troubled?limit=30");
  const items = body.items as { id: string; purpose: string; state: string; resendable: boolean }[];
  expect(items.map(({ purpose, state }) => `${purpose} ${state}`).toSorted()).toEqual([
    ...Array.from({ length: 4 }, () => "invitation unknown"),
    "reminder unknown",
    "thank_you unknown",
  ]);
  // The last batch's, newest first.
  const again = items.find(({ purpose }) => purpose === "invitation")?.id;
  expect((await hr("POST", `/messages/${again}/resend`, {})).body.error.code).toBe("message.unconfirmed");
  expect((await hr("POST", `/messages/${again}/resend`, { confirmed: true })).status).toBe(204);
  await goOn(server);
  expect(await sentBy(server)).toBe(1);
}, 120_000);

test("where nothing has run since, what waited goes on as if nothing had been", async () => {
  await plantWaiting(product);
  await backUp(ofProduct());
  const moved = await emptyPlace("sqlite");
  expect(await restoreInto(moved, { moved: true })).toMatchObject({ doubted: null });
  const server = await startOn(moved);
  await goOn(server);
  // Those whom the first batch told nothing yet, and the second; the letter may wait for the morning.
  expect(await sentBy(server)).toBeGreaterThanOrEqual(4);
  const hr = await server.staff("hq_admin");
  expect((await hr("GET", "/messages/troubled")).body.items).toEqual([]);
}, 120_000);
