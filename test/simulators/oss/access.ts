import type { Operation } from "./faults";
import { type Claim, type SeenRequest, canonicalRequest, readClaim, signatureOf, timeOf } from "./signatures";
import { type OssState, Refusal } from "./state";
import type { IssuedToken, Tokens } from "./tokens";

const QUARTER_HOUR_MS = 15 * 60_000;

/** Who may do what: signatures, clocks, tokens, and what an operator has set up. */
export function createAccess(
  state: OssState,
  ownKey: { accessKeyId: string; accessKeySecret: string },
  tokens: Tokens,
  now: () => number,
) {
  /** Who sent it, or why nobody is believed. */
  function authenticate(seen: SeenRequest): Claim {
    const claim = readClaim(seen);
    if (!claim)
      throw new Refusal(403, "AccessDenied", {}, "Anonymous access is forbidden for this operation.");
    const issued = issuedTo(claim);
    const at = timeOf(claim.date);
    const [day, region, product, end] = claim.scope.split("/");
    if (day !== claim.date.slice(0, 8) || product !== "oss" || end !== "aliyun_v4_request") {
      throw new Refusal(400, "InvalidArgument", {}, "Invalid scope in Authorization header.");
    }
    if (region !== state.region) {
      throw new Refusal(400, "InvalidArgument", {}, "Invalid signing region in Authorization header.");
    }
    const late =
      claim.where === "header" ? Math.abs(now() - at) > QUARTER_HOUR_MS : at - now() > QUARTER_HOUR_MS;
    if (!Number.isFinite(at) || late) {
      throw new Refusal(403, "RequestTimeTooSkewed", { ServerTime: new Date(now()).toISOString() });
    }
    const expected = signatureOf(
      canonicalRequest(seen, claim.additional),
      issued.accessKeySecret,
      claim.date,
      claim.scope,
    );
    if (expected !== claim.signature) throw new Refusal(403, "SignatureDoesNotMatch");
    if (claim.expires !== null && !(now() < at + claim.expires * 1000)) {
      throw new Refusal(403, "AccessDenied", {}, "Request has expired.");
    }
    return claim;
  }

  function issuedTo({ accessKeyId, token }: Claim): Pick<IssuedToken, "accessKeySecret"> {
    if (token === null) {
      if (accessKeyId !== ownKey.accessKeyId) throw new Refusal(403, "InvalidAccessKeyId");
      return ownKey;
    }
    const issued = tokens.find(accessKeyId, token);
    if (!issued) throw new Refusal(403, "InvalidSecurityToken");
    if (issued.expiresAt <= now()) throw new Refusal(403, "SecurityTokenExpired");
    return issued;
  }

  function assertUsable(operation: Operation) {
    if (!state.exists) throw new Refusal(404, "NoSuchBucket");
    if (state.elsewhere !== null) {
      throw new Refusal(
        403,
        "AccessDenied",
        { Endpoint: state.elsewhere },
        "The bucket you are attempting to access must be addressed using the specified endpoint. " +
          "Please send all future requests to this endpoint.",
      );
    }
    if (state.denied.has(operation)) throw new Refusal(403, "AccessDenied");
  }

  return { authenticate, assertUsable };
}
