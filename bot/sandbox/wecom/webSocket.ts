import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";

/** What is used of `ws`, which brings no types of its own. */
export type Socket = {
  readonly readyState: number;
  send(text: string): void;
  close(code?: number): void;
  terminate(): void;
  on(event: "message", listener: (data: Buffer) => void): void;
  on(event: "close", listener: () => void): void;
  on(event: "error", listener: (error: Error) => void): void;
};
type Server = {
  handleUpgrade(
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    opened: (socket: Socket) => void,
  ): void;
};

export const OPEN = 1;

/** It comes with the SDK that connects to it. */
const { WebSocketServer } = require("ws") as {
  WebSocketServer: new (options: { noServer: true; maxPayload: number }) => Server;
};

export const createSocketServer = (maxPayload: number): Server =>
  new WebSocketServer({ noServer: true, maxPayload });
