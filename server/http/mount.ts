import { Router } from "@koa/router";
import type { Context, Middleware } from "koa";
import type { CandidateActor, StaffActor } from "./actors";
import { JSON_LIMIT, readJson } from "./body";
import { badRequest, forbidden, notFound, unauthorized } from "./errors";
import type { Once } from "./idempotency";
import { localeOf } from "./onError";
import type { ConsumeRateLimit } from "./rateLimit";
import type { ChooseServer } from "./chooseServer";
import type { Boundary, Route } from "./route";
import { parseOrRefuse } from "./validate";
import { type Owner, type Permission, can, canOver, permission as permissions } from "../org/permissions";
import { type RecordKind, records } from "../org/records";

export const API_PREFIX = "/api/v1";

export type Authenticate = {
  staff(ctx: Context): Promise<StaffActor | null>;
  candidate(ctx: Context): Promise<CandidateActor | null>;
};

type MountOptions = {
  authenticate: Authenticate;
  /** To whom a record belongs; null where there is none. */
  findOwner(kind: RecordKind, id: string): Promise<Owner | null>;
  consume: ConsumeRateLimit;
  once: Once;
  /** From which server a request reads. */
  chooseServer: ChooseServer;
  /** Nothing is told that a power failure could take back. */
  durable(): Promise<void>;
};
type Actor = StaffActor | CandidateActor | null;
const tokenOf = (actor: Actor) => (actor?.kind === "staff" ? actor.apiTokenId : undefined);
type RecordBoundary = Extract<Boundary, { kind: "record" }>;

/** `plans.write` → `plans.read`, where there is such a permission. */
function readingOf(wanted: Permission): Permission | undefined {
  const reading = `${wanted.split(".")[0]}.read`;
  return permissions.options.find((known) => known === reading);
}

const writes = new Set(["POST", "PUT", "DELETE"]);

/** What each caller may do in general; a route may be stricter. A candidate's page sends about 4 a second. */
const LIMITS = {
  staff: { points: 1200, seconds: 60 },
  candidate: { points: 1500, seconds: 60 },
  /** Another system, wherever it comes from. */
  token: { points: 600, seconds: 60 },
  public: { points: 600, seconds: 60 },
};

/**
 * The chain that every request walks: limit → who → may they → validate → is it theirs → handle → validate the
 * answer.
 */
