import type { Clock } from "./clock";
import type { Database } from "./db/database";
import type { Env } from "./env";
import type { Events } from "./events/events";
import type { FollowUpChooser } from "./followUps/types";
import type { Logger } from "./logger";
import type { MediaDoors } from "./media/diskStore";
import type { MediaStore } from "./media/types";
import type { Metrics } from "./metrics/createMetrics";
import type { Channels } from "./notifications/channels";
import type { Organisation } from "./org/organisation";
import type { Platforms } from "./platforms/platforms";
import type { Queue } from "./queue/queue";
import type { RedisLink } from "./redis/openRedis";
import type { ResumeParser } from "./resumes/resumeParser";
import type { ScoringEngine } from "./scoring/types";
import type { BlindIndex } from "./security/blindIndex";
import type { FieldCipher } from "./security/cipher";
import type { Shutdown } from "./shutdown";
import type { Transcriber } from "./speech/transcriber";
import type { Tracing } from "./tracing/tracing";
import type { QuestionVoice } from "./voice/questionVoice";
import type { WebhookSender } from "./webhooks/sender";

/** Everything outside the features, chosen once in `composeServices.ts`. Commands take what they need of it. */
export type Services = {
  env: Env;
  version: string;
  log: Logger;
  clock: Clock;
  db: Database;
  /** Null where none is configured. */
  redis: RedisLink | null;
  queue: Queue;
  events: Events;
  org: Organisation;
  cipher: FieldCipher;
  blindIndex: BlindIndex;
  /** Keys one-time codes, so that a stolen table cannot be searched through a million codes. */
  codeKey: Buffer;
  media: MediaStore;
  /** Null where the store serves browsers by itself. */
  mediaDoors: MediaDoors | null;
  speech: Transcriber;
  scoring: ScoringEngine;
  resumes: ResumeParser;
  followUps: FollowUpChooser;
  voice: QuestionVoice;
  channels: Channels;
  platforms: Platforms;
  webhooks: WebhookSender;
  metrics: Metrics;
  tracing: Tracing;
  shutdown: Shutdown;
};
