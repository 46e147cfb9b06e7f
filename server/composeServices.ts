import { join } from "node:path";
import { chooseJudges } from "./chooseJudges";
import { type Clock, systemClock } from "./clock";
import { connectDatabase, databaseLocation } from "./db/connect";
import type { Env } from "./env";
import { createEvents } from "./events/events";
import { createMetrics } from "./http/metrics";
import { openLanguageModel } from "./llm/openLanguageModel";
import { type Logger, createLogger } from "./logger";
import { clearWorkFolder } from "./media/assemble";
import { openDiskStore } from "./media/diskStore";
import { openChannels } from "./notifications/openChannels";
import { openOrganisation } from "./org/organisation";
import { openPlatforms } from "./platforms/platforms";
import { passOnNews } from "./chats/news";
import { followInterviews } from "./pipeline/followInterviews";
import { createQueue } from "./queue/queue";
import { createResumeParser } from "./resumes/resumeParser";
import { closeWithEvent } from "./reviews/tasks";
import { createRubricEngine } from "./scoring/rubricEngine";
import { createBlindIndex } from "./security/blindIndex";
import { createFieldCipher } from "./security/cipher";
import { loadOrCreateKeyRing, parseKeyRing } from "./security/keyRing";
import type { Services } from "./services";
import { createLocalSpeech } from "./speech/localSpeech";
import { createTranscriber } from "./speech/transcriber";
import { version } from "./version";
import { openQuestionVoice } from "./voice/questionVoice";

export type Composition = { services: Services; close(): Promise<void> };

/** Chooses every outside thing once, by configuration alone. Tests may hand in a clock of their own. */
export async function composeServices(
  env: Env,
  given: { clock?: Clock; log?: Logger } = {},
): Promise<Composition> {
  const clock = given.clock ?? systemClock;
  const log = given.log ?? createLogger(env);
  const ring = env.KEY_RING ? parseKeyRing(env.KEY_RING) : loadOrCreateKeyRing(env.DATA_DIR);
  const cipher = createFieldCipher(ring);
  const db = await connectDatabase(databaseLocation(env));
  const media = await openDiskStore({
    folder: join(env.DATA_DIR, "media"),
    ring,
    now: () => clock.now(),
  });
  // On SQLite nobody else can be at work in it; elsewhere a worker beside us may be.
  const abandonedMs = db.dialect === "sqlite" ? 0 : 3_600_000;
  await clearWorkFolder(join(env.DATA_DIR, "work"), new Date(clock.now().getTime() - abandonedMs));
  const ffmpeg = env.FFMPEG_PATH ? { ffmpegPath: env.FFMPEG_PATH } : {};
  const { engine, analyst } = createLocalSpeech(
    env.SPEECH_MODEL === "auto" ? {} : { model: env.SPEECH_MODEL },
  );
  const speech = createTranscriber({
    engine,
    analyst,
    decode: { ...ffmpeg, workFolder: join(env.DATA_DIR, "work") },
  });
  const voice = await openQuestionVoice({
    voicesFolder: join(env.DATA_DIR, "voices"),
    store: media,
    fallback: env.VOICE === "espeak" ? "espeak" : "browser",
    ...ffmpeg,
  });
  const metrics = createMetrics();
  const rubric = createRubricEngine();
  const llm = openLanguageModel(env, { db, clock, metrics });
  const { scoring, followUps } = chooseJudges(env, { rubric, llm, metrics });
  const resumes = createResumeParser(clock);
  const channels = openChannels(env, { db, clock, cipher });
  const events = createEvents(clock);
  const queue = createQueue(clock);
  const platforms = openPlatforms(env, { db, clock, cipher });
  events.within(followInterviews({ db, clock }));
  events.within(passOnNews({ platforms, queue, clock }));
  events.within(closeWithEvent({ clock }));
  const org = await openOrganisation(db, events, env.COMPANY_NAME, (err) =>
    log.warn({ err }, "org tree not renewed"),
  );
  // SQLite serves one process; elsewhere workers and other API processes have things to tell.
  const unfollow =
    db.dialect === "sqlite" ? null : events.follow(db, (err) => log.warn({ err }, "events not followed"));
  const services: Services = {
    env,
    version,
    log,
    clock,
    db,
    queue,
    events,
    org,
    cipher,
    blindIndex: createBlindIndex(ring),
    codeKey: ring.derive("session"),
    media,
    speech,
    scoring,
    followUps,
    resumes,
    voice,
    channels,
    platforms,
    metrics,
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
      await db.close();
    },
  };
}
