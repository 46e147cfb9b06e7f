import { type IncomingHttpHeaders, type RequestListener, createServer } from "node:http";
import type { AddressInfo } from "node:net";

export type Received = { headers: IncomingHttpHeaders; body: string; path: string };

/** Another system's door on this machine: keeps what came, and answers as told. */
export async function openReceiver(host = "127.0.0.1") {
  const received: Received[] = [];
  const arrived: RequestListener = (_, response) => void response.writeHead(204).end();
  let answer = arrived;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks).toString("utf8");
      received.push({ headers: request.headers, body, path: request.url ?? "" });
      answer(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const { port } = server.address() as AddressInfo;
  return {
    received,
    port,
    url: `http://${host}:${port}/hook`,
    /** From now on; without one, 204. */
    answerWith(next?: RequestListener) {
      answer = next ?? arrived;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
export type Receiver = Awaited<ReturnType<typeof openReceiver>>;
