/** The moments of a session: connected, told to begin, given sound, told to end. */
export type Moment = "connect" | "start" | "audio" | "stop";

/** What becomes of the next session. */
export type NlsRule =
  | { does: "work" }
  /** `TaskFailed`, after which the service closes. */
  | { does: "fail"; at: Exclude<Moment, "connect">; status: number; text?: string }
  /** Closes the connection as it should be, or breaks it. */
  | { does: "close" | "cut"; at: Moment }
  /** A frame that is none of its own, in place of the answer; the connection stays open. */
  | { does: "babble"; at: Moment; frame?: string }
  /** Says nothing more. */
  | { does: "hang"; at: Moment }
  /** Refuses the connection, as a gateway in front of it does. */
  | { does: "refuse"; http: number }
  /** The last sentence ends behind the end of everything. */
  | { does: "end_late" }
  /** The last sentence is begun and never ended. */
  | { does: "lose_sentence" }
  /** Says at the end that nobody spoke, or that there is nothing. */
  | { does: "hear_nothing"; as: "failure" | "nothing" }
  /** Gives sentences without words and without saying how sure it is. */
  | { does: "be_terse" }
  /** Answers each command so much later. */
  | { does: "be_slow"; ms: number };

/** What becomes of the next call of an API: CreateToken, SubmitTask, GetTaskResult. */
export type ApiRule =
  | { does: "answer"; status: number; body: unknown }
  | { does: "hang" }
  | { does: "cut" }
  | { does: "babble" };
