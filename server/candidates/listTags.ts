import type { StaffActor } from "../http/actors";
import { scopeOf } from "../org/permissions";
import { withinScope } from "../org/scope";
import type { Services } from "../services";
import { CandidateTagName } from "./entity";

const MOST = 200;

/** Tags in use in the actor's units, for choosing from. */
export async function listTags(
  { db }: Pick<Services, "db">,
  actor: StaffActor,
  beginning: string | undefined,
): Promise<string[]> {
  const builder = db.read
    .createQueryBuilder(CandidateTagName, "name")
    .select("DISTINCT name.tag", "tag")
    .where("1 = 1")
    .orderBy("name.tag", "ASC")
    .limit(MOST);
  withinScope(builder, "name", scopeOf(actor, "candidates.read"));
  if (beginning) {
    builder.andWhere("name.tag LIKE :beginning", { beginning: `${beginning.replace(/[\\%_]/g, "")}%` });
  }
  const rows = await builder.getRawMany<{ tag: string }>();
  return rows.map(({ tag }) => tag);
}
