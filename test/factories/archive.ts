import { ArchiveAttachment } from "../../server/archive/entity";
import { createWorkImport } from "../../server/archive/imports/manageImports";
import { newId } from "../../server/clock";
import { insertRow, updateRows } from "../../server/db/rows";
import { Interview } from "../../server/interviews/entity";
import { selectOne } from "../../server/db/statements";
import type { Happened } from "../../server/pipeline/candidacyEvents";
import { ArchiveEvent, type Candidacy, CandidacyInterview } from "../../server/pipeline/entity";
import { recordEvent } from "../../server/pipeline/recordEvent";
import { startOfDay } from "../../server/wallClock";
import { buildCandidacy } from "./candidacies";
import { administrator, buildCandidate } from "./candidates";
import { buildWithReport } from "./reports";
import type { TestServer } from "./server";

type Given = Parameters<typeof buildCandidacy>[2] & { startsOn?: string };

/** Puts something on record of somebody as if it had happened on that day; the id of its event. */
export async function recordOnDay(
  { services }: TestServer,
  candidacyId: string,
  happened: Happened,
  on: string,
): Promise<string> {
  const at = startOfDay(on, services.env.TIME_ZONE);
  return services.db.write(async (tx) => {
    const { events } = await recordEvent(services, tx, candidacyId, happened, { source: "staff", at });
    const event = await selectOne(tx.manager, ArchiveEvent, { candidacyId, number: events });
    return (event as ArchiveEvent).id;
  });
}

/** Somebody of a unit who was hired. */
export async function buildHired(
  server: TestServer,
  orgUnitId: string,
  { startsOn = "2026-03-02", ...given }: Given = {},
): Promise<Candidacy> {
  const candidacy = await buildCandidacy(server, orgUnitId, given);
  await recordOnDay(server, candidacy.id, { type: "candidacy.hired", data: { startsOn } }, startsOn);
  return candidacy;
}

/** The same with a phone, by which imports find them. */
export async function buildEmployee(
  server: TestServer,
  orgUnitId: string,
  { name = "陈一诺", ...given }: Given = {},
): Promise<Candidacy & { name: string; phone: string }> {
  const person = await buildCandidate(server, orgUnitId, { name });
  const candidacy = await buildHired(server, orgUnitId, { ...given, candidateId: person.id });
  return { ...candidacy, name, phone: person.phone ?? "" };
}

/** Somebody whose interview has a whole report, and who was hired after it. */
export async function buildInterviewedAndHired(
  server: TestServer,
  orgUnitId: string,
  name: string,
): Promise<Candidacy & { interviewId: string }> {
  const { services } = server;
  const interviewId = await buildWithReport(server, orgUnitId, name);
  const { candidateId } = await services.db.read.findOneByOrFail(Interview, { id: interviewId });
  const completed = { status: "completed", completedAt: new Date("2026-01-10T08:00:00Z") } as const;
  await services.db.write((tx) => updateRows(tx, Interview, { id: interviewId }, completed));
  const candidacy = await buildHired(server, orgUnitId, { candidateId });
  await services.db.write(async (tx) => {
    await tx.manager.delete(CandidacyInterview, { interviewId });
    await insertRow(tx, CandidacyInterview, { interviewId, candidacyId: candidacy.id });
  });
  return { ...candidacy, interviewId };
}

/** Somebody at work with a rating. */
export async function buildRated(server: TestServer, orgUnitId: string) {
  const { id } = await buildHired(server, orgUnitId);
  const rated: Happened = {
    type: "employment.performance",
    data: { period: "2026Q2", score: 4, outOf: 5 },
  };
  return { id, eventId: await recordOnDay(server, id, rated, "2026-06-30") };
}

/** The same with a certificate and its paper, which whoever sees the record may see too. */
export async function buildRecorded(server: TestServer, orgUnitId: string) {
  const { services } = server;
  const { id, eventId } = await buildRated(server, orgUnitId);
  const certified: Happened = { type: "employment.certificate", data: { title: "电工证" } };
  const certificateId = await recordOnDay(server, id, certified, "2026-06-30");
  const attachmentId = newId();
  await services.db.write((tx) =>
    insertRow(tx, ArchiveAttachment, {
      id: attachmentId,
      candidacyId: id,
      eventId: certificateId,
      fileNameSealed: services.cipher.encrypt("证书.pdf", `archive_attachments.fileName:${attachmentId}`),
      type: "pdf",
      bytes: 9,
      author: "苏晴",
      createdAt: services.clock.now(),
    }),
  );
  return { id, eventId, attachmentId };
}

export const buildWorkImport = (server: TestServer, orgUnitId: string) =>
  createWorkImport(server.services, administrator(server), { orgUnitId, mode: "valid" }, "zh");

/** One record from another system, of somebody of the unit. */
export async function buildRecordsBody(server: TestServer, orgUnitId: string) {
  const { id, name } = await buildEmployee(server, orgUnitId);
  const happened = { type: "employment.training", data: { title: "新员工培训", hours: 8 } };
  const record = { externalId: `t-${id}`, person: { candidacyId: id, name }, happened, on: "2026-04-01" };
  return { orgUnitId, system: "hr-core", records: [record] };
}
