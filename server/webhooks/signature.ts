import { createHmac, randomBytes } from "node:crypto";

/**
 * How what is sent is signed: as the Standard Webhooks scheme has it, so that receivers can take a library. HMAC-SHA256
 * over `<id>.<seconds>.<body>`, in base64, behind the scheme's version; one signature for each secret, with a space
 * between.
 */
export const SECRET_MARK = "whsec_";
const SECRET_BYTES = 32;

export const createSecret = (): string => `${SECRET_MARK}${randomBytes(SECRET_BYTES).toString("base64")}`;

const keyOf = (secret: string) => Buffer.from(secret.slice(SECRET_MARK.length), "base64");

/** @param seconds since 1970, when this try was made: a retry is signed anew */
export function signBody(
  secret: string,
  { id, seconds, body }: { id: string; seconds: number; body: string },
) {
  const signed = createHmac("sha256", keyOf(secret)).update(`${id}.${seconds}.${body}`, "utf8");
  return `v1,${signed.digest("base64")}`;
}

export function headersFor(
  secrets: readonly string[],
  message: { id: string; seconds: number; body: string },
): Record<string, string> {
  return {
    "content-type": "application/json",
    "user-agent": "Zhimian-Webhooks/1",
    "webhook-id": message.id,
    "webhook-timestamp": String(message.seconds),
    "webhook-signature": secrets.map((secret) => signBody(secret, message)).join(" "),
  };
}
