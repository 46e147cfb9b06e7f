import { newId } from "../../../server/clock";
import { resumeKey } from "../../../server/candidates/resumes/files";
import { sweepResumes } from "../../../server/candidates/resumes/sweepResumes";
import { buildCandidate, buildCandidateWithHistory, buildResume } from "../../factories/candidates";
import { type Places, openCompany } from "../../factories/org";
import { type TestServer, openTestServer } from "../../factories/server";

const DAY_MS = 24 * 3_600_000;
let server: TestServer;
let places: Places;
beforeAll(async () => {
  server = await openTestServer();
  places = await openCompany(server);
});
afterAll(() => server.close());

const put = async (id: string) => {
  await server.services.media.put(resumeKey(id), Buffer.from("%PDF-1.7"));
  return id;
};
const isStored = async (id: string) => (await server.services.media.head(resumeKey(id))) !== null;
const sweep = (afterMs: number) => sweepResumes(server.services, Date.now() + afterMs);

test("a file without a row goes after a day; one beside a person or of an application never", async () => {
  const { id } = await buildCandidate(server, places.own);
  const beside = await buildResume(server, id);
  const sent = await put((await buildCandidateWithHistory(server, places.own)).applicationId);
  const orphan = await put(newId());
  expect(await sweep(DAY_MS - 60_000)).toBe(0);
  expect(await isStored(orphan)).toBe(true);
  expect(await sweep(DAY_MS + 60_000)).toBe(1);
  expect([await isStored(orphan), await isStored(beside), await isStored(sent)]).toEqual([false, true, true]);
  expect(await sweep(DAY_MS + 60_000)).toBe(0);
});

test("what is older than some days is left alone: a wrong database would make orphans of all", async () => {
  const old = await put(newId());
  expect(await sweep(5 * DAY_MS)).toBe(0);
  expect(await isStored(old)).toBe(true);
});

test("rows are looked for where they are written: a replica that lags behind takes nothing away", async () => {
  const { id } = await buildCandidate(server, places.own);
  const beside = await buildResume(server, id);
  const { db, media } = server.services;
  // Reading finds nothing at all, as before the first row came over.
  const lagging = { ...db, read: new Proxy(db.read, { get: () => async () => [] }) };
  await sweepResumes({ db: lagging, media }, Date.now() + 2 * DAY_MS);
  expect(await isStored(beside)).toBe(true);
});
