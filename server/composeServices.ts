import { join } from "node:path";
import { followReviews } from "./archiveQueries/keepFacts";
import { chooseJudges } from "./chooseJudges";
import { type Clock, systemClock } from "./clock";
import { connectDatabase, databaseLocation } from "./db/connect";
import { tellOutage } from "./db/tellOutage";
import type { Env } from "./env";
import { openEventWire } from "./events/eventWire";
import { createEvents } from "./events/events";
import { followForCandidates } from "./feedback/followForCandidates";
import { openLanguageModel } from "./llm/openLanguageModel";
import { type Logger, createLogger } from "./logger";
import { clearWorkFolder } from "./media/assemble";
import { openMedia } from "./media/openMedia";
import { createMetrics } from "./metrics/createMetrics";
import { openChannels } from "./notifications/openChannels";
import { openOrganisation } from "./org/organisation";
import { openPlatforms } from "./platforms/platforms";
import { passOnNews } from "./chats/news";
import { followInterviews } from "./pipeline/followInterviews";
import { runsApart } from "./preflight/describeSettings";
import { openQueue } from "./queue/openQueue";
import { openRedis } from "./redis/openRedis";
import { createResumeParser } from "./resumes/resumeParser";
import { closeWithEvent } from "./reviews/tasks";
import { followRules } from "./rules/followRules";
import { followRounds } from "./rounds/followRounds";
import { createRubricEngine } from "./scoring/rubricEngine";
import { createBlindIndex } from "./security/blindIndex";
import { createFieldCipher } from "./security/cipher";
import { keepKeyProofs } from "./security/keyProofs";
import { loadOrCreateKeyRing, parseKeyRing } from "./security/keyRing";
import type { Services } from "./services";
import { createShutdown } from "./shutdown";
import { chooseSpeech } from "./speech/chooseSpeech";
import { openNlsAccount } from "./speech/nls/account";
import { createTranscriber } from "./speech/transcriber";
import { countInterviews } from "./telemetry/countInterviews";
import { observeChannels } from "./telemetry/observeChannels";
import { observeDatabase } from "./telemetry/observeDatabase";
import { observeQueue } from "./telemetry/observeQueue";
import { observeScoring } from "./telemetry/observeScoring";
import { countSpeech, observeSpeech } from "./telemetry/observeSpeech";
import { observeWebhooks } from "./telemetry/observeWebhooks";
import { openTracing } from "./tracing/openTracing";
import { version } from "./version";
import { chooseOutsideVoice } from "./voice/chooseVoice";
import { openQuestionVoice } from "./voice/questionVoice";
import { followEvents } from "./webhooks/followEvents";
import { createWebhookSender } from "./webhooks/sender";

export type Composition = { services: Services; close(): Promise<void> };

