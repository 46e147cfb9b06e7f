import { Cron } from "croner";
import { remindRecipients } from "./batches/remindRecipients";
import { runBatch } from "./batches/runBatch";
import { foldCounts } from "./insight/progress/foldCounts";
import { raiseAlerts } from "./insight/passRates/raiseAlerts";
import { callDigest } from "./insight/callDigest";
import { countOnce, recountInterviews } from "./insight/progress/recount";
import { pruneTurns } from "./chats/pruneTurns";
import { pruneCandidateImports } from "./candidates/imports/manageImports";
import { queueNightlySyncs } from "./chats/accounts/sync/requestSync";
import { syncContacts } from "./chats/accounts/sync/syncContacts";
import { runImport } from "./candidates/imports/runImport";
import { sweepResumes } from "./candidates/resumes/sweepResumes";
import { pruneIdentities } from "./interviews/pruneIdentities";
import { followAnswer } from "./followUps/followAnswer";
import { goOnLater } from "./interviews/goOn";
import { sweepInterviews } from "./interviews/sweepInterviews";
import { pruneReplies } from "./llm/replies";
import { assembleAnswer } from "./media/assembleAnswer";
import { sweepUploads } from "./media/sweepUploads";
import { deliverMessage } from "./notifications/deliverMessage";
import { pruneSandbox } from "./notifications/pruneSandbox";
import { sendResetLink } from "./org/login/requestReset";
import { pruneImports } from "./org/import/pruneImports";
import { pruneLogins } from "./org/login/sessions";
import { rebasePlans } from "./plans/inherit/rebasePlans";
import { pruneJobs } from "./queue/pruneJobs";
import { screenCandidate, screenPosition } from "./profiles/screening/screenPeople";
import type { ChatJobKind, JobKind } from "./queue/queue";
import { type JobHandlers, createRunner } from "./queue/runner";
import { parseKept } from "./resumes/kept/parseKept";
import { queueOutdated } from "./resumes/kept/queueParse";
import { composeReport } from "./reports/composeReport";
import { unsealInTime } from "./reviews/tasks";
import { warmUpRubricEngine } from "./scoring/rubric/engine";
import { pruneScorers } from "./scoring/calibration/tools/fittedScorers";
import { scoreAnswer } from "./scoring/scoreAnswer";
import type { Services } from "./services";
import { transcribeAnswer } from "./speech/transcribeAnswer";
import { prepareFollowUp, prepareQuestions } from "./voice/prepareQuestions";

type WorkerJobKind = Exclude<JobKind, ChatJobKind>;

/** What each kind of job does; those of the chats are the bot's (bot/jobs.ts). */
export const listHandlers = (services: Services): JobHandlers<WorkerJobKind> => ({
  "media.assemble": assembleAnswer(services),
  "speech.transcribe": transcribeAnswer(services),
  "scoring.score": scoreAnswer(services),
  "reports.compose": composeReport(services),
  "reviews.unseal": unsealInTime(services),
  "voice.prepare": prepareQuestions(services),
  "voice.follow_up": prepareFollowUp(services),
  "notifications.deliver": deliverMessage(services),
  "notifications.deliver_mail": deliverMessage(services),
  "batches.run": runBatch(services),
  "staff.reset": sendResetLink(services),
  "candidates.import": runImport(services),
  "resumes.parse": parseKept(services),
  "screening.position": screenPosition(services),
  "screening.candidate": screenCandidate(services),
  "contacts.sync": syncContacts(services),
  "interviews.follow_up": followAnswer(services),
  "interviews.go_on": goOnLater(services),
  "plans.rebase": rebasePlans(services),
});

/** The worker of one process: the outbox's jobs, and what time alone brings. */
export function createWorker(services: Services) {
  const { db, queue, clock, log } = services;
  const runner = createRunner({ db, queue, clock, log, handlers: listHandlers(services) });
  const schedule = (pattern: string, work: () => Promise<void>) =>
    new Cron(
      pattern,
      { paused: true, protect: true, catch: (error) => log.error({ err: error }, "schedule") },
      work,
    );
  const schedules = [
    schedule("* * * * *", () => sweepInterviews(services)),
    schedule("*/15 * * * * *", () => foldCounts(services)),
    schedule("* * * * *", () => remindRecipients(services)),
    schedule("37 * * * *", async () => {
      const raised = await raiseAlerts(services);
      if (raised > 0) log.info({ raised }, "pass rate alerts raised");
    }),
    schedule("* * * * *", () => callDigest(services)),
    // Nothing should be wrong; if it is, not for longer than a day.
    schedule("41 3 * * *", async () => {
      const wrong = await recountInterviews(services);
      if (wrong > 0) log.warn({ wrong }, "counts of interviews put right");
    }),
    schedule("7 2 * * *", () => queueNightlySyncs(services)),
    // While few are there, a bounded amount a night.
    schedule("11 2 * * *", async () => {
      await pruneIdentities(services);
      await pruneSandbox(services);
      const removed = await sweepUploads(services);
      if (removed > 0) log.info({ removed }, "uploads that were never acknowledged removed");
      const orphans = await sweepResumes(services);
      if (orphans > 0) log.info({ removed: orphans }, "résumés whose row was never written removed");
      await pruneReplies(services);
    }),
    // A newer parser reads again what an older one has read.
    schedule("23 2 * * *", async () => {
      const queued = await queueOutdated(services);
      if (queued > 0) log.info({ queued }, "résumés are read again");
    }),
    schedule("17 * * * *", () => pruneJobs(services)),
    schedule("29 * * * *", () => pruneCandidateImports(services)),
    schedule("47 * * * *", () => pruneScorers(services)),
    schedule("43 * * * *", () => pruneLogins(services)),
    schedule("53 * * * *", () => pruneImports(services)),
    schedule("57 * * * *", () => pruneTurns(services)),
  ];
  return {
    async start() {
      // The first answer must not wait for dictionaries.
      setImmediate(warmUpRubricEngine);
      await countOnce(services);
      await runner.start();
      for (const cron of schedules) cron.resume();
    },
    async stop() {
      for (const cron of schedules) cron.stop();
      await runner.stop();
    },
  };
}
export type Worker = ReturnType<typeof createWorker>;
