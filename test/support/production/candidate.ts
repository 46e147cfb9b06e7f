import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { type Json, openClient } from "../../bench/client";
import type { Slice } from "../../bench/recordings";
import { type Company, type Invited, linkByHand } from "./company";
import { Refused, insist } from "./insist";
import { type Mailbox, openMailbox } from "./mailbox";
import { type Answering, BATCH, type Call, type Pending, sendBatch } from "./sendBatch";
import type { Production } from "./startProduction";

/** One slice of an answer, as it was recorded. */
export type Spoken = { questionId: string; sequence: number; size: number; md5: string };
/** What one candidate did and saw. */
export type Visit = Invited & {
  interviewId: string | null;
  /** Of each answer, what was recorded of it; the place is the question's. */
  recordings: readonly (readonly Slice[])[];
  spoken: Spoken[];
  /** Slices that the server says it holds: they have left the browser's own storage. */
  acknowledged: Spoken[];
  /** Calls that brought no answer or a temporary refusal, and were made again; by what was said. */
  repeated: Map<string, number>;
  /** How often a code was asked for. */
  codesAsked: number;
  /** HR passed the link on, since no message had brought it. */
  byHand: boolean;
  completed: boolean;
};

export type Pace = {
  /** Of each answer. */
  seconds: number;
  /** Between two slices, ms: 1,000 is how people speak. */
  sliceMs: number;
  /** After so long without a link HR passes it on; after so long without a code another one is asked for. */
  patience: { linkMs: number; codeMs: number };
};

/** Between two batches while somebody speaks, as the page's uploader. */
const PACE_MS = 1_500;
const BEAT_MS = 5_000;
const LOOK_MS = 250;
const CALL_MS = 20_000;
const MIME = "audio/webm;codecs=opus";

/** Addresses of this machine's own: a person each, for limits that tell callers apart. */
const addressOf = (index: number) => `127.1.${Math.floor(index / 250)}.${(index % 250) + 1}`;

export const newVisit = (person: Invited, recordings: Visit["recordings"]): Visit => ({
  ...person,
  interviewId: null,
  recordings,
  spoken: [],
  acknowledged: [],
  repeated: new Map(),
  codesAsked: 0,
  byHand: false,
  completed: false,
});

export type World = {
  production: Production;
  company: Company;
  pace: Pace;
  /** Whether somebody begins with their answer to a question now. */
  mayAnswer(candidate: number, question: number): boolean;
  /** Whoever is not done by then is told of as broken; the page itself never gives up. */
  until: AbortSignal;
};

/** Somebody's whole interview over HTTP, as the page goes through it: link, code, consent, answers, thanks. */
export async function hold(world: World, visit: Visit, index: number): Promise<void> {
  const { production, pace, until } = world;
  const client = openClient(production.origin, 6, { localAddress: addressOf(index), timeoutMs: CALL_MS });
  const onTry = (why: string) => void visit.repeated.set(why, (visit.repeated.get(why) ?? 0) + 1);
  const call = (method: string, path: string, body?: unknown, headers = {}) =>
    insist(() => client.call(method, `/candidate${path}`, body, headers), {
      what: `${method} ${path}`,
      until,
      onTry,
    });
  try {
    const mailbox = openMailbox(production, visit);
    const token = await receiveLink(world, visit, mailbox);
    const { noticeVersion } = await call("POST", "/open", { token });
    await call("POST", "/consents", { token, recording: true, aiEvaluation: true, noticeVersion });
    const sessionToken = await identify(call, world, { token, visit, mailbox });
    const tabId = randomUUID();
    const headers = { authorization: `Bearer ${sessionToken}`, "x-tab-id": tabId };
    const seated = (method: string, path: string, body?: unknown) => call(method, path, body, headers);
    await seated("PUT", "/seat", { tabId });
    await seated("POST", "/device-check", {
      medium: "audio",
      camera: "skipped",
      microphone: "ok",
      noiseDb: -60,
      latencyMs: 20,
      recorderMimeType: MIME,
    });
    const state = await seated("POST", "/start", { medium: "audio" });
    visit.interviewId = state.interview.id;
    await answerAll(
      {
        client,
        seated,
        headers,
        onTry,
        visit,
        pace,
        mayAnswer: (question) => world.mayAnswer(index, question),
        until,
      },
      state,
    );
  } finally {
    client.close();
  }
}

