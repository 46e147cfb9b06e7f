import { randomBytes, randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocket, WebSocketServer } from "ws";
import { z } from "zod";
import type { SandboxFaults } from "./faults";
import type { SandboxWorld } from "./world";

export type Frame = {
  specVersion: string;
  type: "SYSTEM" | "EVENT" | "CALLBACK";
  headers: Record<string, string>;
  data: string;
};
export type Subscription = { type: string; topic: string };
/** What the client answered a frame; `data` as it stood there. */
export type Ack = { code: number; messageId: string; data: unknown };

type Connection = { id: string; socket: WebSocket; subscriptions: Subscription[]; silent: boolean };

const TICKET_MS = 90_000;
const MOST_PAYLOAD = 1_000_000;
const MOST_ACKS = 10_000;
const ackSchema = z.looseObject({
  code: z.number(),
  headers: z.looseObject({ messageId: z.string() }),
  data: z.string().optional(),
});

/** The stream gateway: gives out tickets, holds the sockets, sends frames to one of them and takes the answers. */
export function createSandboxGateway({
  world,
  faults,
  now,
  heard,
}: {
  world: SandboxWorld;
  faults: SandboxFaults;
  now: () => Date;
  /** Told of each answer as it comes. */
  heard: (ack: Ack) => void;
}) {
  const tickets = new Map<string, { until: number; subscriptions: Subscription[] }>();
  const connections = new Set<Connection>();
  const acks = new Map<string, Ack[]>();
  const delayed: (() => void)[] = [];
  // Pongs are ours to give, so that a silent connection gives none.
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MOST_PAYLOAD, autoPong: false });
  let opened = 0;

  function hear(connection: Connection, text: string): void {
    const parsed = ackSchema.safeParse(tryJson(text));
    world.writeDown({ direction: "in", kind: "frame", title: "ack", body: tryJson(text) });
    if (!parsed.success || connection.silent) return;
    const { code, headers, data } = parsed.data;
    const ack = { code, messageId: headers.messageId, data: data === undefined ? null : tryJson(data) };
    acks.set(ack.messageId, [...(acks.get(ack.messageId) ?? []), ack]);
    if (acks.size > MOST_ACKS) acks.delete(acks.keys().next().value as string);
    heard(ack);
  }

  function write(connection: Connection, frame: Frame): void {
    const { socket } = connection;
    if (connection.silent || socket.readyState !== WebSocket.OPEN) return;
    const text = JSON.stringify(frame);
    world.writeDown({
      direction: "out",
      kind: "frame",
      title: frame.headers["topic"] ?? frame.type,
      body: frame,
    });
    if (faults.take("malformedFrame")) return socket.send(text.slice(0, text.length / 2));
    socket.send(text);
    if (faults.take("duplicateFrame")) socket.send(text);
    if (faults.take("dropSocket")) socket.terminate();
  }

  /** Any one of those that want it, as the platform does it. */
  function choose({ type, headers }: Frame): Connection | null {
    const wants = (wanted: Subscription) =>
      wanted.type === type && (wanted.topic === "*" || wanted.topic === headers["topic"]);
    const able = [...connections].filter(
      ({ subscriptions, socket }) =>
        socket.readyState === WebSocket.OPEN && (type === "SYSTEM" || subscriptions.some(wants)),
    );
    return able[randomBytes(1).readUInt8() % Math.max(1, able.length)] ?? null;
  }

  return {
    /** A ticket good for one connection within 90 s. */
    issueTicket(subscriptions: Subscription[]): string {
      // With the signs that do not survive an address unless they are encoded.
      const ticket = `${randomBytes(18).toString("base64")}+/&=#`;
      const until = now().getTime() + (faults.take("expiredTicket") ? -1 : TICKET_MS);
      tickets.set(ticket, { until, subscriptions });
      return ticket;
    },

    upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
      const ticket = new URL(request.url ?? "/", "http://sandbox").searchParams.get("ticket") ?? "";
      const good = tickets.get(ticket);
      tickets.delete(ticket);
      if (!good || good.until < now().getTime()) {
        stream.end("HTTP/1.1 401 Unauthorized\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
        return;
      }
      sockets.handleUpgrade(request, stream, head, (socket) => {
        const connection = { id: randomUUID(), socket, subscriptions: good.subscriptions, silent: false };
        connections.add(connection);
        opened += 1;
        world.changed();
        socket.on("message", (data: Buffer) => hear(connection, data.toString("utf8")));
        socket.on("ping", () => {
          if (!connection.silent) socket.pong();
        });
        socket.on("error", () => socket.terminate());
        socket.on("close", () => {
          connections.delete(connection);
          world.changed();
        });
      });
    },

    /**
     * Sends to one of the connections that subscribed.
     * @returns the frame's message id; null when nobody is connected
     */
    push(frame: Pick<Frame, "type" | "data"> & { headers: Record<string, string> }): string | null {
      const messageId = frame.headers["messageId"] ?? randomUUID();
      const whole: Frame = {
        specVersion: "1.0",
        type: frame.type,
        headers: {
          appId: "sandbox",
          contentType: "application/json",
          time: String(now().getTime()),
          ...frame.headers,
          messageId,
        },
        data: frame.data,
      };
      const connection = choose(whole);
      if (!connection) return null;
      whole.headers["connectionId"] = connection.id;
      if (faults.take("delayFrame")) delayed.push(() => write(choose(whole) ?? connection, whole));
      else write(connection, whole);
      return messageId;
    },
    /** Sends what was delayed, the last first. */
    release(): void {
      for (const send of delayed.splice(0).toReversed()) send();
    },
    /** A ping of the platform's own, which wants an answer. */
    ping(): string | null {
      return this.push({ type: "SYSTEM", headers: { topic: "ping" }, data: '{"opaque":"sandbox"}' });
    },
    /** Asks one client to go; the platform closes the connection some seconds later. */
    askToLeave(): string | null {
      return this.push({ type: "SYSTEM", headers: { topic: "disconnect" }, data: '{"reason":"sandbox"}' });
    },
    /** Text that is no frame, to all. */
    sendRaw(text: string): void {
      for (const { socket } of connections) socket.send(text);
    },
    dropAll(): void {
      for (const { socket } of connections) socket.terminate();
    },
    /** The connections that there are say nothing any more, not even pong; new ones do. */
    fallSilent(): void {
      for (const connection of connections) connection.silent = true;
    },

    acksOf: (messageId: string): readonly Ack[] => acks.get(messageId) ?? [],
    get connections(): { id: string; subscriptions: Subscription[] }[] {
      return [...connections].map(({ id, subscriptions }) => ({ id, subscriptions }));
    },
    /** How many connections there have been. */
    get opened(): number {
      return opened;
    },
    close(): void {
      for (const { socket } of connections) socket.terminate();
      sockets.close();
    },
  };
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text.slice(0, 200);
  }
}
