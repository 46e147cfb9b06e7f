import { existsSync } from "node:fs";
import { EnvError, parseEnv } from "../env";
import { ossAddress } from "./oss/address";
import { chooseCredentials } from "./oss/credentials";
import { stateLifecycle } from "./oss/lifecycle";
import { OssFault } from "./oss/ossFault";
import { openOssLink } from "./oss/ossLink";

/** `npm run media:lifecycle`: states what the bucket clears away by itself. Run as often as one likes. */
async function main(): Promise<string> {
  if (existsSync(".env")) process.loadEnvFile(".env");
  const env = parseEnv(process.env);
  const address = ossAddress(env);
  if (!address)
    return "Media lies on this machine's disk, where the worker clears away by itself: nothing to do.";
  const link = openOssLink(address, chooseCredentials(env));
  try {
    const isWritten = await stateLifecycle(link, address.bucket, env.OSS_PREFIX);
    return isWritten
      ? `The lifecycle rules of ${address.bucket}/${env.OSS_PREFIX}/ are stated.`
      : `The lifecycle rules of ${address.bucket}/${env.OSS_PREFIX}/ were stated already.`;
  } finally {
    link.close();
  }
}

main().then(
  (line) => void process.stdout.write(`${line}\n`),
  (error: unknown) => {
    const isKnown = error instanceof EnvError || error instanceof OssFault;
    process.stderr.write(
      `${isKnown ? error.message : String(error instanceof Error ? error.stack : error)}\n`,
    );
    process.exitCode = 1;
  },
);
