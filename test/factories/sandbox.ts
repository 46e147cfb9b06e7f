import { createBot } from "../../bot/bot";
import { WECOM_CALLBACK_PATH, openChatPlatforms } from "../../bot/openChatPlatforms";
import { openChats } from "../../bot/sandbox/chats/routes";
import { type Sandbox, openSandbox } from "../../bot/sandbox/openSandbox";
import { settleIn } from "../../bot/sandbox/settleIn";
import { seedCompany } from "../../server/org/demonstration/seedCompany";
import { systemClock } from "../../server/clock";
import { type Answer, type Json, type TestServer, openTestServer } from "./server";

export type SandboxServer = Omit<TestServer, "call"> & {
  sandbox: Sandbox;
  /** As the page calls: with its header. */
  call: TestServer["call"];
  /** What this person sees. */
  look(as: string): Promise<Json>;
  /** Asks until it is so: what the bot does comes by its own sockets and jobs. */
  until<T>(as: string, find: (view: Json) => T | undefined | null | false): Promise<T>;
  say(as: string, platform: string, chat: string, text: string): Promise<Answer>;
};

/** The whole of a demonstration: sandbox, clients, bot and API, composed as bot/main.ts does it. */
export async function openSandboxServer(
  options: { worker?: boolean; port?: number } = {},
): Promise<SandboxServer> {
  const sandbox = await openSandbox(systemClock, { COMPANY_NAME: "知面示范集团" });
  const env = Object.fromEntries(
    Object.entries(sandbox.settings).map(([name, value]) => [name, String(value)]),
  );
  const parts: { close?: () => void; bot?: ReturnType<typeof createBot> } = {};
  const server = await openTestServer({
    env,
    ...options,
    app(services) {
      const look = openChats(services, sandbox);
      const { platforms, middleware } = openChatPlatforms(services);
      parts.close = look.close;
      parts.bot = createBot({ services, platforms });
      return { moreRoutes: look.routes, before: middleware };
    },
  });
  await seedCompany(server.services);
  await settleIn(server.services, sandbox);
  await parts.bot?.start();
  await sandbox.wecom.register(`${server.origin}${WECOM_CALLBACK_PATH}`);

  const call: TestServer["call"] = (method, path, body, headers = {}) =>
    server.call(method, path, body, { "x-requested-with": "zhimian", ...headers });
  const look = async (as: string, seen?: number): Promise<Json> =>
    (await call("GET", `/sandbox/chats?as=${as}${seen === undefined ? "" : `&seen=${seen}`}`)).body;
  return {
    ...server,
    sandbox,
    call,
    look,
    async until(as, find) {
      for (let view = await look(as); ; view = await look(as, view.revision)) {
        const found = find(view);
        if (found) return found;
      }
    },
    say: (as, platform, chat, text) => call("POST", "/sandbox/chats/messages", { as, platform, chat, text }),
    async close() {
      parts.close?.();
      await parts.bot?.stop();
      await server.close();
      await sandbox.close();
    },
  };
}
