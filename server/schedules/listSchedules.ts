import { pruneWorkImports } from "../archive/imports/manageImports";
import { queueNightlyRoster } from "../archive/roster/requestRosterSync";
import { cutArchive, cutFirst } from "../archiveQueries/cutArchive";
import { remindRecipients } from "../batches/remindRecipients";
import { pruneCandidateImports } from "../candidates/imports/manageImports";
import { sweepResumes } from "../candidates/resumes/sweepResumes";
import { queueNightlySyncs } from "../chats/accounts/sync/requestSync";
import { pruneTurns } from "../chats/pruneTurns";
import { callDigest } from "../insight/callDigest";
import { raiseAlerts } from "../insight/passRates/raiseAlerts";
import { foldCounts } from "../insight/progress/foldCounts";
import { recountInterviews } from "../insight/progress/recount";
import { pruneIdentities } from "../interviews/pruneIdentities";
import { sweepInterviews } from "../interviews/sweepInterviews";
import { pruneReplies } from "../llm/replies";
import { sweepUploads } from "../media/sweepUploads";
import { pruneSandbox } from "../notifications/pruneSandbox";
import { pruneImports } from "../org/import/pruneImports";
import { pruneLogins } from "../org/login/sessions";
import { pruneJobs } from "../queue/pruneJobs";
import { queueOutdated } from "../resumes/kept/queueParse";
import { pruneScorers } from "../scoring/calibration/tools/fittedScorers";
import type { Services } from "../services";
import { sweepLentSound } from "../speech/nls/fileEngine";
import { endOldAgreements } from "../standing/talentPool";
import { endTakeOuts } from "../takeOuts/endTakeOuts";
import { wakeForgotten } from "../webhooks/deliver";
import { pruneDeliveries } from "../webhooks/prune";
import type { Schedule } from "./runSchedules";

/** What the worker does by the clock; the bot's own is in bot/bot.ts. */
export function listSchedules(services: Services): Schedule[] {
  const { log } = services;
  /** Says so where there was anything. */
  const tell = async (counting: Promise<number>, words: string, level: "info" | "warn" = "info") => {
    const count = await counting;
    if (count > 0) log[level]({ count }, words);
  };
  return [
    { name: "counts.fold", pattern: "*/15 * * * * *", work: () => foldCounts(services) },

    { name: "interviews.sweep", pattern: "* * * * *", work: () => sweepInterviews(services) },
    { name: "batches.remind", pattern: "* * * * *", work: () => remindRecipients(services) },
    { name: "digest.call", pattern: "* * * * *", work: () => callDigest(services) },

    { name: "archive.cut_first", pattern: "*/10 * * * *", work: () => cutFirst(services) },
    { name: "take_outs.end", pattern: "*/10 * * * *", work: () => endTakeOuts(services) },
    { name: "webhooks.wake", pattern: "*/10 * * * *", work: () => wakeForgotten(services) },

    { name: "jobs.prune", pattern: "17 * * * *", work: () => pruneJobs(services) },
    { name: "webhooks.prune", pattern: "19 * * * *", work: () => pruneDeliveries(services) },
    { name: "candidate_imports.prune", pattern: "29 * * * *", work: () => pruneCandidateImports(services) },
    { name: "work_imports.prune", pattern: "31 * * * *", work: () => pruneWorkImports(services) },
    {
      name: "pass_rates.alert",
      pattern: "37 * * * *",
      work: () => tell(raiseAlerts(services), "pass rate alerts raised"),
    },
    { name: "logins.prune", pattern: "43 * * * *", work: () => pruneLogins(services) },
    { name: "scorers.prune", pattern: "47 * * * *", work: () => pruneScorers(services) },
    { name: "org_imports.prune", pattern: "53 * * * *", work: () => pruneImports(services) },
    { name: "turns.prune", pattern: "57 * * * *", work: () => pruneTurns(services) },

    { name: "contacts.sync", pattern: "7 2 * * *", work: () => queueNightlySyncs(services) },
    { name: "roster.sync", pattern: "37 2 * * *", work: () => queueNightlyRoster(services) },
    // While few are there, a bounded amount a night.
    { name: "identities.prune", pattern: "11 2 * * *", work: () => pruneIdentities(services) },
    { name: "sandbox.prune", pattern: "12 2 * * *", work: () => pruneSandbox(services) },
    {
      name: "uploads.sweep",
      pattern: "13 2 * * *",
      work: () => tell(sweepUploads(services), "uploads that were never acknowledged removed"),
    },
    {
      name: "resumes.sweep",
      pattern: "14 2 * * *",
      work: () => tell(sweepResumes(services), "résumés whose row was never written removed"),
    },
    {
      name: "lent_sound.sweep",
      pattern: "16 2 * * *",
      work: () => tell(sweepLentSound(services.media), "sound that was lent to be recognised removed"),
    },
    { name: "replies.prune", pattern: "15 2 * * *", work: () => pruneReplies(services) },
    // A newer parser reads again what an older one has read.
    {
      name: "resumes.parse",
      pattern: "23 2 * * *",
      work: () => tell(queueOutdated(services), "résumés are read again"),
    },
    // Where enough has changed that nobody stands alone between yesterday's answers and today's.
    { name: "archive.cut", pattern: "31 2 * * *", work: () => cutArchive(services) },
    {
      name: "agreements.end",
      pattern: "33 2 * * *",
      work: () => tell(endOldAgreements(services), "agreements to the talent pool have ended"),
    },
    // Nothing should be wrong; if it is, not for longer than a day.
    {
      name: "counts.check",
      pattern: "41 3 * * *",
      work: () => tell(recountInterviews(services), "counts of interviews put right", "warn"),
    },
  ];
}
