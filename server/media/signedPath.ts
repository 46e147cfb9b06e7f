import { createHmac } from "node:crypto";
import { z } from "zod";

import type { KeyRing } from "../security/keyRing";
import { safeEqual } from "../security/tokens";

const uploadSchema = z.strictObject({ key: z.string(), size: z.int(), md5: z.string(), expires: z.int() });
const readSchema = z.strictObject({
  key: z.string(),
  mimeType: z.string(),
  fileName: z.string().optional(),
  expires: z.int(),
});
const schemas = { upload: uploadSchema, read: readSchema };

/** What a signed path permits; `expires` is in milliseconds since 1970. */
export type UploadPermit = z.infer<typeof uploadSchema>;
export type ReadPermit = z.infer<typeof readSchema>;
type Permits = { upload: UploadPermit; read: ReadPermit };

/**
 * Permits that travel in a path and need no storage: `<key id>.<permit>.<HMAC-SHA256>`, each part safe in a URL.
 * A permit is readable to its holder; it cannot be changed, nor used for another kind of request.
 */
export interface PathSigner {
  sign<K extends keyof Permits>(kind: K, permit: Permits[K]): string;
  /** Null when the signature does not fit. Whether it has expired is the caller's question. */
  verify<K extends keyof Permits>(kind: K, signed: string): Permits[K] | null;
}

const MAX_SIGNED_LENGTH = 4000;

export function createPathSigner(ring: KeyRing): PathSigner {
  const mac = (keyId: string, kind: string, body: string) =>
    createHmac("sha256", ring.derive("link", keyId))
      .update(`media/${kind}\0${body}`, "utf8")
      .digest("base64url");
  return {
    sign(kind, permit) {
      const body = Buffer.from(JSON.stringify(permit), "utf8").toString("base64url");
      return `${ring.current}.${body}.${mac(ring.current, kind, body)}`;
    },
    verify<K extends keyof Permits>(kind: K, signed: string): Permits[K] | null {
      const [keyId = "", body = "", signature = "", ...rest] = signed.split(".");
      if (signed.length > MAX_SIGNED_LENGTH || rest.length > 0 || !ring.has(keyId)) return null;
      if (!safeEqual(signature, mac(keyId, kind, body))) return null;
      const permit = schemas[kind].safeParse(JSON.parse(Buffer.from(body, "base64url").toString("utf8")));
      // The schema is the one of this kind, which the compiler cannot follow through the lookup.
      return permit.success ? (permit.data as Permits[K]) : null;
    },
  };
}
