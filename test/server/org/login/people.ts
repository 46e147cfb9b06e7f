import { Message } from "../../../../server/notifications/entity";
import { Job } from "../../../../server/queue/entity";
import { sendResetLink } from "../../../../server/org/login/requestReset";
import { ROOT_UNIT } from "../../../../server/org/tree";
import { API_TOKEN, type Answer, type Call, type TestServer } from "../../../factories/server";

export const PASSWORD = "tulip-wagon-42-mossy";
export const OTHER_PASSWORD = "granite lamp & pine";

const operator = { authorization: `Bearer ${API_TOKEN}` };

/** As the deployment's own token does it. */
export const operate =
  (server: TestServer): Call =>
  (method, path, body, headers) =>
    server.call(method, path, body, { ...operator, ...headers });

export type Person = { id: string; email: string; name: string };
let counter = 0;

export async function takeIn(
  server: TestServer,
  { role = "branch_hr", orgUnitId = ROOT_UNIT }: { role?: string; orgUnitId?: string } = {},
): Promise<Person> {
  counter += 1;
  const person = { name: "顾念之", email: `nianzhi${counter}@hengtong.example` };
  const grants = [{ role, orgUnitId }];
  const { status, body } = await operate(server)("POST", "/staff", { ...person, orgUnitId, grants });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return { ...person, id: body.id };
}

export const tokenOf = (link: string) => link.split("#")[1] ?? "";

export async function invite(server: TestServer, { id }: Person): Promise<string> {
  const { body } = await operate(server)("POST", `/staff/${id}/invitation`);
  return tokenOf(body.link);
}

export type Browser = {
  call: Call;
  cookies: Map<string, string>;
  logIn(person: Person, password?: string, code?: string): Promise<Answer>;
  /** Whose session the browser has; null where it has none. */
  who(): Promise<string | null>;
};

/** A browser with cookies of its own, at an address of its own (the server trusts its proxy in these tests). */
export function openBrowser(
  server: TestServer,
  { ip = "203.0.113.7", userAgent = "Firefox/128.0 (X11; Linux)" } = {},
): Browser {
  const cookies = new Map<string, string>();
  const call: Call = async (method, path, body, headers = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await server.call(method, path, body, {
      "x-requested-with": "zhimian",
      "x-forwarded-for": ip,
      "user-agent": userAgent,
      ...(cookie ? { cookie } : {}),
      ...headers,
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === "") cookies.delete(name);
      else cookies.set(name, value);
    }
    return answer;
  };
  return {
    call,
    cookies,
    logIn: ({ email }, password = PASSWORD, code) =>
      call("POST", "/session/password", { email, password, ...(code === undefined ? {} : { code }) }),
    who: async () => (await call("GET", "/session")).body.staff?.id ?? null,
  };
}

/** Somebody who has set their password, and the browser in which they did. */
export async function welcome(
  server: TestServer,
  options: Parameters<typeof takeIn>[1] = {},
): Promise<{ person: Person; browser: Browser }> {
  const person = await takeIn(server, options);
  const browser = openBrowser(server);
  const token = await invite(server, person);
  const { status, body } = await browser.call("POST", "/staff-links/password", { token, password: PASSWORD });
  if (status !== 200) throw new Error(JSON.stringify(body));
  return { person, browser };
}

/** Does what the worker does with the resets that were asked for. */
export async function runResets({ services }: TestServer): Promise<number> {
  const { db } = services;
  const jobs = await db.read.findBy(Job, { kind: "staff.reset", status: "pending" });
  for (const { id, payload } of jobs) {
    const commit = await sendResetLink(services).run(payload as never, undefined as never);
    await db.write(async (tx) => {
      await commit?.(tx);
      await tx.manager.delete(Job, { id });
    });
  }
  return jobs.length;
}

/** The messages that were written to somebody, oldest first. */
export async function mailTo({ services }: TestServer, { id }: Person) {
  const { db, cipher } = services;
  const messages = await db.read.find(Message, { where: { staffId: id }, order: { id: "ASC" } });
  return messages.map((message) => ({
    purpose: message.purpose,
    to: cipher.decrypt(message.toSealed, `messages.to:${message.id}`),
    subject: message.subject,
    text: cipher.decrypt(message.textSealed, `messages.text:${message.id}`),
  }));
}

/** The token in the last message to somebody. */
export async function mailedToken(server: TestServer, person: Person): Promise<string> {
  const last = (await mailTo(server, person)).at(-1);
  return /#([\w-]+)/.exec(last?.text ?? "")?.[1] ?? "";
}

export const codeOf = ({ status, body }: Answer): [number, string | undefined] => [status, body?.error?.code];
