import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { newId } from "../../server/clock";
import { addNote, createCandidate } from "../../server/candidates/changeCandidate";
import { Application } from "../../server/candidates/applications/entity";
import { createLink } from "../../server/candidates/applications/links";
import { sealStated } from "../../server/candidates/applications/stated";
import { CandidateMerge } from "../../server/candidates/entity";
import { createImport } from "../../server/candidates/imports/manageImports";
import { mergeCandidates } from "../../server/candidates/merging/mergeCandidates";
import { keepResume } from "../../server/candidates/resumes/keepResume";
import { type createCandidateBody, updateCandidateBody } from "../../server/candidates/schema";
import { insertRow, updateRows } from "../../server/db/rows";
import type { StaffActor } from "../../server/http/actors";
import { listHandlers } from "../../server/jobs";
import { ROOT_UNIT } from "../../server/org/tree";
import { correctReading } from "../../server/resumes/corrections/correctReading";
import { openCorrections } from "../../server/resumes/corrections/sealed";
import { ParsedResumeRow } from "../../server/resumes/kept/entity";
import { partResume, sealResume } from "../../server/resumes/kept/keptResume";
import { parseResume } from "../../server/resumes/parse/parseResume";
import type { z } from "zod";
import { nextPhone } from "./interviews";
import type { TestServer } from "./server";

const EVERYTHING = [{ role: "hq_admin" as const, orgUnitId: ROOT_UNIT, positionId: null }];

/** Somebody who may do everything, for what a test only needs to be there. */
export const administrator = ({ services }: TestServer): StaffActor => ({
  kind: "staff",
  sessionId: null,
  staffId: null,
  name: "管理员",
  role: "hq_admin",
  orgUnitId: ROOT_UNIT,
  grants: EVERYTHING,
  ability: services.org.abilityFor(EVERYTHING),
  expiresAt: null,
  enrolFirst: false,
});

type Given = Partial<z.input<typeof createCandidateBody>>;

/** Somebody in a unit's pool; with a phone of their own unless told. */
export async function buildCandidate(server: TestServer, orgUnitId: string, given: Given = {}) {
  const { tags = [], ...over } = given;
  const person = { name: "周小满", phone: nextPhone(), source: "campus" as const, ...over, orgUnitId };
  const checked = updateCandidateBody.parse(person);
  const id = await createCandidate(server.services, administrator(server), { ...checked, tags });
  return { id, name: checked.name, phone: person.phone ?? null };
}

export const buildApplicationLink = (server: TestServer, orgUnitId: string, title = "销售顾问") =>
  createLink(server.services, administrator(server), {
    orgUnitId,
    positionId: null,
    title,
    duties: "",
    expiresAt: null,
  });

export const buildCandidateImport = (server: TestServer, orgUnitId: string) =>
  createImport(
    server.services,
    administrator(server),
    { orgUnitId, source: "import", sourceDetail: null, tags: [] },
    "zh",
  );

/** A résumé beside somebody, as staff put it there. */
export async function buildResume(
  server: TestServer,
  candidateId: string,
  { fileName = "简历.pdf", content = "%PDF-1.7\n" }: { fileName?: string; content?: string | Buffer } = {},
): Promise<string> {
  const path = join(server.services.env.DATA_DIR, `resume-${newId()}`);
  await writeFile(path, content);
  const file = { path, fileName, bytes: Buffer.byteLength(content), fields: {} };
  return keepResume(server.services, administrator(server), candidateId, file);
}

/** Reads a résumé as the worker does it: the work, then what it writes in one transaction. */
export async function workOnResume({ services }: TestServer, resumeId: string): Promise<void> {
  const context = {
    jobId: "test",
    attempt: 1,
    signal: new AbortController().signal,
    progress: async () => {},
  };
  const commit = await listHandlers(services)["resumes.parse"].run({ resumeId }, context);
  await services.db.write(async (tx) => void (await commit?.(tx)));
}

/** A correction of a résumé that was read, though nobody waited for that. */
async function buildCorrection(server: TestServer, resumeId: string): Promise<string> {
  const { services } = server;
  const { resume } = partResume(parseResume("周小满\n技能：Java", { today: services.clock.now() }));
  const resumeSealed = sealResume(services, resumeId, resume);
  const read = { state: "read" as const, engine: services.resumes.engine, resumeSealed };
  await services.db.write((tx) => updateRows(tx, ParsedResumeRow, { id: resumeId }, read));
  const change = { field: "skills", key: null, value: "Kafka" } as const;
  await correctReading(services, administrator(server), { resumeId, revision: 0 }, change);
  const row = await services.db.read.findOneByOrFail(ParsedResumeRow, { id: resumeId });
  return openCorrections(services, row)[0]?.id ?? "";
}

/** Somebody with a tag, a note, an application and another who was merged into them. */
export async function buildCandidateWithHistory(server: TestServer, orgUnitId: string) {
  const { services } = server;
  const actor = administrator(server);
  // As long as an id, so that the matrix looks for it in lists of other branches; one for each unit, for the list of
  // tags shows the first two hundred only.
  const tag = `tag ${orgUnitId}`;
  const { id } = await buildCandidate(server, orgUnitId, { tags: [tag] });
  const other = await buildCandidate(server, orgUnitId);
  await mergeCandidates(services, actor, id, { otherId: other.id, take: {} });
  const merge = await services.db.read.findOneByOrFail(CandidateMerge, { survivorId: id });
  const note = await addNote(services, actor, id, { text: "电话沟通过，周三后方便。" });
  const link = await buildApplicationLink(server, orgUnitId);
  const applicationId = newId();
  await services.db.write((tx) =>
    insertRow(tx, Application, {
      id: applicationId,
      linkId: link.id,
      candidateId: id,
      positionId: null,
      title: link.title,
      statedSealed: sealStated(services, applicationId, {
        name: "周小满",
        phone: "13900009999",
        email: "",
        note: "",
        resumeName: "简历.pdf",
      }),
      consentVersion: "test",
      talentPool: false,
      resumeType: "pdf",
      resumeBytes: 10,
      createdAt: services.clock.now(),
    }),
  );
  const resumeId = await buildResume(server, id);
  const correctionId = await buildCorrection(server, resumeId);
  return { id, tag, mergeId: merge.id, noteId: note.id, applicationId, resumeId, correctionId };
}
