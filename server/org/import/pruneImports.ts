import { LessThan } from "typeorm";
import type { Services } from "../../services";
import { OrgImport } from "./entity";

/** Long enough to come back for the result; the addresses in it are not kept longer than that. */
const KEPT_MS = 7 * 24 * 3_600_000;

export async function pruneImports({ db, clock }: Pick<Services, "db" | "clock">): Promise<void> {
  const before = new Date(clock.now().getTime() - KEPT_MS);
  await db.write((tx) => tx.manager.delete(OrgImport, { createdAt: LessThan(before) }));
}
