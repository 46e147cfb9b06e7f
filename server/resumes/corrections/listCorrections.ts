import { LessThan } from "typeorm";
import { pageFrom, decodeCursor } from "../../http/cursor";
import type { Services } from "../../services";
import { ResumeCorrectionRow } from "./entity";
import type { CorrectionLog } from "./schema";
import { openChange } from "./sealed";

/** Who corrected what of a résumé, the newest first; also what was taken back. */
export async function listCorrections(
  services: Pick<Services, "db" | "cipher">,
  resumeId: string,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<CorrectionLog> {
  const before = cursor === undefined ? {} : { id: LessThan(decodeCursor(cursor).id) };
  const rows = await services.db.read.find(ResumeCorrectionRow, {
    where: { resumeId, ...before },
    // Ids carry the time at which they were made.
    order: { id: "DESC" },
    take: limit + 1,
  });
  const { items, nextCursor } = pageFrom(rows, limit, ({ at, id }) => ({ at, id }));
  return {
    items: items.map(({ id, author: by, at, changeSealed }) => ({
      id,
      by,
      at: at.toISOString(),
      ...openChange(services, id, changeSealed),
    })),
    nextCursor,
  };
}
