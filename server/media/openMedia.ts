import { join } from "node:path";
import type { Clock } from "../clock";
import type { Env } from "../env";
import type { KeyRing } from "../security/keyRing";
import type { Services } from "../services";
import { openDiskStore } from "./diskStore";
import { ossAddress } from "./oss/address";

/** The media store that is configured, and what this server has to serve for it. */
export async function openMedia(
  env: Env,
  { ring, clock }: { ring: KeyRing; clock: Clock },
): Promise<Pick<Services, "media" | "mediaDoors">> {
  const address = ossAddress(env);
  if (address) {
    // Its client takes long to load, and most have no use for it.
    const { openOssStore } = require("./oss/openOssStore") as typeof import("./oss/openOssStore");
    return { media: openOssStore(address, env), mediaDoors: null };
  }
  const disk = await openDiskStore({
    folder: join(env.DATA_DIR, "media"),
    ring,
    now: () => clock.now(),
  });
  return { media: disk, mediaDoors: disk };
}
