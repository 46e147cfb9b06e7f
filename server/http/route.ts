import type { Context } from "koa";
import type { z } from "zod";
import type { Permission } from "../org/roles";
import type { Locale } from "./messages";
import type { CandidateActor, StaffActor } from "./actors";

type Access =
  /** Anybody; the handler itself checks a link token or a signature. */
  | { kind: "public" }
  /** Staff with this permission. */
  | { kind: "staff"; permission: Permission }
  /** A verified candidate; `seat` routes also need the tab that holds the seat. */
  | { kind: "candidate"; seat: boolean };

type ActorOf<A extends Access> = A extends { kind: "staff" }
  ? StaffActor
  : A extends { kind: "candidate" }
    ? CandidateActor
    : null;

export type RateLimit = { points: number; seconds: number };

type Schema = z.ZodType;
type Parsed<S> = S extends Schema ? z.output<S> : undefined;

export type Request<A extends Access, P, Q, B> = {
  actor: ActorOf<A>;
  params: Parsed<P>;
  query: Parsed<Q>;
  body: Parsed<B>;
  locale: Locale;
  requestId: string;
  ip: string;
  /** The raw Koa context, for streams and headers only. */
  ctx: Context;
};

export type RouteSpec<
  A extends Access,
  P extends Schema | undefined,
  Q extends Schema | undefined,
  B extends Schema | undefined,
  R extends Schema | undefined,
> = {
  method: "get" | "post" | "put" | "delete";
  /** Koa style, under /api/v1: `/plans/:id`. */
  path: string;
  summary: string;
  access: A;
  params?: P;
  query?: Q;
  body?: B;
  /** What a JSON answer looks like; it is checked before it leaves. Without it the handler answers on `ctx`. */
  response?: R;
  /** Checked in place of `response`, where part of the answer was validated when it was stored. */
  checkedAs?: Schema;
  status?: number;
  /** Bytes of JSON accepted; 256 KiB unless told. `raw` leaves the stream to the handler. */
  bodyLimit?: number | "raw";
  /** For each caller. On a public route it stands in place of the general limit; else both hold. */
  rateLimit?: RateLimit;
  /** For OpenAPI, where the handler answers on `ctx`. */
  produces?: string;
  consumes?: string;
  handle: (request: Request<A, P, Q, B>) => Promise<R extends Schema ? z.input<R> : void>;
};

// The parameters are erased once a route is in the list; `route` has checked them against each other.
// oxlint-disable-next-line typescript/no-explicit-any -- see above
export type Route = RouteSpec<any, any, any, any, any>;

/** States a route once: guard, validation, OpenAPI page and handler types all come from here. */
export function route<
  const A extends Access,
  P extends Schema | undefined = undefined,
  Q extends Schema | undefined = undefined,
  B extends Schema | undefined = undefined,
  R extends Schema | undefined = undefined,
>(spec: RouteSpec<A, P, Q, B, R>): Route {
  return spec as Route;
}

export const everybody = { kind: "public" } as const;
export const staffWith = <const T extends Permission>(permission: T) =>
  ({ kind: "staff", permission }) as const;
export const candidate = { kind: "candidate", seat: false } as const;
export const seatedCandidate = { kind: "candidate", seat: true } as const;
