import type { Env } from "../env";
import { type Finding, type PreflightCheck, refuse, warn } from "../preflight/types";
import { askPrimary } from "./askPrimary";

/** Beyond it two processes would not agree on what came first, or on whose lease has run out. */
const REFUSED_MS = 5_000;
const WARNED_MS = 1_000;

/**
 * Whether this machine has the time that the database has, by which all processes are held together.
 * @param now the system's time, of which the events' ids and the jobs' leases are made
 */
export const checkClock = (env: Env, now: () => number = Date.now): PreflightCheck => ({
  name: "clock",
  async run() {
    const look = await askPrimary(env, async (source) => {
      const asked = now();
      const [row] = await source.query<{ seconds: string }[]>("SELECT UNIX_TIMESTAMP(NOW(3)) AS seconds");
      const answered = now();
      const offMs = Number(row?.seconds) * 1_000 - (asked + answered) / 2;
      return skewed(offMs, (answered - asked) / 2);
    });
    return look ? [look] : [];
  },
});

/** @param slackMs by how much the answer's way may have deceived us */
function skewed(offMs: number, slackMs: number): Finding | null {
  const least = Math.abs(offMs) - slackMs;
  const mend = "Set both clocks by NTP (timedatectl set-ntp true, or chrony).";
  const says = `This machine's clock is ${(Math.abs(offMs) / 1_000).toFixed(1)} s ${offMs > 0 ? "behind" : "ahead of"} the database's`;
  if (least > REFUSED_MS) {
    return refuse(
      `${says}: processes would not agree on the order of what happens, nor on whose work has stalled.`,
      mend,
    );
  }
  return least > WARNED_MS ? warn(`${says}.`, mend) : null;
}
