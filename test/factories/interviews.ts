import { createHash, randomUUID } from "node:crypto";
import type { PlanDefinition } from "../../server/plans/definition";
import { buildDefinition } from "./plans";
import type { Answer, Call, Json, TestServer } from "./server";

const DAY_MS = 24 * 3_600_000;
let people = 0;

/** A phone number that nobody else in this run has. */
export const nextPhone = () => `1390000${String((people += 1)).padStart(4, "0")}`;

export type Invited = { interviewId: string; token: string; phone: string; invitation: Json };

export async function inviteSomebody(
  server: TestServer,
  options: { definition?: PlanDefinition; name?: string; invite?: Record<string, unknown> } = {},
): Promise<Invited> {
  const staff = await server.staff();
  const plan = await staff("POST", "/plans", {
    name: "测试方案",
    definition: options.definition ?? buildDefinition(),
  });
  const phone = nextPhone();
  const { body } = await staff("POST", "/invitations", {
    planId: plan.body.id,
    candidate: { name: options.name ?? "周小满", phone },
    expiresAt: new Date(server.services.clock.now().getTime() + DAY_MS).toISOString(),
    ...options.invite,
  });
  return {
    interviewId: body.interviewId,
    token: body.link.split("/i/")[1],
    phone,
    invitation: body,
  };
}

/** The newest code that was written for this interview, read as the outbox delivers it. */
export async function readCode(server: TestServer, token: string): Promise<string> {
  const { db, cipher } = server.services;
  const rows: { id: string; textSealed: string }[] = await db.read.query(
    "SELECT id, textSealed FROM messages WHERE purpose = 'code' ORDER BY createdAt DESC, id DESC",
  );
  const texts = rows.map(({ id, textSealed }) => cipher.decrypt(textSealed, `messages.text:${id}`));
  const code = texts[0]?.match(/\d{6}/)?.[0];
  if (!code) throw new Error(`no code was sent for ${token}`);
  return code;
}

export type Verified = Invited & { call: Call; tabId: string; as(tabId: string): Call };

/** Consents, proves who they are and takes the seat. */
export async function verifySomebody(
  server: TestServer,
  options: Parameters<typeof inviteSomebody>[1] & { recording?: boolean } = {},
): Promise<Verified> {
  const invited = await inviteSomebody(server, options);
  const { token } = invited;
  const opened = await server.call("POST", "/candidate/open", { token });
  await server.call("POST", "/candidate/consents", {
    token,
    recording: options.recording ?? true,
    aiEvaluation: true,
    noticeVersion: opened.body.noticeVersion,
  });
  await server.call("POST", "/candidate/codes", { token, channel: "sms" });
  const code = await readCode(server, token);
  const session = await server.call("POST", "/candidate/sessions", { token, code });
  const as =
    (tabId: string): Call =>
    (method, path, body, headers = {}) =>
      server.call(method, path, body, {
        authorization: `Bearer ${session.body.sessionToken}`,
        "x-tab-id": tabId,
        ...headers,
      });
  const tabId = randomUUID();
  await as(tabId)("PUT", "/candidate/seat", { tabId });
  return { ...invited, call: as(tabId), tabId, as };
}

/** Has passed the device check and begun; the first question is not yet shown. */
export async function startSomebody(
  server: TestServer,
  options: Parameters<typeof verifySomebody>[1] & { medium?: "video" | "audio" | "text" } = {},
): Promise<Verified> {
  const candidate = await verifySomebody(server, options);
  const medium = options.medium ?? "audio";
  await candidate.call("POST", "/candidate/device-check", {
    medium,
    camera: "skipped",
    microphone: medium === "text" ? "skipped" : "ok",
    noiseDb: -60,
    latencyMs: 20,
    recorderMimeType: "audio/webm",
  });
  await candidate.call("POST", "/candidate/start", { medium });
  return candidate;
}

export async function beginQuestion(
  candidate: Verified,
  questionId: string,
  medium: "video" | "audio" | "text" = "audio",
): Promise<Answer> {
  await candidate.call("POST", `/candidate/answers/${questionId}/present`, {});
  return candidate.call("POST", `/candidate/answers/${questionId}/begin`, { take: 1, medium });
}

export type TestChunk = {
  take: number;
  segment: number;
  sequence: number;
  size: number;
  md5: string;
  durationMs: number;
  bytes: Buffer;
};

export function buildChunk(overrides: Partial<TestChunk> = {}): TestChunk {
  const { take = 1, segment = 0, sequence = 0, durationMs = 1000 } = overrides;
  const bytes = overrides.bytes ?? Buffer.from(`chunk ${take}/${segment}/${sequence}`);
  const md5 = createHash("md5").update(bytes).digest("base64");
  return { take, segment, sequence, durationMs, size: bytes.length, md5, ...overrides, bytes };
}

const wire = ({ take, segment, sequence, size, md5 }: TestChunk) => ({ take, segment, sequence, size, md5 });

/** Ticket → put → commit, as the page does it. Returns the commit's answer, or the first refusal. */
export async function uploadChunks(
  server: TestServer,
  candidate: Verified,
  questionId: string,
  chunks: TestChunk[],
): Promise<Answer> {
  const path = `/candidate/answers/${questionId}`;
  const issued = await candidate.call("POST", `${path}/tickets`, { chunks: chunks.map(wire) });
  if (issued.status !== 200) return issued;
  for (const ticket of issued.body.tickets) {
    const chunk = chunks.find(
      ({ take, segment, sequence }) =>
        take === ticket.take && segment === ticket.segment && sequence === ticket.sequence,
    );
    // A browser sets the length by itself.
    const { "Content-Length": _own, ...headers } = ticket.headers as Record<string, string>;
    const put = await fetch(new URL(ticket.url, server.origin), {
      method: "PUT",
      headers,
      body: new Uint8Array(chunk?.bytes ?? []),
    });
    // Something lies there already: whether it is this, the commit says.
    if (!put.ok && put.status !== 409) {
      return { status: put.status, headers: put.headers, body: await put.json() };
    }
  }
  return candidate.call("POST", `${path}/chunks`, {
    chunks: chunks.map((chunk) => ({ ...wire(chunk), durationMs: chunk.durationMs })),
  });
}
