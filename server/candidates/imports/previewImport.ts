import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { findForUpdate } from "../../db/locks";
import { updateRows } from "../../db/rows";
import { conflict, notFound } from "../../http/errors";
import type { Locale } from "../../http/messages";
import type { ReceivedFile } from "../../http/receiveFile";
import type { Services } from "../../services";
import { withWorkFile } from "../../spreadsheets/imports/files";
import { previewRecords } from "../../spreadsheets/previewRecords";
import { candidateColumns } from "./columns";
import { CandidateImport } from "./entity";
import { resultKey, sourceKey } from "./files";
import type { ImportPreview } from "./schema";

export const MAX_ROWS = 10_000;

type Pool = Pick<Services, "db" | "env" | "media" | "cipher">;

const contextOf = (importId: string) => `candidate_imports.preview:${importId}`;

export const openPreview = (
  { cipher }: Pick<Services, "cipher">,
  { id, previewSealed }: Pick<CandidateImport, "id" | "previewSealed">,
): ImportPreview | null =>
  previewSealed === null ? null : (JSON.parse(cipher.decrypt(previewSealed, contextOf(id))) as ImportPreview);

/**
 * Reads the file of an import without taking anybody in, and keeps it sealed for the run. Another file takes the
 * first one's place until the import is confirmed.
 * @throws AppError spreadsheet.*; 409 candidate_import.state
 */
export async function previewImport(
  services: Pool,
  importId: string,
  { path, fileName }: Pick<ReceivedFile, "path" | "fileName">,
  locale: Locale,
): Promise<void> {
  const { db, media, cipher } = services;
  await withWorkFile(services, async (resultPath) => {
    const preview = await previewRecords({ path }, candidateColumns, {
      limits: { rows: MAX_ROWS },
      resultFile: { path: resultPath, locale },
    });
    await media.put(resultKey(importId), createReadStream(resultPath));
    const { size } = await media.put(sourceKey(importId), createReadStream(path));
    if (size !== (await stat(path)).size) throw new Error("the file was not stored whole");
    await db.write(async (tx) => {
      const row = await findForUpdate(db, tx, CandidateImport, { id: importId });
      if (!row) throw notFound("candidate_import.not_found");
      if (row.state !== "empty" && row.state !== "previewed") throw conflict("candidate_import.state");
      await updateRows(
        tx,
        CandidateImport,
        { id: importId },
        {
          state: "previewed",
          fileName,
          locale,
          total: preview.counts.total,
          hasResult: true,
          previewSealed: cipher.encrypt(JSON.stringify(preview), contextOf(importId)),
        },
      );
    });
  });
}