export function mountRoutes(
  routes: Route[],
  { authenticate, findOwner, consume, once, chooseServer, durable }: MountOptions,
): Middleware {
  const routers = new Map<string, Router>();

  async function authorize(route: Route, ctx: Context): Promise<Actor> {
    if (route.access.kind === "public") return null;
    if (route.access.kind === "candidate") {
      const actor = await authenticate.candidate(ctx);
      if (!actor) throw unauthorized();
      return actor;
    }
    const actor = await authenticate.staff(ctx);
    if (!actor) throw unauthorized("session.required");
    if (route.access.kind === "self") {
      if (actor.staffId === null) throw forbidden("session.forbidden");
    } else {
      if (actor.enrolFirst) throw forbidden("account.second_factor_first");
      if (!can(actor, route.access.permission)) throw forbidden("session.forbidden");
    }
    // A stream would outlive the token that opened it; other systems have webhooks.
    if (actor.apiTokenId !== undefined && route.produces === "text/event-stream")
      throw forbidden("session.forbidden");
    // A cookie alone does not prove that our own page sent the request.
    if (actor.sessionId !== null && writes.has(ctx.method) && ctx.get("x-requested-with") !== "zhimian") {
      throw forbidden("request.forged");
    }
    return actor;
  }

  /** What lies outside one's scope does not exist; what one may see but not do this to says so. */
  async function keepWithin(route: Route, actor: Actor, params: Record<string, string> | undefined) {
    if (route.access.kind !== "staff" || route.access.boundary.kind !== "record") return;
    const { of, param } = route.access.boundary as RecordBoundary;
    const owner = await findOwner(of, params?.[param] ?? "");
    const staff = actor as StaffActor;
    if (owner && canOver(staff, route.access.permission, owner)) return;
    const seen = readingOf(route.access.permission);
    if (owner && seen && canOver(staff, seen, owner)) throw forbidden("session.forbidden");
    throw notFound(records[of].missing);
  }

  async function handle(route: Route, ctx: Context) {
    const actor = await authorize(route, ctx).catch(async (refusal: unknown) => {
      // Whoever tries credentials is counted too, but not against the others at the same address.
      await consume(LIMITS.public, `refused@${ctx.ip}`);
      throw refusal;
    });
    const tokenId = tokenOf(actor);
    const caller =
      tokenId ?? (actor?.kind === "candidate" ? actor.sessionId : `${actor?.name ?? ""}@${ctx.ip}`);
    // A whole office shares one address: a public route with a limit of its own is not counted with the others.
    if (actor || !route.rateLimit)
      await consume(LIMITS[tokenId ? "token" : (actor?.kind ?? "public")], caller);
    if (route.rateLimit) await consume(route.rateLimit, `${route.method} ${route.path} ${caller}`);

    const params = route.params ? parseOrRefuse(route.params, ctx["params"]) : undefined;
    await keepWithin(route, actor, params as Record<string, string> | undefined);
    const query = route.query ? parseOrRefuse(route.query, ctx.query) : undefined;
    const raw =
      route.bodyLimit === "raw" || !writes.has(ctx.method)
        ? undefined
        : await readJson(ctx, (route.bodyLimit as number | undefined) ?? JSON_LIMIT);
    const body = route.body ? parseOrRefuse(route.body, raw) : undefined;

    const run = async () => {
      const result: unknown = await route.handle({
        actor: actor as never,
        params,
        query,
        body,
        get locale() {
          return localeOf(ctx);
        },
        requestId: ctx.state["requestId"] as string,
        get ip() {
          return ctx.ip;
        },
        ctx,
      });
      return { status: route.status ?? 200, body: (route.checkedAs ?? route.response)?.parse(result) };
    };

    // A streamed body cannot be compared with the first one's; such routes are safe to repeat by themselves. A secret
    // that is kept for the case that somebody asks again can be read out of there.
    const repeatable = writes.has(ctx.method) && route.bodyLimit !== "raw" && !route.showsSecret;
    const key = repeatable ? ctx.get("idempotency-key") : "";
    if (key.length > 200) throw badRequest("request.invalid");
    // Not the address, which changes between two tries on a phone.
    const who = actor?.kind === "staff" ? (actor.sessionId ?? tokenId ?? actor.name) : caller;
    const scope = { actor: who, route: `${ctx.method} ${ctx.path}`, request: JSON.stringify(raw) };
    const answer = await chooseServer({ ctx, route, actor }, () => (key ? once(key, scope, run) : run()));
    await durable();
    if (route.response) {
      ctx.status = answer.status;
      ctx.body = answer.body;
    } else if (route.status !== undefined) ctx.status = route.status;
  }

  // Most requests of a candidate's page are to addresses without parameters: found at once, whatever a router holds.
  const fixed = new Map<string, Route>();
  for (const route of routes) {
    if (!route.path.includes(":"))
      fixed.set(`${route.method.toUpperCase()} ${API_PREFIX}${route.path}`, route);
    const first = firstSegment(route.path);
    const router = routers.get(first) ?? new Router({ prefix: API_PREFIX });
    routers.set(first, router);
    router[route.method](route.path, (ctx: Context) => handle(route, ctx));
  }
  const dispatchers = new Map([...routers].map(([first, router]) => [first, router.routes()] as const));
  // A router tries its routes one by one: it is asked only about those of one feature.
  return async (ctx, next) => {
    const known = fixed.get(`${ctx.method} ${ctx.path}`);
    if (known) {
      ctx["_matchedRoute"] = ctx.path;
      await handle(known, ctx);
      return;
    }
    const dispatch = ctx.path.startsWith(`${API_PREFIX}/`)
      ? dispatchers.get(firstSegment(ctx.path.slice(API_PREFIX.length)))
      : undefined;
    await (dispatch ? dispatch(ctx as never, next) : next());
  };
}

const firstSegment = (path: string) => path.split("/", 2)[1] ?? "";
