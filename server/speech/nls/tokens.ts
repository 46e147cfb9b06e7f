import { z } from "zod";
import type { AcsApi, AcsReply } from "../../aliyun/acsApi";
import type { Clock } from "../../clock";
import { NlsFailure } from "./failure";

/** Renewed so long before it ends; a token lives for a day or more. */
const AHEAD_MS = 10 * 60_000;
/** Of one that lives less than that, this share of its life is used. */
const USED_SHARE = 0.5;

export interface TokenSource {
  /** One that is good for now, the same for everybody. @throws NlsFailure */
  get(): Promise<string>;
  /** The service did not believe this one: whoever asks next gets another. */
  forget(token: string): void;
}

const tokenSchema = z.object({
  Token: z.object({
    Id: z.string().min(1).max(500),
    /** Seconds since 1970 by the service's clock. */
    ExpireTime: z.number().positive(),
  }),
});

/** CreateToken of NLS (API version 2019-02-28), asked by one call at a time. */
export function createTokenSource({ call, clock }: { call: AcsApi; clock: Clock }): TokenSource {
  const now = () => clock.now().getTime();
  let held: { id: string; usableUntil: number } | null = null;
  let asking: Promise<string> | null = null;

  async function ask(): Promise<string> {
    const reply = await call("CreateToken", {});
    const { data } = tokenSchema.safeParse(reply.kind === "answer" ? reply.body : null);
    if (reply.kind !== "answer" || !data) throw tokenFailure(reply);
    // Their clock says when it ends: only how long it lives is taken over to ours.
    const livesMs = data.Token.ExpireTime * 1000 - (reply.at?.getTime() ?? now());
    if (!(livesMs > 0)) throw new NlsFailure("broken", "a token that has ended already");
    held = { id: data.Token.Id, usableUntil: now() + Math.max(livesMs - AHEAD_MS, livesMs * USED_SHARE) };
    return held.id;
  }

  return {
    async get() {
      if (held && now() < held.usableUntil) return held.id;
      asking ??= ask().finally(() => {
        asking = null;
      });
      return asking;
    },
    forget(token) {
      if (held?.id === token) held = null;
    },
  };
}

const refusalSchema = z.object({ Code: z.string() });

/** Why there is no token, by the service's code. Source: the error centre of Alibaba Cloud's OpenAPI. */
export function tokenFailure(reply: AcsReply): NlsFailure {
  if (reply.kind !== "answer") return new NlsFailure("unreachable", `no token: ${reply.reason}`);
  const code = refusalSchema
    .safeParse(reply.body)
    .data?.Code.replaceAll(/[^\w.]/g, "")
    .slice(0, 80);
  if (!code) return new NlsFailure("broken", `no token in the answer (HTTP ${reply.status})`);
  if (code.startsWith("Throttling")) return new NlsFailure("quota", `no token: ${code}`);
  const kind = reply.status >= 500 || /^(ServiceUnavailable|InternalError)/.test(code) ? "broken" : "refused";
  return new NlsFailure(kind, `no token: ${code}`);
}
