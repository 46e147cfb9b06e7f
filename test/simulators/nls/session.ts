import { randomUUID } from "node:crypto";
import type { RawData, WebSocket } from "ws";
import type { SimSentence } from "./hear";
import type { Moment, NlsRule } from "./rules";

type Header = { message_id?: string; task_id?: string; namespace?: string; name?: string; appkey?: string };
type Frame = { header: Header; payload?: Record<string, unknown> };

export type SessionParts = {
  rule: NlsRule;
  /** Told when the moment of the rule has come. */
  met(): void;
  /** After so long without anything the service closes. */
  idleMs: number;
  /** The language of a project; undefined for none of ours. */
  languageOf(appkey: string | undefined): "zh" | "en" | undefined;
  hear(pcm16: Buffer, language: "zh" | "en"): SimSentence[];
  synthesize(text: string, voice: string): Promise<Buffer>;
  /** Whether one more may begin now; it has then begun. */
  begin(kind: "transcription" | "synthesis"): boolean;
  /** The sound that was taken in, when it is over. */
  heard(pcm16: Buffer, params: Record<string, unknown>): void;
};

const OK = 20_000_000;
const LONGEST_TEXT = 300;

/** One connection, as the gateway speaks. Source: help.aliyun.com/document_detail/324262.html. */
export function serveSession(socket: WebSocket, parts: SessionParts): void {
  const { rule } = parts;
  const sound: Buffer[] = [];
  let language: "zh" | "en" | undefined;
  let params: Record<string, unknown> = {};
  let task = "";
  let isDead = false;
  let idle: NodeJS.Timeout | undefined;

  const rest = () => {
    clearTimeout(idle);
    idle = setTimeout(
      () => fail(40_000_004, "Gateway:IDLE_TIMEOUT:Websocket session is idle for too long!"),
      parts.idleMs,
    );
    idle.unref();
  };
  socket.on("close", () => clearTimeout(idle));
  socket.on("error", () => undefined);

  const namespace = () => (params["voice"] === undefined ? "SpeechTranscriber" : "SpeechSynthesizer");
  function say(name: string, payload: Record<string, unknown> = {}, more: Record<string, unknown> = {}) {
    const header = {
      message_id: randomUUID().replaceAll("-", ""),
      task_id: task,
      namespace: namespace(),
      name,
      status: OK,
      status_text: "Gateway:SUCCESS:Success.",
      ...more,
    };
    socket.send(JSON.stringify({ header, payload }));
  }
  function fail(status: number, status_text: string) {
    say("TaskFailed", {}, { namespace: "Default", status, status_text });
    isDead = true;
    setImmediate(() => socket.close());
  }

  /** Whether the rule has taken over at this moment. */
  function misbehave(moment: Moment): boolean {
    if (!("at" in rule) || rule.at !== moment) return false;
    parts.met();
    if (rule.does === "fail") fail(rule.status, rule.text ?? "Gateway:CLIENT_ERROR:It was told to fail.");
    if (rule.does === "close") socket.close();
    if (rule.does === "cut") socket.terminate();
    if (rule.does === "babble") socket.send(rule.frame ?? '{"header":{"name":');
    isDead = true;
    return true;
  }

  const later = (run: () => void) =>
    rule.does === "be_slow" ? void setTimeout(() => socket.readyState === 1 && run(), rule.ms) : run();

  function sayHeard(sentences: SimSentence[]) {
    const late = rule.does === "end_late" || rule.does === "lose_sentence" ? sentences.length - 1 : -1;
    const terse = rule.does === "be_terse";
    const end = (sentence: SimSentence, at: number) =>
      say("SentenceEnd", {
        index: at + 1,
        time: sentence.endMs,
        begin_time: sentence.beginMs,
        result: sentence.text,
        ...(terse ? {} : { confidence: 0.93, words: sentence.words }),
        stash_result: { sentenceId: 0, beginTime: 0, text: "", currentTime: 0 },
      });
    sentences.forEach((sentence, at) => {
      say("SentenceBegin", { index: at + 1, time: sentence.beginMs });
      say("TranscriptionResultChanged", { index: at + 1, time: sentence.endMs, result: sentence.text });
      if (at !== late) end(sentence, at);
    });
    say("TranscriptionCompleted");
    const last = sentences.at(-1);
    if (rule.does === "end_late" && last) end(last, late);
  }

  function start({ header, payload = {} }: Frame) {
    task = header.task_id ?? "";
    params = payload;
    if (misbehave("start")) return;
    language = parts.languageOf(header.appkey);
    if (!/^[0-9a-f]{32}$/.test(header.message_id ?? "") || !/^[0-9a-f]{32}$/.test(task)) {
      return fail(40_000_002, "Gateway:MESSAGE_INVALID:Ids have 32 characters!");
    }
    if (!language) return fail(40_020_105, "Meta:APPKEY_NOT_EXIST:Appkey not exist!");
    if (!parts.begin(namespace() === "SpeechSynthesizer" ? "synthesis" : "transcription")) {
      return fail(40_000_005, "Gateway:TOO_MANY_REQUESTS:Too many requests!");
    }
    if (header.name === "StartSynthesis") return void speak();
    if (params["format"] !== "pcm" || params["sample_rate"] !== 16_000) {
      return fail(40_000_003, "Gateway:PARAMETER_INVALID:Only pcm at 16000 here!");
    }
    later(() => say("TranscriptionStarted"));
  }

  async function speak() {
    const { text, voice } = params;
    if (typeof text !== "string" || text === "" || text.length > LONGEST_TEXT) {
      return fail(40_000_003, "Gateway:PARAMETER_INVALID:Text is empty or too long!");
    }
    const mp3 = await parts.synthesize(text, String(voice));
    later(() => {
      for (let at = 0; at < mp3.length; at += 4_000) socket.send(mp3.subarray(at, at + 4_000));
      if (!misbehave("stop")) say("SynthesisCompleted");
    });
  }

  function stop() {
    if (misbehave("stop") || !language) return;
    const pcm16 = Buffer.concat(sound);
    parts.heard(pcm16, params);
    const heardNothing = rule.does === "hear_nothing";
    if (heardNothing && rule.as === "failure") {
      return fail(41_010_105, "Gateway:SILENT_SPEECH:No speech was detected!");
    }
    const sentences = heardNothing ? [] : parts.hear(pcm16, language);
    later(() => sayHeard(sentences));
  }

  function take(data: RawData, isBinary: boolean) {
    rest();
    if (isDead) return;
    if (isBinary) {
      sound.push(data as Buffer);
      if (sound.length === 2) misbehave("audio");
      return;
    }
    const frame = JSON.parse((data as Buffer).toString("utf8")) as Frame;
    const { name } = frame.header;
    if (name === "StartTranscription" || name === "StartSynthesis") start(frame);
    else if (name === "StopTranscription" && frame.header.task_id === task) stop();
    else fail(40_000_002, "Gateway:MESSAGE_INVALID:Can't process message!");
  }

  rest();
  if (!misbehave("connect")) socket.on("message", take);
}
