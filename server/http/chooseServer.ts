import type { Context } from "koa";
import type { Database } from "../db/database";
import { isDatabaseAway } from "../db/failures";
import { NeedsPrimary, type Replica } from "../db/replica";
import type { CandidateActor, StaffActor } from "./actors";
import type { Route } from "./route";

type Asked = { ctx: Context; route: Route; actor: StaffActor | CandidateActor | null };
/** Runs what handles a request, reading from the server that suits it. */
export type ChooseServer = <T>(asked: Asked, run: () => Promise<T>) => Promise<T>;

/** In a browser's cookie; other systems carry it themselves, by the header of this name. */
const COOKIE = "zm_read_after";
const HEADER = "Read-After";
/** Many times as long as a replica that is used can be behind. */
const KEPT_MS = 60_000;

const writes = new Set(["POST", "PUT", "DELETE"]);
const isAsking = (route: Route, ctx: Context) =>
  route.access.kind === "staff" &&
  route.produces !== "text/event-stream" &&
  (ctx.method === "GET" || route.asks === true) &&
  // Its answer is written down.
  ctx.get("idempotency-key") === "";

/**
 * The one place that decides where a request reads (docs/adr/0040): what staff look at is read from the replica, where
 * it has everything that this caller has written or seen; all else from the primary. Who asks, and whether they may,
 * was read from the primary before.
 */
export function createServerChoice(
  { replica }: Pick<Database, "replica">,
  { secure }: { secure: boolean },
): ChooseServer {
  if (!replica) return (_, run) => run();
  /** Routes that look as if they only asked, and were seen to write. */
  const writing = new Set<Route>();

  return async function chooseServer(asked, run) {
    const { ctx, route, actor } = asked;
    if (actor?.kind === "candidate") return run();
    if (isAsking(route, ctx) && !writing.has(route) && replica.has(markOf(asked))) {
      try {
        return await replica.serve(run);
      } catch (error) {
        // Perhaps only the replica says so: what is not there yet, a column that is to come, a lost connection.
        if (ctx.headerSent) throw error;
        if (error instanceof NeedsPrimary) writing.add(route);
        else if (isDatabaseAway(error)) replica.putAside();
      }
    }
    try {
      return await run();
    } finally {
      if (actor !== null || writes.has(ctx.method)) tellMark(asked, replica, secure);
    }
  };
}

/** Another system has no cookies. */
const isBearer = ({ actor }: Asked) => actor?.kind === "staff" && actor.sessionId === null;

/** What a caller has written or seen by now; a system that does not say is taken to have just written. */
function markOf(asked: Asked): number {
  const { ctx } = asked;
  const given = isBearer(asked) ? ctx.get(HEADER) : (ctx.cookies.get(COOKIE) ?? "0");
  return /^\d{1,15}$/.test(given) ? Number(given) : Infinity;
}

/** Nobody goes back in time: what they read next is at least as new as this. */
function tellMark(asked: Asked, replica: Replica, secure: boolean): void {
  const { ctx } = asked;
  if (ctx.headerSent) return;
  const mark = String(replica.mark());
  if (isBearer(asked)) ctx.set(HEADER, mark);
  else {
    const path = "/api/";
    ctx.cookies.set(COOKIE, mark, { httpOnly: true, sameSite: "strict", secure, path, maxAge: KEPT_MS });
  }
}
