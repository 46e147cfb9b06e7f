import type { EventEmitter } from "node:events";
import axios, { isAxiosError } from "axios";
import { DWClient } from "dingtalk-stream";
import { z } from "zod";
import { CARD_TOPIC, ROBOT_TOPIC } from "./chatEvents";

export type GatewayClientOptions = {
  clientId: string;
  clientSecret: string;
  /** `https://api.dingtalk.com`, or the sandbox's. */
  apiBase: string;
  /** For each of the two steps of opening. */
  openMs: number;
  onText(text: string): void;
  /** Anything was heard, a pong too. */
  onAlive(): void;
  onClose(): void;
};

/** The gateway does not know this app, or not with this secret: trying soon again is of no use. */
export class GatewayRefused extends Error {
  override readonly name = "GatewayRefused";
}

const LARGEST_FRAME = 1_000_000;
const LARGEST_ANSWER = 100_000;
const CLOSING_MS = 1_000;
/** The `readyState` of a socket that is gone. */
const CLOSED = 3;

type Socket = EventEmitter & { readonly readyState: number; close(): void; terminate(): void; ping(): void };
/** What the SDK keeps to itself and a subclass must set: it has no option for any of it. */
type Internals = { socket?: Socket; dw_url?: string; sslopts: object };

const answerSchema = z.object({ endpoint: z.url({ protocol: /^wss?$/ }), ticket: z.string().min(1) });

/**
 * One connection of the SDK's client, used once: whoever wants another makes another, so no timer, listener or flag
 * of a lost connection lives on. It never reconnects by itself and `connect` says when it failed.
 */
export class GatewayClient extends DWClient {
  readonly #options: GatewayClientOptions;
  readonly #opening = new AbortController();

  constructor(options: GatewayClientOptions) {
    const { clientId, clientSecret } = options;
    const config = {
      clientId,
      clientSecret,
      ua: "zhimian",
      keepAlive: false,
      autoReconnect: false,
      // Of its own: the SDK's default is one list for all clients of the process.
      subscriptions: [
        { type: "EVENT", topic: "*" },
        { type: "CALLBACK", topic: ROBOT_TOPIC },
        { type: "CALLBACK", topic: CARD_TOPIC },
      ],
    };
    super(config);
    this.#options = options;
    this.#internals.sslopts = {
      rejectUnauthorized: true,
      handshakeTimeout: options.openMs,
      maxPayload: LARGEST_FRAME,
    };
  }

  get #internals(): Internals {
    return this as unknown as Internals;
  }

  /** @throws GatewayRefused, or an error whose message holds no secret */
  override async connect(): Promise<void> {
    await this.getEndpoint();
    this.#opening.signal.throwIfAborted();
    // oxlint-disable-next-line no-underscore-dangle -- the SDK's own name
    await this._connect();
  }

  override async getEndpoint(): Promise<this> {
    const { clientId, clientSecret, apiBase, openMs } = this.#options;
    const { ua, subscriptions } = this.config;
    const { status, data } = await axios
      .post<unknown>(
        `${apiBase}/v1.0/gateway/connections/open`,
        { clientId, clientSecret, ua, subscriptions },
        {
          timeout: openMs,
          maxRedirects: 0,
          maxContentLength: LARGEST_ANSWER,
          headers: { Accept: "application/json" },
          validateStatus: () => true,
          signal: this.#opening.signal,
        },
      )
      .catch((error: unknown) => {
        // An axios error carries the request and its secret: only its code leaves here.
        throw new Error(`gateway: ${isAxiosError(error) ? (error.code ?? "no answer") : "no answer"}`);
      });
    if (status === 400 || status === 401) throw new GatewayRefused(`gateway: refused with ${status}`);
    const { data: answer } = answerSchema.safeParse(data);
    if (status !== 200 || !answer) throw new Error(`gateway: HTTP ${status}`);
    const url = new URL(answer.endpoint);
    if (url.protocol === "ws:" && apiBase.startsWith("https:")) throw new Error("gateway: not encrypted");
    // The SDK writes it as it is, and Base64 has signs that mean something in an address.
    url.searchParams.set("ticket", answer.ticket);
    this.#internals.dw_url = url.href;
    return this;
  }

  override _connect(): Promise<void> {
    const { onAlive, onClose } = this.#options;
    // oxlint-disable-next-line no-underscore-dangle -- the SDK's own name
    const opened = super._connect();
    const { socket } = this.#internals;
    if (!socket) return opened;
    for (const sign of ["message", "ping", "pong"]) socket.on(sign, onAlive);
    socket.on("close", onClose);
    // The SDK's own write to the console, errors and all.
    socket.removeAllListeners("open").removeAllListeners("error");
    return new Promise((resolve, reject) => {
      socket.once("open", resolve);
      socket.on("error", (error: Error) => {
        socket.terminate();
        reject(error);
      });
    });
  }

  /** Instead of the SDK's, whose parser throws into the socket. @param data a Buffer, whatever the SDK's types say */
  override onDownStream(data: string): void {
    this.#options.onText(String(data));
  }

  ping(): void {
    this.#internals.socket?.ping();
  }

  /** Cuts the connection; `onClose` follows. */
  cut(): void {
    this.#opening.abort();
    this.#internals.socket?.terminate();
  }

  /** Closes in order, or cuts where the other side says nothing. Resolves when it is closed. */
  async end(): Promise<void> {
    this.#opening.abort();
    const { socket } = this.#internals;
    if (!socket || socket.readyState === CLOSED) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(() => socket.terminate(), CLOSING_MS);
      socket.once("close", () => {
        clearTimeout(timer);
        resolve();
      });
      socket.close();
    });
  }
}
