import { batchOf, refreshProgress, subjectsOf } from "../../../server/chats/progressSubjects";
import { selectOne } from "../../../server/db/statements";
import { Interview } from "../../../server/interviews/entity";
import type { NewsListener } from "../news/tellNews";

/** An interview that moved on changes every card that counts it. */
export const refreshOnNews: NewsListener = async ({ services }, { event, id }) => {
  if (!event.startsWith("interview.")) return;
  const interview = await selectOne(services.db.read, Interview, { id });
  if (!interview) return;
  const batchId = await batchOf(services.db, id);
  const subjects = [...(batchId === null ? [] : [batchId]), ...subjectsOf(services.org.tree(), interview)];
  return (tx) => refreshProgress(services, tx, subjects);
};
