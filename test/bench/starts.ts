import { setTimeout as sleep } from "node:timers/promises";
import { expectStatus, openClient } from "./client";
import { staffHeaders } from "./candidates";
import { type Figure, figure } from "./figures";
import { type ServerProcess, startServerProcess } from "./serverProcess";
import { withFolder } from "./withFolder";

/** Until the demonstration company is there: what a person who typed `npm start` waits for. */
async function untilSeeded({ origin, spawnedAt }: ServerProcess): Promise<number> {
  const client = openClient(origin, 1);
  try {
    for (;;) {
      const answer = await client.call("GET", "/interviews?limit=1", undefined, staffHeaders);
      if (expectStatus(answer, 200, "GET /interviews").body.items.length > 0) {
        return performance.now() - spawnedAt;
      }
      await sleep(10);
    }
  } finally {
    client.close();
  }
}

/** First and second start in one folder, without install and build; memory some time after the second. */
export async function measureStarts({ quick }: { quick: boolean }): Promise<Figure[]> {
  const restSeconds = quick ? 3 : 10;
  return withFolder(async (dataDir) => {
    // An empty value counts as none: the embedded size is measured, whatever the other sections use.
    const env = { DATABASE_URL: "" };
    const first = await startServerProcess({ dataDir, env });
    const seededMs = await untilSeeded(first);
    await first.stop();
    const second = await startServerProcess({ dataDir, env });
    await sleep(restSeconds * 1000);
    const rss = second.rssMiB();
    await second.stop();
    return [
      figure("start", "cold: spawn → /readyz (migrates)", first.readyMs, "ms"),
      figure("start", "cold: spawn → demonstration company seeded", seededMs, "ms"),
      figure("start", "warm: spawn → /readyz", second.readyMs, "ms"),
      figure("memory", `RSS ${restSeconds} s after a start, without the model`, rss, "MiB", {
        goal: { atMost: 250 },
      }),
    ];
  });
}