async function receiveLink({ company, pace, until }: World, visit: Visit, mailbox: Mailbox): Promise<string> {
  for (;;) {
    const askAt = performance.now() + pace.patience.linkMs;
    while (performance.now() < askAt) {
      const link = mailbox.link();
      if (link) return link;
      if (until.aborted) throw new Error("no link has come");
      await pause(LOOK_MS);
    }
    const link = await linkByHand(company, visit);
    visit.byHand = link !== null;
    if (link) return link;
  }
}

/** A code that does not come, or one whose answer was lost on the way, is asked for anew, as a person does. */
async function identify(
  call: Call,
  { pace, until }: World,
  { token, visit, mailbox }: { token: string; visit: Visit; mailbox: Mailbox },
): Promise<string> {
  for (;;) {
    const before = mailbox.codes().length;
    visit.codesAsked += 1;
    await call("POST", "/codes", { token, channel: "sms" });
    const askAt = performance.now() + pace.patience.codeMs;
    while (mailbox.codes().length === before && performance.now() < askAt) {
      if (until.aborted) throw new Error("no code has come");
      await pause(LOOK_MS);
    }
    // The newest one counts; an earlier one that came late does not.
    const code = mailbox.codes().at(-1);
    if (!code) continue;
    try {
      return (await call("POST", "/sessions", { token, code })).sessionToken;
    } catch (error) {
      if (!(error instanceof Refused) || !/^identity\.(code_expired|code_wrong)$/.test(error.code))
        throw error;
    }
  }
}

async function answerAll(answering: Answering, begun: Json): Promise<void> {
  const { seated, visit, until } = answering;
  const pending: Pending[] = [];
  const spokenOut = new AbortController();
  const sending = (async () => {
    while (!spokenOut.signal.aborted || pending.length > 0) {
      if (until.aborted) throw new Error(`${pending.length} slices could not be sent`);
      if (pending.length > 0) await sendBatch(answering, pending);
      await pause(spokenOut.signal.aborted || pending.length >= BATCH ? LOOK_MS : PACE_MS);
    }
  })();
  // Whoever waits for the end hears of it.
  sending.catch(() => undefined);
  try {
    let state = begun;
    while (state.interview.status === "in_progress" && state.current) {
      state = await answerOne(answering, state.current, pending);
    }
  } finally {
    spokenOut.abort();
  }
  await sending;
  const { interview, uploadsMissing } = await seated("GET", "/interview");
  visit.completed = interview.status === "completed" && uploadsMissing.length === 0;
}

async function answerOne(answering: Answering, current: Json, pending: Pending[]): Promise<Json> {
  const { seated, visit, pace, mayAnswer, until } = answering;
  const questionId: string = current.question.id;
  const path = `/answers/${questionId}`;
  const slices = (visit.recordings[current.question.index] ?? []).slice(0, pace.seconds);
  while (!mayAnswer(current.question.index)) {
    if (until.aborted) throw new Error("what was waited for has not come");
    await pause(LOOK_MS);
  }
  try {
    await seated("POST", `${path}/present`, {});
    await seated("POST", `${path}/begin`, { take: 1, medium: "audio" });
    const beating = new AbortController();
    let recorded = 0;
    const beats = beat(answering, questionId, () => recorded, beating.signal);
    for (const [sequence, { bytes, size, md5 }] of slices.entries()) {
      await pause(pace.sliceMs);
      const spoken = { questionId, sequence, size, md5 };
      visit.spoken.push(spoken);
      pending.push({ ...spoken, bytes });
      recorded += 1;
    }
    beating.abort();
    await beats;
    const durationMs = slices.length * 1_000;
    const segment = { segment: 0, mimeType: MIME, chunks: slices.length, durationMs };
    return await seated("POST", `${path}/submit`, {
      take: 1,
      medium: "audio",
      manifest: { segments: [segment] },
      text: null,
    });
  } catch (error) {
    // An answer that was lost: what was asked for had been done, and the page loads how it stands.
    if (error instanceof Refused && error.status === 409) return seated("GET", "/interview");
    throw error;
  }
}

/** The page says that it is there; a beat that is lost is not made up for. */
async function beat(
  { client, headers }: Answering,
  questionId: string,
  recorded: () => number,
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    await pause(BEAT_MS, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    const body = { questionId, recordedMs: recorded() * 1_000 };
    await client.call("POST", "/candidate/heartbeat", body, headers).catch(() => undefined);
  }
}
