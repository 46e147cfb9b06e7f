import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import { z } from "zod";
import { answerAuthorize, createExpected } from "../authorize";
import { listenOnLoopback } from "../listen";
import { type Routes, fine, refuse } from "./answers";
import { createSandboxCalendar } from "./calendar";
import { createSandboxCards } from "./cards";
import { sandboxContactRoutes } from "./contacts";
import { createSandboxFaults } from "./faults";
import { type Ack, createSandboxGateway } from "./gateway";
import { createSandboxLogins } from "./logins";
import { type DingtalkMemory, pictureDingtalk, recallDingtalk } from "./memory";
import { createSandboxApi } from "./openApi";
import { sandboxRobotRoutes } from "./robot";
import { type SandboxFile, type SandboxPlace, createSandboxWorld } from "./world";

const ROBOT_TOPIC = "/v1.0/im/bot/messages/get";
const CARD_TOPIC = "/v1.0/card/instances/callback";
const SESSION_MS = 90 * 60_000;
const MOST_WAITING = 1_000;

const openSchema = z.object({
  clientId: z.string(),
  clientSecret: z.string(),
  subscriptions: z.array(z.object({ type: z.string(), topic: z.string() })),
});

export type DingtalkSandboxOptions = {
  port?: number;
  now?: () => Date;
  app?: { clientId: string; clientSecret: string };
  robotCode?: string;
  corpId?: string;
  /** What it held before it was closed. */
  memory?: DingtalkMemory | null;
};

/**
 * DingTalk on this machine, as far as our clients can tell: its gateway, its APIs, its cards, its faults. It listens
 * on loopback alone; what was said and shown can be pictured, and given to the next one.
 */
