import type { Clock } from "./clock";
import type { Database } from "./db/database";
import type { Env } from "./env";
import type { Events } from "./events/events";
import type { FollowUpChooser } from "./followUps/types";
import type { Logger } from "./logger";
import type { DiskStore } from "./media/diskStore";
import type { Metrics } from "./http/metrics";
import type { Channels } from "./notifications/channels";
import type { Organisation } from "./org/organisation";
import type { Platforms } from "./platforms/platforms";
import type { Queue } from "./queue/queue";
import type { ResumeParser } from "./resumes/resumeParser";
import type { ScoringEngine } from "./scoring/types";
import type { BlindIndex } from "./security/blindIndex";
import type { FieldCipher } from "./security/cipher";
import type { Transcriber } from "./speech/transcriber";
import type { QuestionVoice } from "./voice/questionVoice";

/** Everything outside the features, chosen once in `composeServices.ts`. Commands take what they need of it. */
export type Services = {
  env: Env;
  version: string;
  log: Logger;
  clock: Clock;
  db: Database;
  queue: Queue;
  events: Events;
  org: Organisation;
  cipher: FieldCipher;
  blindIndex: BlindIndex;
  /** Keys one-time codes, so that a stolen table cannot be searched through a million codes. */
  codeKey: Buffer;
  media: DiskStore;
  speech: Transcriber;
  scoring: ScoringEngine;
  resumes: ResumeParser;
  followUps: FollowUpChooser;
  voice: QuestionVoice;
  channels: Channels;
  platforms: Platforms;
  metrics: Metrics;
};
