import type { Json, TestServer } from "../factories/server";

export type Heard = { id: string; event: string; data: Json };
export type Listening = {
  response: Response;
  /** Resolves with each event in turn, of this name where one is told; null when the channel ends. */
  next(wanted?: string): Promise<Heard | null>;
  /** From where a browser would go on. */
  nextId(): Promise<string | null>;
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
  async function nextFields(): Promise<Record<string, string> | null> {
    for (let end = buffer.indexOf("\n\n"); end < 0; end = buffer.indexOf("\n\n")) {
      const { value, done } = await reader.read();
      if (done) return null;
      buffer += value;
    }
    const end = buffer.indexOf("\n\n");
    const block = buffer.slice(0, end);
    buffer = buffer.slice(end + 2);
    return Object.fromEntries(block.split("\n").map((line) => line.split(/: (.*)/s).slice(0, 2)));
  }
  async function next(wanted?: string): Promise<Heard | null> {
    for (let fields = await nextFields(); fields; fields = await nextFields()) {
      const { id = "", event, data = "" } = fields;
      if (event && event === (wanted ?? event)) return { id, event, data: JSON.parse(data) };
    }
    return null;
  }
  async function nextId(): Promise<string | null> {
    for (let fields = await nextFields(); fields; fields = await nextFields())
      if (fields["id"]) return fields["id"];
    return null;
  }
  return { response, next, nextId, close: () => abort.abort() };
}
