import type { Json, TestServer } from "../factories/server";

export type Heard = { id: string; event: string; data: Json };
export type Listening = {
  response: Response;
  /** Resolves with each event in turn, of this name where one is told; null when the channel ends. */
  next(wanted?: string): Promise<Heard | null>;
  close(): void;
};

/** Opens the live channel as a browser with this cookie does. */
export async function listenLive(
  server: Pick<TestServer, "origin">,
  cookie: string,
  lastEventId?: string,
): Promise<Listening> {
  const abort = new AbortController();
  const response = await fetch(`${server.origin}/api/v1/live`, {
    headers: { cookie, ...(lastEventId ? { "last-event-id": lastEventId } : {}) },
    signal: abort.signal,
  });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let buffer = "";
  async function next(wanted?: string): Promise<Heard | null> {
    for (;;) {
      const end = buffer.indexOf("\n\n");
      if (end >= 0) {
        const block = buffer.slice(0, end);
        buffer = buffer.slice(end + 2);
        const fields = Object.fromEntries(block.split("\n").map((line) => line.split(/: (.*)/s).slice(0, 2)));
        if (fields["event"] && fields["event"] === (wanted ?? fields["event"]))
          return { id: fields["id"], event: fields["event"], data: JSON.parse(fields["data"]) };
        continue;
      }
      const { value, done } = await reader.read();
      if (done) return null;
      buffer += value;
    }
  }
  return { response, next, close: () => abort.abort() };
}
