import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { Application } from "../../candidates/applications/entity";
import { CandidateResume } from "../../candidates/resumes/entity";
import { resumeKey } from "../../candidates/resumes/files";
import type { Transaction } from "../../db/database";
import { insertRow, updateRows } from "../../db/rows";
import { AppError } from "../../http/errors";
import { queueCandidate } from "../../profiles/screening/queueScreening";
import type { Commit, JobHandler } from "../../queue/runner";
import type { Services } from "../../services";
import { ResumeCorrectionRow } from "../corrections/entity";
import type { ParsedResume, ResumeSource } from "../schema";
import { sourceOf } from "../text/sourceOf";
import { readResumeFile } from "../text/readResumeFile";
import { ParsedResumeRow, ResumeProtectedRow } from "./entity";
import { reasonOf } from "./reason";
import { partResume, sealProtected, sealResume } from "./keptResume";

type Parsing = Pick<Services, "db" | "clock" | "cipher" | "media" | "queue" | "resumes" | "env">;

/** What its file is, whichever way it came; null when it was taken away meanwhile. */
async function findFile({ db }: Parsing, id: string): Promise<{ type: string } | null> {
  const resume = await db.read.findOneBy(CandidateResume, { id });
  if (resume) return { type: resume.type };
  const application = await db.read.findOneBy(Application, { id });
  return application?.resumeType ? { type: application.resumeType } : null;
}

type Read = { parsed: ParsedResume; source: ResumeSource };

async function parseFile({ media, env, resumes }: Parsing, id: string, type: string): Promise<Read> {
  const folder = join(env.DATA_DIR, "work");
  const path = join(folder, `kept-${randomUUID()}`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await pipeline(media.read(resumeKey(id)), createWriteStream(path, { mode: 0o600 }));
    const read = await readResumeFile({ path, name: `resume.${type}` });
    return { parsed: await resumes.parse(read.text, read.lines), source: sourceOf(read) };
  } finally {
    await rm(path, { force: true });
  }
}

/**
 * Reads a kept résumé. A file that cannot be read says why, once; what may pass by itself is tried again. The result and
 * what is protected of it are written together, into the two tables.
 */
export function parseKept(services: Parsing): JobHandler<{ resumeId: string }> {
  const { clock } = services;
  const failed = (id: string, reason: string): Commit => {
    return async (tx) => {
      await updateRows(tx, ParsedResumeRow, { id }, { state: "failed", reason, updatedAt: clock.now() });
      await screenAgain(services, tx, id);
    };
  };
  return {
    concurrency: 1,
    attempts: 4,
    async run({ resumeId: id }) {
      const file = await findFile(services, id);
      if (!file) return removeParsed(id);
      try {
        return write(services, id, await parseFile(services, id, file.type));
      } catch (error) {
        if (error instanceof AppError && error.status === 422)
          return failed(id, reasonOf(error.code, error.options));
        throw error;
      }
    },
    giveUp: ({ resumeId }, tx) => failed(resumeId, reasonOf("resume.damaged"))(tx),
  };
}

/** What it says of its person is another thing now. */
async function screenAgain(services: Parsing, tx: Transaction, id: string): Promise<void> {
  const row = await tx.manager.findOne(ParsedResumeRow, { select: { candidateId: true }, where: { id } });
  if (row) await queueCandidate(services, tx, row.candidateId);
}

function write(services: Parsing, id: string, { parsed, source }: Read): Commit {
  const { resume, attributes } = partResume(parsed, source);
  const resumeSealed = sealResume(services, id, resume);
  const attributesSealed = sealProtected(services, id, attributes);
  return async (tx) => {
    const updatedAt = services.clock.now();
    const kept = await updateRows(
      tx,
      ParsedResumeRow,
      { id },
      { state: "read", reason: null, engine: parsed.engine, resumeSealed, updatedAt },
    );
    if (kept === 0) return;
    await tx.manager.increment(ParsedResumeRow, { id }, "revision", 1);
    await tx.manager.delete(ResumeProtectedRow, { id });
    await insertRow(tx, ResumeProtectedRow, { id, attributesSealed, updatedAt });
    await screenAgain(services, tx, id);
  };
}

/** All that was read of a résumé, when it is taken away. */
export const removeParsed =
  (id: string): Commit =>
  async (tx) => {
    await tx.manager.delete(ResumeProtectedRow, { id });
    await tx.manager.delete(ResumeCorrectionRow, { resumeId: id });
    await tx.manager.delete(ParsedResumeRow, { id });
  };