/** Chooses every outside thing once, by configuration alone. Tests may hand in a clock of their own. */
export async function composeServices(
  env: Env,
  given: { clock?: Clock; log?: Logger } = {},
): Promise<Composition> {
  const clock = given.clock ?? systemClock;
  const metrics = createMetrics();
  const tracing = openTracing(env, {
    metrics,
    failed: (error) => log.warn({ err: error }, "the collector of traces is not reached"),
  });
  const telemetry = { metrics, tracing };
  const log = given.log ?? createLogger(env, undefined, tracing.on ? tracing.logFields : undefined);
  const ring = env.KEY_RING ? parseKeyRing(env.KEY_RING) : loadOrCreateKeyRing(env.DATA_DIR);
  const cipher = createFieldCipher(ring);
  const connected = await connectDatabase(databaseLocation(env, { replica: env.ROLES.includes("api") }), {
    migrates: !runsApart(env),
    // On the laptop nobody waits for it.
    onDone: (migration, ms) => log[env.DATABASE_URL ? "info" : "debug"]({ migration, ms }, "migrated"),
    onNewer: (unknown) => log.warn({ unknown }, "the database was migrated by newer code"),
    onReplica: (replica, err) => log[replica === "used" ? "info" : "warn"]({ replica, err }, "read replica"),
  });
  const db = observeDatabase(connected, telemetry);
  await keepKeyProofs(db, ring, clock).catch(async (error: unknown) => {
    await db.close();
    throw error;
  });
  const redis = openRedis(env, log);
  const { media, mediaDoors } = await openMedia(env, { ring, clock });
  // Elsewhere than on SQLite a worker beside us may be at work in it.
  await clearWorkFolder(join(env.DATA_DIR, "work"), clock.now(), { isAlone: db.dialect === "sqlite" });
  const ffmpeg = env.FFMPEG_PATH ? { ffmpegPath: env.FFMPEG_PATH } : {};
  const nls = openNlsAccount(env, clock);
  const { engine, analyst } = chooseSpeech(env, {
    nls,
    media,
    clock,
    observe: ({ failure, ...heard }) => {
      countSpeech(metrics, { failure, ...heard });
      if (failure === null) log.debug(heard, "speech heard");
      else log.warn({ ...heard, failure }, "speech not heard");
    },
  });
  const speech = createTranscriber({
    engine: observeSpeech(telemetry, engine),
    analyst,
    decode: { ...ffmpeg, workFolder: join(env.DATA_DIR, "work") },
  });
  const voice = await openQuestionVoice({
    voicesFolder: join(env.DATA_DIR, "voices"),
    store: media,
    outside: chooseOutsideVoice(env, nls),
    fallback: env.VOICE === "espeak" ? "espeak" : "browser",
    ...ffmpeg,
  });
  const rubric = createRubricEngine();
  const llm = openLanguageModel(env, { db, clock, metrics });
  const { scoring, followUps } = chooseJudges(env, { rubric, llm, metrics });
  const resumes = createResumeParser(clock);
  const channels = observeChannels(telemetry, openChannels(env, { db, clock, cipher }));
  const events = createEvents(clock);
  const queue = observeQueue(openQueue({ db, clock, log, redis }), telemetry);
  const platforms = openPlatforms(env, { db, clock, cipher });
  events.within(countInterviews(metrics));
  events.within(followInterviews({ db, clock, events }));
  events.within(followReviews({ db, clock }));
  events.within(passOnNews({ platforms, queue, clock }));
  events.within(closeWithEvent({ clock }));
  events.within(followForCandidates({ db, clock, queue, cipher, env }));
  events.within(followRules({ queue, clock }));
  events.within(followRounds({ cipher, clock, queue, platforms, env }));
  const org = await openOrganisation(db, events, env.COMPANY_NAME, (err) =>
    log.warn({ err }, "org tree not renewed"),
  );
  events.within(followEvents({ clock, queue, org }));
  // SQLite serves one process; elsewhere workers and other API processes have things to tell.
  const unfollow =
    db.dialect === "sqlite"
      ? null
      : events.follow(
          db,
          (err, isFirst) => {
            if (!tellOutage(log, err) && isFirst) log.warn({ err }, "events not followed");
          },
          redis && openEventWire(redis, log),
        );
  const services: Services = {
    env,
    version,
    log,
    clock,
    db,
    redis,
    queue,
    events,
    org,
    cipher,
    blindIndex: createBlindIndex(ring),
    codeKey: ring.derive("session"),
    media,
    mediaDoors,
    speech,
    scoring: observeScoring(telemetry, scoring),
    followUps,
    resumes,
    voice,
    channels,
    platforms,
    webhooks: observeWebhooks(telemetry, createWebhookSender({ toLoopback: env.WEBHOOKS_TO_LOOPBACK })),
    metrics,
    tracing,
    shutdown: createShutdown(),
  };
  return {
    services,
    async close() {
      llm?.client.close();
      unfollow?.();
      org.close();
      await Promise.all([
        speech.close(),
        voice.close(),
        rubric.close(),
        resumes.close(),
        channels.sms.close(),
        channels.email.close(),
      ]);
      await media.close();
      await queue.transport.close();
      await redis?.close();
      await tracing.close();
      await db.close();
    },
  };
}