export async function openDingtalkSandbox(options: DingtalkSandboxOptions = {}) {
  const {
    memory = null,
    port = memory?.port ?? 0,
    now = () => new Date(),
    app = { clientId: "sandbox-app", clientSecret: "sandbox-secret" },
    robotCode = "sandbox-robot",
    corpId = "sandbox-corp",
  } = options;
  const world = createSandboxWorld(now);
  const faults = createSandboxFaults();
  const calendar = createSandboxCalendar(world);
  const cards = createSandboxCards();
  const logins = createSandboxLogins({ world, app, now });
  /** Taps that wait for their answer, by the frame's message id. */
  const taps = new Map<string, { outTrackId: string; userId: string }>();
  const gateway = createSandboxGateway({ world, faults, now, heard: showAnswer });
  const sessions = new Map<string, { place: SandboxPlace; until: number }>();
  const expected = createExpected();
  let origin = "";

  const opening: Routes = {
    "POST /v1.0/gateway/connections/open": ({ body }) => {
      const { data } = openSchema.safeParse(body);
      if (faults.take("failOpening")) return refuse(503, "ServiceUnavailable");
      const known = data?.clientId === app.clientId && data.clientSecret === app.clientSecret;
      if (!data || !known || faults.take("refuseOpening")) return refuse(401, "authFailed");
      const endpoint = `${origin.replace(/^http/, "ws")}/connect`;
      return fine({ endpoint, ticket: gateway.issueTicket(data.subscriptions) });
    },
  };
  const routes = {
    ...opening,
    ...logins.routes,
    ...sandboxContactRoutes(world, faults),
    ...sandboxRobotRoutes({ world, cards, robotCode, sessions, origin: () => origin }),
  };
  const handle = createSandboxApi({ routes, world, faults, logins, calendar });
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://sandbox");
    if (request.method === "GET" && url.pathname === "/oauth2/auth") {
      answerAuthorize(url.searchParams, response, {
        title: "钉钉登录（本机演示）",
        people: [...world.people.values()],
        codeParams: ["authCode", "code"],
        issueCode: logins.issueCode,
        takeExpected: expected.takeExpected,
      });
      return;
    }
    handle(request, response).catch(() => response.destroy());
  });
  server.on("upgrade", (request, stream, head) => gateway.upgrade(request, stream, head));
  if (memory) recallDingtalk(world, cards, memory);
  const listening = await listenOnLoopback(server, port);
  origin = `http://127.0.0.1:${listening}`;

  function openSession(place: SandboxPlace): { sessionWebhook: string; sessionWebhookExpiredTime: number } {
    const key = randomUUID();
    const until = now().getTime() + SESSION_MS;
    sessions.set(key, { place, until });
    if (sessions.size > MOST_WAITING) sessions.delete(sessions.keys().next().value as string);
    return {
      sessionWebhook: `${origin}/robot/sendBySession?session=${key}`,
      sessionWebhookExpiredTime: until,
    };
  }

  /** The answer to a tap changes its card. */
  function showAnswer({ messageId, data }: Ack): void {
    const tap = taps.get(messageId);
    const response = z.object({ response: z.unknown() }).safeParse(data).data?.response;
    if (tap && taps.delete(messageId)) cards.answer(tap.outTrackId, tap.userId, response);
  }

  const callback = (topic: string, data: object, messageId: string = randomUUID()) =>
    gateway.push({ type: "CALLBACK", headers: { topic, messageId }, data: JSON.stringify(data) });

  return {
    /** Of every base: API, old API and login. */
    origin,
    app,
    robotCode,
    corpId,
    world,
    faults,
    calendar,
    cards,
    logins,
    gateway,
    /** Whoever comes to the login page next is this person, and is not asked. */
    expectLogin: expected.expect,
    /** @param most messages in it */
    picture: (most: number): DingtalkMemory => ({
      port: listening,
      ...pictureDingtalk(world, cards, most),
    }),
    /** Nothing was ever said or shown here. */
    forget(): void {
      world.messages.length = 0;
      cards.cards.clear();
      taps.clear();
      world.changed();
    },

    /**
     * Somebody writes to the robot, or mentions it in a group.
     * @returns the frame's message id, by which `gateway.acksOf` tells what was answered; null when nobody listens
     */
    say(fromId: string, place: SandboxPlace, said: string | SandboxFile): string | null {
      const person = world.people.get(fromId);
      const group = "group" in place ? world.groups.get(place.group) : undefined;
      if (!person || ("group" in place && !group))
        throw new Error("The sandbox knows no such person or group.");
      const text = typeof said === "string";
      const content = text
        ? { content: ` ${said}` }
        : { downloadCode: world.addFile(said), fileName: said.name };
      const message = world.addMessage({ place, fromId, form: text ? "text" : "file", content });
      return callback(ROBOT_TOPIC, {
        msgId: message.id,
        msgtype: message.form,
        [text ? "text" : "content"]: content,
        createAt: message.at.getTime(),
        conversationId: group?.id ?? `cid-${fromId}`,
        conversationType: group ? "2" : "1",
        ...(group ? { conversationTitle: group.title, isInAtList: true } : {}),
        senderId: `$:LWCP_v1:$${fromId}`,
        senderStaffId: fromId,
        senderNick: person.name,
        senderCorpId: corpId,
        chatbotCorpId: corpId,
        chatbotUserId: "$:LWCP_v1:$robot",
        isAdmin: false,
        robotCode,
        ...openSession(place),
      });
    },

    /** Somebody taps a card's button. @returns as `say` does */
    tap(outTrackId: string, userId: string, actionId: string, params: Record<string, string> = {}) {
      const content = JSON.stringify({ cardPrivateData: { actionIds: [actionId], params } });
      const messageId = randomUUID();
      taps.set(messageId, { outTrackId, userId });
      if (taps.size > MOST_WAITING) taps.delete(taps.keys().next().value as string);
      const body = { type: "actionCallback", outTrackId, corpId, userId, userIdType: 1, content };
      return callback(CARD_TOPIC, body, messageId);
    },
    /** Tells of people or departments that came, changed or went: `user_add_org`, `org_dept_modify` and the like. */
    tellContacts(eventType: string, ids: { userId?: string[]; deptId?: number[] }): string | null {
      const headers = {
        topic: "*",
        eventType,
        eventId: randomUUID(),
        eventCorpId: corpId,
        eventBornTime: String(now().getTime()),
      };
      return gateway.push({
        type: "EVENT",
        headers,
        data: JSON.stringify({ timeStamp: String(now().getTime()), eventId: headers.eventId, ...ids }),
      });
    },

    async close(): Promise<void> {
      gateway.close();
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
export type DingtalkSandbox = Awaited<ReturnType<typeof openDingtalkSandbox>>;
