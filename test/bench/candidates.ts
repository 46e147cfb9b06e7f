import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { type Client, type Json, expectStatus } from "./client";
import { API_TOKEN } from "./serverProcess";

const DAY_MS = 24 * 3_600_000;
const CODE_TRIES = 200;
let people = 0;

export const staffHeaders = { authorization: `Bearer ${API_TOKEN}`, "x-requested-with": "zhimian" };

export type Person = { phone: string; interviewId: string; token: string };
export type Seated = Person & {
  sessionToken: string;
  tabId: string;
  headers: { authorization: string; "x-tab-id": string };
};

/** A plan from a built-in template with its questions changed to what a measurement needs. */
export async function makePlan(client: Client, change: (definition: Json) => Json): Promise<string> {
  const path = "/plan-templates/sales_manager?language=zh";
  const { body } = expectStatus(await client.call("GET", path, undefined, staffHeaders), 200, path);
  const plan = { name: "基准方案", definition: change(body.definition) };
  return expectStatus(await client.call("POST", "/plans", plan, staffHeaders), 201, "POST /plans").body.id;
}

/** Every question with this time limit and no preparation. */
export const withLimits =
  (answerSeconds: number) =>
  (definition: Json): Json => ({
    ...definition,
    stages: definition.stages.map((stage: Json) => ({
      ...stage,
      questions: stage.questions.map((question: Json) => ({ ...question, prepSeconds: 0, answerSeconds })),
    })),
  });

export async function invite(client: Client, planId: string): Promise<Person> {
  const phone = `1390${String((people += 1)).padStart(7, "0")}`;
  const invitation = {
    planId,
    candidate: { name: "测速员", phone },
    expiresAt: new Date(Date.now() + DAY_MS).toISOString(),
  };
  const answer = await client.call("POST", "/invitations", invitation, staffHeaders);
  const { body } = expectStatus(answer, 201, "POST /invitations");
  return { phone, interviewId: body.interviewId, token: body.link.split("/i/")[1] };
}

export type FindCode = (phone: string) => Promise<string | undefined> | string | undefined;

const inSandbox =
  (client: Client): FindCode =>
  async (phone) => {
    const { body } = await client.call("GET", "/sandbox/messages");
    return body.items.find((item: Json) => item.to === phone)?.text.match(/\d{6}/)?.[0];
  };

async function readCode(find: FindCode, phone: string): Promise<string> {
  for (let tries = 0; tries < CODE_TRIES; tries += 1) {
    const code = await find(phone);
    if (code) return code;
    await sleep(50);
  }
  throw new Error("the one-time code did not come");
}

/** Through consent, code, device check and start to the first question, which is being answered. */
export async function seat(
  client: Client,
  planId: string,
  options: { answering?: boolean; findCode?: FindCode } = {},
): Promise<Seated> {
  const person = await invite(client, planId);
  const { token, phone } = person;
  const post = async (path: string, body: unknown, headers = {}) =>
    client.call("POST", path, body, headers).then((answer) => {
      if (answer.status >= 300) expectStatus(answer, 200, `POST ${path}`);
      return answer.body;
    });
  const { noticeVersion } = await post("/candidate/open", { token });
  await post("/candidate/consents", { token, recording: true, aiEvaluation: true, noticeVersion });
  await post("/candidate/codes", { token, channel: "sms" });
  const code = await readCode(options.findCode ?? inSandbox(client), phone);
  const { sessionToken } = await post("/candidate/sessions", { token, code });
  const tabId = randomUUID();
  const headers = { authorization: `Bearer ${sessionToken}`, "x-tab-id": tabId };
  expectStatus(await client.call("PUT", "/candidate/seat", { tabId }, headers), 200, "PUT seat");
  await post(
    "/candidate/device-check",
    {
      medium: "audio",
      camera: "skipped",
      microphone: "ok",
      noiseDb: -60,
      latencyMs: 20,
      recorderMimeType: "audio/webm;codecs=opus",
    },
    headers,
  );
  const state = await post("/candidate/start", { medium: "audio" }, headers);
  const seated = { ...person, sessionToken, tabId, headers };
  if (options.answering ?? true) await beginQuestion(client, seated, state.current.question.id);
  return seated;
}

export async function beginQuestion(client: Client, { headers }: Seated, questionId: string): Promise<void> {
  const path = `/candidate/answers/${questionId}`;
  expectStatus(await client.call("POST", `${path}/present`, {}, headers), 200, "present");
  const begin = { take: 1, medium: "audio" };
  expectStatus(await client.call("POST", `${path}/begin`, begin, headers), 200, "begin");
}

/** `count` times, `lanes` at a time. */
export async function many<T>(count: number, lanes: number, make: () => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  let started = 0;
  const lane = async () => {
    while (started < count) {
      started += 1;
      made.push(await make());
    }
  };
  await Promise.all(Array.from({ length: Math.min(lanes, count) }, lane));
  return made;
}

/** Waits until no job runs or waits, so that the preparations' own work is not measured. */
export async function settle(client: Client): Promise<void> {
  for (;;) {
    const [pending, running] = await Promise.all(
      ["pending", "running"].map((status) =>
        client.call("GET", `/jobs?status=${status}&limit=1`, undefined, staffHeaders),
      ),
    );
    if (pending?.body.items.length === 0 && running?.body.items.length === 0) return;
    await sleep(200);
  }
}
