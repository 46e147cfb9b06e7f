import { cutJob } from "./archiveQueries/cutArchive";
import { rebuildFacts, rebuildOnce } from "./archiveQueries/rebuildFacts";
import { runWorkImport } from "./archive/imports/runImport";
import { syncRoster } from "./archive/roster/syncRoster";
import { runBatch } from "./batches/runBatch";
import { countOnce } from "./insight/progress/recount";
import { onceThere } from "./db/onceThere";
import { syncContacts } from "./chats/accounts/sync/syncContacts";
import { runImport } from "./candidates/imports/runImport";
import { followAnswer } from "./followUps/followAnswer";
import { goOnLater } from "./interviews/goOn";
import { deliverLetter } from "./letters/deliverLetter";
import { assembleAnswer } from "./media/assembleAnswer";
import { deliverMessage } from "./notifications/deliverMessage";
import { sendResetLink } from "./org/login/requestReset";
import { rebasePlans } from "./plans/inherit/rebasePlans";
import { backfillCandidacies } from "./pipeline/backfill/backfillCandidacies";
import { screenCandidate, screenPosition } from "./profiles/screening/screenPeople";
import type { ChatJobKind, JobKind } from "./queue/queue";
import { type JobHandlers, createRunner } from "./queue/runner";
import { parseKept } from "./resumes/kept/parseKept";
import { composeReport } from "./reports/composeReport";
import { unsealInTime } from "./reviews/tasks";
import { runRules } from "./rules/runRules";
import { endRounds } from "./rounds/endRounds";
import { syncCalendars } from "./rounds/calendars/syncCalendars";
import { warmUpRubricEngine } from "./scoring/rubric/engine";
import { scoreAnswer } from "./scoring/scoreAnswer";
import { listSchedules } from "./schedules/listSchedules";
import { runSchedules } from "./schedules/runSchedules";
import type { Services } from "./services";
import { composeTakeOut } from "./takeOuts/composeTakeOut";
import { transcribeAnswer } from "./speech/transcribeAnswer";
import { observeJobs } from "./telemetry/observeJobs";
import { releaseFeedback } from "./feedback/releaseFeedback";
import { deliverWebhooks } from "./webhooks/deliver";
import { prepareFollowUp, prepareQuestions } from "./voice/prepareQuestions";

type WorkerJobKind = Exclude<JobKind, ChatJobKind>;

/** What each kind of job does; those of the chats are the bot's (bot/jobs.ts). */
export const listHandlers = (services: Services): JobHandlers<WorkerJobKind> => ({
  "media.assemble": assembleAnswer(services),
  "speech.transcribe": transcribeAnswer(services),
  "scoring.score": scoreAnswer(services),
  "reports.compose": composeReport(services),
  "reviews.unseal": unsealInTime(services),
  "letters.deliver": deliverLetter(services),
  "take_outs.compose": composeTakeOut(services),
  "feedback.release": releaseFeedback(services),
  "rules.run": runRules(services),
  "voice.prepare": prepareQuestions(services),
  "voice.follow_up": prepareFollowUp(services),
  "notifications.deliver": deliverMessage(services),
  // Mail servers turn away whoever sends a whole batch of invitations at once.
  "notifications.deliver_mail": { ...deliverMessage(services), rate: { max: 20, perMs: 1_000 } },
  "batches.run": runBatch(services),
  "staff.reset": sendResetLink(services),
  "candidates.import": runImport(services),
  "archive.import": runWorkImport(services),
  "resumes.parse": parseKept(services),
  "screening.position": screenPosition(services),
  "screening.candidate": screenCandidate(services),
  "candidacies.backfill": backfillCandidacies(services),
  "contacts.sync": syncContacts(services),
  "roster.sync": syncRoster(services),
  "interviews.follow_up": followAnswer(services),
  "interviews.go_on": goOnLater(services),
  "plans.rebase": rebasePlans(services),
  "archive.cut": cutJob(services),
  "archive.rebuild": rebuildFacts(services),
  "webhooks.deliver": deliverWebhooks(services),
  "rounds.calendar": syncCalendars(services),
  "rounds.end": endRounds(services),
});

/** The worker of one process: the outbox's jobs, and what time alone brings. */
export function createWorker(services: Services) {
  const { db, queue, clock, log } = services;
  const runner = createRunner({
    db,
    queue,
    clock,
    log,
    handlers: listHandlers(services),
    around: observeJobs(services),
  });
  const schedules = runSchedules(services, listSchedules(services));
  return {
    async start() {
      // The first answer must not wait for dictionaries.
      setImmediate(warmUpRubricEngine);
      await onceThere(log, () => countOnce(services));
      await onceThere(log, () => rebuildOnce(services));
      await runner.start();
      schedules.start();
    },
    async stop() {
      schedules.stop();
      await runner.stop();
    },
  };
}
export type Worker = ReturnType<typeof createWorker>;
