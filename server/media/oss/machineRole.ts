import { z } from "zod";
import type { TemporaryCredentials } from "./credentials";
import { OssFault } from "./ossFault";

/** Link-local: never leaves the machine. */
const METADATA = "http://100.100.100.200";
const TIMEOUT_MS = 5_000;

const replySchema = z.object({
  Code: z.literal("Success"),
  AccessKeyId: z.string(),
  AccessKeySecret: z.string(),
  SecurityToken: z.string(),
  Expiration: z.iso.datetime().transform((text) => new Date(text)),
});

/**
 * The credentials of the RAM role of an ECS machine, from its metadata in the mode that wants a token first.
 * Source: https://help.aliyun.com/zh/ecs/user-guide/view-instance-metadata
 */
export async function takeMachineRole(role: string, metadata = METADATA): Promise<TemporaryCredentials> {
  const ask = async (path: string, init: RequestInit) => {
    const response = await fetch(`${metadata}/latest/${path}`, {
      ...init,
      redirect: "error",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }).catch((cause: unknown) => {
      throw new OssFault("MachineRole", "unreachable", null, null, { cause });
    });
    if (!response.ok) throw new OssFault("MachineRole", "refused", response.status, null);
    return response.text();
  };
  const token = await ask("api/token", {
    method: "PUT",
    headers: { "X-aliyun-ecs-metadata-token-ttl-seconds": "60" },
  });
  const text = await ask(`meta-data/ram/security-credentials/${role}`, {
    headers: { "X-aliyun-ecs-metadata-token": token },
  });
  const reply = replySchema.safeParse(parseJson(text));
  if (!reply.success) throw new OssFault("MachineRole", "malformed", null, null);
  const { AccessKeyId, AccessKeySecret, SecurityToken, Expiration } = reply.data;
  return {
    accessKeyId: AccessKeyId,
    accessKeySecret: AccessKeySecret,
    stsToken: SecurityToken,
    expiresAt: Expiration,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
