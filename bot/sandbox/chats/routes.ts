import { z } from "zod";
import type { Context } from "koa";
import type { Platform } from "../../../server/chats/entity";
import { conflict, forbidden, invalid, notFound } from "../../../server/http/errors";
import { type Route, everybody, route } from "../../../server/http/route";
import { linkBase } from "../../../server/invitations/links";
import { demoRefusal } from "../../../server/org/demoDoor";
import type { Services } from "../../../server/services";
import { type SandboxMember, findMember } from "../members";
import type { Sandbox } from "../openSandbox";
import { startAfresh } from "../startAfresh";
import { createFaultSwitches } from "./faults";
import { DIRECT, chatsOf, membersOf } from "./look";
import { createRevision } from "./revision";
import {
  FILE_LIMIT,
  faultBody,
  fileBody,
  framesQuery,
  lookQuery,
  lookView,
  openBody,
  pressBody,
  sayBody,
  wireEntry,
} from "./schema";
import { speakIn } from "./speak";
import { storiesOf } from "./story";
import { createWire } from "./wire";

/** How long a look waits for something new: less than any proxy or browser gives a request. */
const WAIT_MS = 15_000;
const FILE_BODY = Math.ceil(FILE_LIMIT / 3) * 4 + 4_096;

type Insider = { member: SandboxMember; userId: string };

function requireMember(key: string, platform: Platform): Insider {
  const member = findMember(key);
  const userId = member?.accounts[platform];
  if (!member || userId === undefined) throw notFound("sandbox.no_such_person");
  return { member, userId };
}

/** A candidate's link is opened as a candidate, all else by whoever works here. */
function loginAddress({ origin, pathname, search }: URL, platform: Platform): string {
  const as = /^\/i\/[^/]+$/.test(pathname) ? "candidate" : "staff";
  const next = as === "candidate" ? pathname : pathname + search;
  const query = new URLSearchParams({ mode: "client", as, next });
  return `${origin}/api/v1/session/chat/${platform}/start?${query}`;
}

/**
 * What the page /sandbox is made of: everybody's chats on both platforms through their own eyes, and what went over
 * the wires. Open to this machine's own browser only, as the demonstration's door is.
 */
