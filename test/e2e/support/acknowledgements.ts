import type { BrowserContext, Response } from "playwright-core";

/** What the server told a browser it holds durably: from then on the browser no longer does. */
export type Acknowledged = {
  questionId: string;
  take: number;
  segment: number;
  sequence: number;
  size: number;
  md5: string;
  durationMs: number;
};

type Ref = Pick<Acknowledged, "take" | "segment" | "sequence">;

const COMMIT = /\/api\/v1\/candidate\/answers\/([^/]+)\/chunks$/;
const keyOf = (questionId: string, { take, segment, sequence }: Ref) =>
  `${questionId}/${take}/${segment}/${sequence}`;

/** Listens to the answers of POST …/chunks, in every page of the contexts it is given. */
export function createAcknowledgements() {
  const heard = new Map<string, Acknowledged>();
  const reading: Promise<void>[] = [];

  async function read(response: Response, questionId: string) {
    const sent = (response.request().postDataJSON() as { chunks: Omit<Acknowledged, "questionId">[] }).chunks;
    // A page that closes takes the body with it; the browser had not read it either.
    const body = (await response.json().catch(() => null)) as { acknowledged: Ref[] } | null;
    for (const ref of body?.acknowledged ?? []) {
      const key = keyOf(questionId, ref);
      const chunk = sent.find((each) => keyOf(questionId, each) === key);
      if (chunk) heard.set(key, { ...chunk, questionId });
    }
  }

  return {
    listen(context: BrowserContext) {
      context.on("response", (response) => {
        const questionId = COMMIT.exec(response.url())?.[1];
        if (questionId && response.status() === 200) reading.push(read(response, questionId));
      });
    },
    count: () => heard.size,
    async all(): Promise<Acknowledged[]> {
      await Promise.all(reading);
      return [...heard.values()];
    },
  };
}
