import type { Context } from "koa";
import type { z } from "zod";
import type { Permission } from "../org/permissions";
import type { RecordKind } from "../org/records";
import type { Locale } from "./messages";
import type { CandidateActor, SelfActor, StaffActor } from "./actors";

/** What keeps a staff route within the branch of whoever asks. There is no default: each route says it. */
export type Boundary =
  | { kind: "company"; because: string }
  | { kind: "scoped" }
  | { kind: "record"; of: RecordKind; param: string };

type Access =
  /** Anybody; the handler itself checks a link token or a signature. */
  | { kind: "public" }
  /** Staff with this permission, within this boundary. */
  | { kind: "staff"; permission: Permission; boundary: Boundary }
  /** Anybody who has logged in as a person: for what is theirs alone (password, sessions). */
  | { kind: "self" }
  /** A verified candidate; `seat` routes also need the tab that holds the seat. */
  | { kind: "candidate"; seat: boolean };

type ActorOf<A extends Access> = A extends { kind: "staff" }
  ? StaffActor
  : A extends { kind: "self" }
    ? SelfActor
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
  /** The answer holds what is shown this once: it is kept nowhere, not for an `Idempotency-Key` either. */
  showsSecret?: true;
  /** For OpenAPI: the shape of a raw JSON body, which the handler has checked elsewhere. */
  rawBody?: Schema;
  /** A POST that only asks, and may be answered by a replica as a GET is. */
  asks?: true;
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
export const oneself = { kind: "self" } as const;
export const staffWith = <const T extends Permission>(permission: T, boundary: Boundary) =>
  ({ kind: "staff", permission, boundary }) as const;

/** Nothing of any branch is in it, or all of it is HQ's: says why. */
export const companyWide = (because: string): Boundary => ({ kind: "company", because });
/** A list, a search, a write of something new: the handler narrows it by `scopeOf` or `unitFor`. */
export const scoped: Boundary = { kind: "scoped" };
/**
 * One record, named by a parameter: before the handler runs, it is looked up (server/org/records.ts), and where the
 * actor may not see it, it does not exist.
 */
export const record = (of: RecordKind, param = "id"): Boundary => ({ kind: "record", of, param });
export const candidate = { kind: "candidate", seat: false } as const;
export const seatedCandidate = { kind: "candidate", seat: true } as const;
