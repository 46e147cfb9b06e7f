import { STATUS_WORDS } from "../../../server/candidates/words";
import { selectOne } from "../../../server/db/statements";
import { notFound } from "../../../server/http/errors";
import { Interview } from "../../../server/interviews/entity";
import { canOver } from "../../../server/org/permissions";
import { say } from "../../words";
import { commandWords as words } from "../commandWords";
import { type Doing, showCard } from "../doing";

/** Shows a report in short to the sender alone. @throws interview.not_found */
export async function showReport(doing: Doing, interviewId: string): Promise<string> {
  const { services, sender, locale, place } = doing;
  const interview = await selectOne(services.db.read, Interview, { id: interviewId });
  if (!interview || !canOver(sender.actor, "reports.read", interview)) throw notFound("interview.not_found");
  if (interview.reportState !== "ready") {
    // How far one person is, is nothing for a group.
    if (place.kind === "group") return say(words.noReportYet, locale);
    const status = STATUS_WORDS[interview.status][locale === "zh" ? 0 : 1];
    return say(words.noReport, locale, { status });
  }
  await showCard(doing, { kind: "report", subjectId: interview.id, place: "sender" });
  return say(words.sentAlone, locale);
}
