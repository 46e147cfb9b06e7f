import type { Env } from "../../env";
import type { PreflightCheck } from "../../preflight/types";
import { ossAddress } from "./address";

/** Whether media can live where it is configured to; nothing to ask where that is the disk. */
export const checkOss = (env: Env): PreflightCheck => ({
  name: "media",
  async run() {
    const address = ossAddress(env);
    if (!address) return [];
    // OSS's client takes long to load, and most have no use for it.
    const { lookAtBucket } = require("./lookAtBucket") as typeof import("./lookAtBucket");
    return lookAtBucket(address, env);
  },
});
