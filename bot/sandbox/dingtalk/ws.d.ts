/** What the sandbox uses of `ws`, which comes with dingtalk-stream and brings no types. */
declare module "ws" {
  import type { EventEmitter } from "node:events";
  import type { IncomingMessage } from "node:http";
  import type { Duplex } from "node:stream";

  export class WebSocket extends EventEmitter {
    static readonly OPEN: number;
    readonly readyState: number;
    send(data: string): void;
    close(code?: number): void;
    terminate(): void;
    pause(): void;
  }
  export class WebSocketServer extends EventEmitter {
    constructor(options: { noServer: true; maxPayload?: number; autoPong?: boolean });
    handleUpgrade(
      request: IncomingMessage,
      socket: Duplex,
      head: Buffer,
      done: (socket: WebSocket) => void,
    ): void;
    close(): void;
  }
}
