import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { type IncomingMessage, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { WebSocketServer } from "ws";
import { ACCESS_KEY, signatureFault } from "../aliyunSms";
import { type KnownSound, hear, layOut } from "./hear";
import type { ApiRule, NlsRule } from "./rules";
import { serveSession } from "./session";
import { createToneMp3 } from "./toneMp3";

export { ACCESS_KEY } from "../aliyunSms";
export type { ApiRule, NlsRule } from "./rules";

/** Projects of each language that the service knows. */
export const APPKEYS = { zh: "project-of-mandarin", en: "project-of-english" };

export type NlsCounts = {
  tokens: number;
  /** Sessions that began and the most at once, by what they did. */
  transcriptions: number;
  syntheses: number;
  most: number;
  /** Connections that are open now. */
  open: number;
  /** Refused for being too many. */
  refused: number;
  files: number;
  /** Seconds of sound that were taken in. */
  soundSeconds: number;
};

export type NlsService = {
  /** `ws://127.0.0.1:<port>/ws/v1` */
  url: string;
  /** Of CreateToken, and of recorded files. */
  endpoint: string;
  counts(): NlsCounts;
  /** What was asked for and how much sound there was, of each transcription that was stopped. */
  sessions: { params: Record<string, unknown>; bytes: number }[];
  /** Texts that were spoken, with the voice. */
  spoken: { text: string; voice: string }[];
  /** Of the next sessions, in order. */
  behave(...rules: NlsRule[]): void;
  /** Rules that a session met, in order; one that has a moment of its own, once that moment came. */
  met: readonly NlsRule[];
  /** No rule waits any more. */
  forgive(): void;
  /** Of the next calls of an API. */
  answer(action: string, ...rules: ApiRule[]): void;
  /** More at once are refused. */
  limit(concurrency: number): void;
  /** Every token so far ends. */
  expireTokens(): void;
  /** So long do tokens live from now on. */
  liveFor(ms: number): void;
  teach(...sounds: KnownSound[]): void;
  close(): Promise<void>;
};

const HALF_DAY_MS = 12 * 3_600_000;

/** Alibaba NLS as far as we use it: tokens, real-time recognition, recorded files, synthesis. */
export async function openNlsService({
  now = () => new Date(),
  port = 0,
  idleMs = 10_000,
}: { now?: () => Date; port?: number; idleMs?: number } = {}): Promise<NlsService> {
  const tokens = new Map<string, number>();
  const nonces = new Set<string>();
  const rules: NlsRule[] = [];
  const met: NlsRule[] = [];
  const apiRules = new Map<string, ApiRule[]>();
  const tasks = new Map<string, { polls: number; result: Promise<unknown> }>();
  const known: ReturnType<typeof layOut>[] = [];
  const sessions: NlsService["sessions"] = [];
  const spoken: NlsService["spoken"] = [];
  const begun = { transcription: 0, synthesis: 0 };
  const made = { tokens: 0, refused: 0, most: 0, files: 0, bytes: 0 };
  const synthesize = createToneMp3();
  let atOnce = Number.POSITIVE_INFINITY;
  let busy = 0;
  let lifeMs = HALF_DAY_MS;
  const languageOf = (appkey: string | undefined) =>
    appkey === APPKEYS.zh ? "zh" : appkey === APPKEYS.en ? "en" : undefined;

  const answer = (res: ServerResponse, body: unknown, status = 200) => {
    res.writeHead(status, { "content-type": "application/json", date: now().toUTCString() });
    res.end(JSON.stringify(body));
  };

  function createToken(res: ServerResponse) {
    const id = randomUUID().replaceAll("-", "");
    const expires = now().getTime() + lifeMs;
    tokens.set(id, expires);
    made.tokens += 1;
    const Token = { UserId: "1234", Id: id, ExpireTime: Math.floor(expires / 1000) };
    answer(res, { NlsRequestId: randomUUID(), RequestId: randomUUID(), ErrMsg: "", Token });
  }

  async function recognizeFile(link: string, language: "zh" | "en") {
    const response = await fetch(link);
    if (!response.ok) return { StatusCode: 41_050_002, StatusText: "FILE_DOWNLOAD_FAILED" };
    const wav = Buffer.from(await response.arrayBuffer());
    if (wav.toString("latin1", 0, 4) !== "RIFF") {
      return { StatusCode: 41_050_003, StatusText: "FILE_CHECK_FAILED" };
    }
    const sentences = hear(wav.subarray(44), language, known);
    if (sentences.length === 0) {
      return { StatusCode: 21_050_003, StatusText: "SUCCESS_WITH_NO_VALID_FRAGMENT" };
    }
    const Sentences = sentences.map(({ text: Text, beginMs, endMs }) => ({
      BeginTime: beginMs,
      EndTime: endMs,
      Text,
      ChannelId: 0,
      SilenceDuration: 0,
      SpeechRate: 200,
      EmotionValue: 6.5,
    }));
    const Words = sentences.flatMap(({ words }) =>
      words.map(({ text: Word, startTime, endTime }) => ({
        Word,
        BeginTime: startTime,
        EndTime: endTime,
        ChannelId: 0,
      })),
    );
    return { StatusCode: 21_050_000, StatusText: "SUCCESS", Result: { Sentences, Words } };
  }

  function submitTask(query: URLSearchParams, res: ServerResponse) {
    const task = JSON.parse(query.get("Task") ?? "{}") as Record<string, string>;
    const language = languageOf(task["appkey"]);
    const TaskId = randomUUID().replaceAll("-", "");
    if (!language) return answer(res, { TaskId, StatusCode: 40_020_105, StatusText: "APPKEY_NOT_EXIST" });
    made.files += 1;
    const result = recognizeFile(task["file_link"] ?? "", language).catch(() => ({
      StatusCode: 41_050_002,
      StatusText: "FILE_DOWNLOAD_FAILED",
    }));
    tasks.set(TaskId, { polls: 0, result });
    answer(res, { TaskId, RequestId: randomUUID(), StatusCode: 21_050_000, StatusText: "SUCCESS" });
  }

  async function getTaskResult(query: URLSearchParams, res: ServerResponse) {
    const TaskId = query.get("TaskId") ?? "";
    const task = tasks.get(TaskId);
    if (!task) return answer(res, { TaskId, StatusCode: 41_050_004, StatusText: "TASK_NOT_EXIST" });
    task.polls += 1;
    if (task.polls === 1) {
      return answer(res, { TaskId, StatusCode: 21_050_001, StatusText: "RUNNING" });
    }
    answer(res, { TaskId, BizDuration: 1, ...((await task.result) as object) });
  }

  async function control(req: IncomingMessage, res: ServerResponse) {
    // For a test that runs this as a process of its own.
    if (req.url === "/_simulator/counts") return answer(res, service.counts());
    const body = JSON.parse(await text(req)) as { rules?: NlsRule[]; limit?: number; expire?: boolean };
    service.behave(...(body.rules ?? []));
    if (body.limit !== undefined) service.limit(body.limit);
    if (body.expire) service.expireTokens();
    answer(res, {});
  }

  async function handle(req: IncomingMessage, res: ServerResponse) {
    if (req.url?.startsWith("/_simulator/")) return control(req, res);
    const fault = signatureFault(req, await text(req), ACCESS_KEY.accessKeySecret, now());
    if (fault) return answer(res, { Code: fault, Message: fault }, fault.startsWith("Invalid") ? 404 : 400);
    const nonce = String(req.headers["x-acs-signature-nonce"]);
    if (nonces.has(nonce)) return answer(res, { Code: "SignatureNonceUsed" }, 400);
    nonces.add(nonce);
    const action = String(req.headers["x-acs-action"]);
    const rule = apiRules.get(action)?.shift();
    if (rule?.does === "hang") return;
    if (rule?.does === "cut") return void res.destroy();
    if (rule?.does === "babble") return void res.writeHead(502).end("<html>502 Bad Gateway</html>");
    if (rule) return answer(res, rule.body, rule.status);
    const query = new URL(req.url ?? "/", "http://service").searchParams;
    const asked = `${req.method} ${action} ${String(req.headers["x-acs-version"])}`;
    if (asked === "POST CreateToken 2019-02-28") return createToken(res);
    if (asked === "POST SubmitTask 2018-08-17") return submitTask(query, res);
    if (asked === "GET GetTaskResult 2018-08-17") return getTaskResult(query, res);
    answer(res, { Code: "InvalidAction.NotFound", Message: asked }, 404);
  }

  const server = createServer((req, res) => void handle(req, res).catch(() => res.destroy()));
  const sockets = new WebSocketServer({ noServer: true });
  server.on("upgrade", (req, socket, head) => {
    socket.on("error", () => undefined);
    const refuse = (status: number) => socket.end(`HTTP/1.1 ${status} Refused\r\ncontent-length: 0\r\n\r\n`);
    const rule = rules.shift() ?? ({ does: "work" } as const);
    const expires = tokens.get(String(req.headers["x-nls-token"])) ?? 0;
    if (req.url !== "/ws/v1") return void refuse(404);
    if (expires <= now().getTime()) return void refuse(403);
    if (rule.does !== "work" && !("at" in rule)) met.push(rule);
    if (rule.does === "refuse") return void refuse(rule.http);
    sockets.handleUpgrade(req, socket, head, (webSocket) => {
      let counted = false;
      webSocket.on("close", () => {
        if (counted) busy -= 1;
      });
      serveSession(webSocket, {
        rule,
        met: () => void met.push(rule),
        idleMs,
        languageOf,
        hear: (pcm16, language) => hear(pcm16, language, known),
        synthesize(said, voice) {
          spoken.push({ text: said, voice });
          return synthesize(said);
        },
        begin(kind) {
          if (busy >= atOnce) {
            made.refused += 1;
            return false;
          }
          counted = true;
          busy += 1;
          begun[kind] += 1;
          made.most = Math.max(made.most, busy);
          return true;
        },
        heard(pcm16, params) {
          made.bytes += pcm16.length;
          sessions.push({ params, bytes: pcm16.length });
        },
      });
    });
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const at = `127.0.0.1:${(server.address() as AddressInfo).port}`;

  const service: NlsService = {
    url: `ws://${at}/ws/v1`,
    endpoint: `http://${at}`,
    sessions,
    spoken,
    counts: () => ({
      tokens: made.tokens,
      transcriptions: begun.transcription,
      syntheses: begun.synthesis,
      most: made.most,
      open: sockets.clients.size,
      refused: made.refused,
      files: made.files,
      soundSeconds: made.bytes / 32_000,
    }),
    behave: (...next) => void rules.push(...next),
    met,
    forgive: () => void rules.splice(0),
    answer: (action, ...next) => void apiRules.set(action, [...(apiRules.get(action) ?? []), ...next]),
    limit: (concurrency) => {
      atOnce = concurrency;
    },
    expireTokens: () => tokens.clear(),
    liveFor: (ms) => {
      lifeMs = ms;
    },
    teach: (...sounds) => void known.push(...sounds.map(layOut)),
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets.clients) socket.terminate();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return service;
}
