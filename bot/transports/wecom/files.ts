import { decryptFile } from "@wecom/aibot-node-sdk";
import { AppError } from "../../../server/http/errors";
import type { WecomClient } from "../../../server/platforms/wecom/client";
import type { WecomFailure } from "../../../server/platforms/wecom/reply";
import { parseKey } from "./fileKey";

/** The padding of what is sealed: up to 32 bytes. */
const SEAL_BYTES = 32;

/** WeCom could not be reached or has too much to do: another try may bring the file. */
class NotNow extends Error {
  override readonly name = "NotNow";
}

function refuse(failure: WecomFailure): never {
  if (failure.kind !== "permanent") throw new NotNow(`WeCom file: ${failure.detail}`);
  const tooBig = failure.reason === "too_large";
  throw new AppError(tooBig ? "chat.file_too_large" : "chat.file_gone", tooBig ? 413 : 410);
}

/** By what a message said of a file: to the app an id, to the AI bot an address and the key to open it. */
export async function fetchFile(client: WecomClient, key: string, limitBytes: number): Promise<Buffer> {
  const sealed = parseKey(key);
  if (!sealed) {
    const reply = await client.files.media(key, limitBytes);
    return reply.ok ? reply.value : refuse(reply.failure);
  }
  const reply = await client.files.sealed(sealed.url, limitBytes + SEAL_BYTES);
  if (!reply.ok) return refuse(reply.failure);
  if (sealed.aeskey === undefined) return reply.value;
  try {
    const file = decryptFile(reply.value, sealed.aeskey);
    if (file.length <= limitBytes) return file;
  } catch (error) {
    throw new AppError("chat.file_gone", 410, { cause: error });
  }
  throw new AppError("chat.file_too_large", 413);
}