export function openChats(services: Services, sandbox: Sandbox) {
  const { env, org } = services;
  const revision = createRevision();
  const wire = createWire();
  const faults = createFaultSwitches(sandbox);
  const speak = speakIn(sandbox);
  sandbox.dingtalk.world.watch((entry) => {
    if (entry) wire.dingtalk(entry);
    revision.change();
  });
  sandbox.wecom.world.watch((frame) => {
    if (frame) wire.wecom(frame);
    revision.change();
  });

  // How far the story is may change without a word in any chat.
  const unsubscribe = services.events.subscribe(() => revision.change());

  function requireDoor(ctx: Context): void {
    const reason = demoRefusal(env, { headers: ctx.headers, remoteAddress: ctx.req.socket.remoteAddress });
    if (reason) throw forbidden("session.demo_closed", { params: { reason } });
    // Another site may have this browser send a form; it cannot have it send this.
    if (ctx.method !== "GET" && ctx.get("x-requested-with") !== "zhimian") throw forbidden("request.forged");
  }

  const unitName = (code: string) => org.tree().findByCode(code)?.name ?? null;

  const connected = {
    dingtalk: () => sandbox.dingtalk.gateway.connections.length > 0,
    wecom: () => sandbox.wecom.bot.connected,
  };

  const routes: Route[] = [
    route({
      method: "get",
      path: "/sandbox/chats",
      summary:
        "The sandbox's chats as one person sees them; waits for something new where told what was seen",
      access: everybody,
      query: lookQuery,
      response: lookView,
      handle: async ({ ctx, query }) => {
        requireDoor(ctx);
        const member = findMember(query.as);
        if (!member) throw notFound("sandbox.no_such_person");
        if (query.seen !== undefined) await revision.passed(query.seen, WAIT_MS);
        return {
          revision: revision.now,
          members: membersOf(sandbox, unitName),
          platforms: (["dingtalk", "wecom"] as const).map((platform) => ({
            platform,
            connected: connected[platform](),
            faults: faults.on(platform),
          })),
          chats: chatsOf(sandbox, member),
          stories: await storiesOf(services, sandbox.since),
        };
      },
    }),
    route({
      method: "get",
      path: "/sandbox/chats/frames",
      summary: "What went over the sandbox's wires since, without secrets",
      access: everybody,
      query: framesQuery,
      response: z.object({ items: z.array(wireEntry) }),
      handle: async ({ ctx, query }) => {
        requireDoor(ctx);
        return { items: wire.after(query.after) };
      },
    }),
    route({
      method: "post",
      path: "/sandbox/chats/messages",
      summary: "Somebody of the demonstration writes in a chat of the sandbox",
      access: everybody,
      body: sayBody,
      status: 204,
      handle: async ({ ctx, body: { as, platform, chat, text } }) => {
        requireDoor(ctx);
        const { member, userId } = requireMember(as, platform);
        const known = chatsOf(sandbox, member).some((each) => each.platform === platform && each.id === chat);
        if (!known) throw notFound("sandbox.no_such_chat");
        const heard = await speak.say(platform, userId, chat === DIRECT ? null : chat, text);
        if (!heard) throw conflict("sandbox.nobody_listens");
      },
    }),
    route({
      method: "post",
      path: "/sandbox/chats/files",
      summary: "Somebody of the demonstration sends the bot a file, alone with it",
      access: everybody,
      body: fileBody,
      bodyLimit: FILE_BODY,
      status: 204,
      handle: async ({ ctx, body: { as, platform, chat, name, base64 } }) => {
        requireDoor(ctx);
        const { userId } = requireMember(as, platform);
        // Neither platform hands a group's files to a bot.
        if (chat !== DIRECT) throw invalid("sandbox.files_alone");
        const data = Buffer.from(base64, "base64");
        const heard = await speak.sendFile(platform, userId, { name, data });
        if (!heard) throw conflict("sandbox.nobody_listens");
      },
    }),
    route({
      method: "post",
      path: "/sandbox/chats/presses",
      summary: "Somebody of the demonstration presses a button of a card that they see",
      access: everybody,
      body: pressBody,
      status: 204,
      handle: async ({ ctx, body: { as, platform, cardId, press } }) => {
        requireDoor(ctx);
        const { member, userId } = requireMember(as, platform);
        const offered = chatsOf(sandbox, member)
          .filter((chat) => chat.platform === platform)
          .flatMap(({ messages }) => messages)
          .some(
            ({ content }) =>
              content.kind === "card" &&
              content.card.id === cardId &&
              content.card.buttons.some((button) => button.press === press),
          );
        if (!offered) throw notFound("sandbox.no_such_button");
        const heard = await speak.press(platform, userId, cardId, press);
        if (!heard) throw conflict("sandbox.nobody_listens");
      },
    }),
    route({
      method: "post",
      path: "/sandbox/chats/openings",
      summary: "Where a link in a chat leads in that platform's client: by its login, as whoever pressed it",
      access: everybody,
      body: openBody,
      response: z.object({ url: z.url({ protocol: /^https?$/ }) }),
      handle: async ({ ctx, body: { as, platform, url } }) => {
        requireDoor(ctx);
        const { userId } = requireMember(as, platform);
        const address = URL.canParse(url) ? new URL(url) : null;
        if (!address) throw invalid("sandbox.no_link");
        const own = [`${ctx.protocol}://${ctx.host}`, linkBase(env).origin];
        if (!own.includes(address.origin)) return { url: address.href };
        sandbox[platform].expectLogin(userId);
        return { url: loginAddress(address, platform) };
      },
    }),
    route({
      method: "post",
      path: "/sandbox/chats/afresh",
      summary: "Starts the demonstration afresh: all chats are empty, what is open of its story is revoked",
      access: everybody,
      body: z.strictObject({}),
      status: 204,
      handle: async ({ ctx }) => {
        requireDoor(ctx);
        await startAfresh(services, sandbox);
      },
    }),
    route({
      method: "put",
      path: "/sandbox/chats/faults",
      summary: "Switches a fault of a sandbox's platform on or off",
      access: everybody,
      body: faultBody,
      status: 204,
      handle: async ({ ctx, body: { platform, fault, on } }) => {
        requireDoor(ctx);
        faults.turn(platform, fault, on);
        revision.change();
      },
    }),
  ];

  return {
    routes,
    /** Nobody who looks is kept waiting. */
    close(): void {
      unsubscribe();
      revision.close();
    },
  };
}
