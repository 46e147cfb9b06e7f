import type { Env } from "../../env";
import { type Finding, away, refuse, warn } from "../../preflight/types";
import { type OssAddress, encryptionHeaders } from "./address";
import type { OssClient } from "./client";
import { chooseCredentials } from "./credentials";
import { OssFault } from "./ossFault";
import { type OssLink, openOssLink } from "./ossLink";
import { MD5_HEADER } from "./putObject";

const TIMEOUT_MS = 5_000;
const WRONG_CLOCK_MS = 5 * 60_000;
/** Of nothing that there is: whether it may be asked for is known before whether it is there. */
const PROBE = "preflight-probe";

/**
 * Whether media can live in the bucket that is configured: clock, key, bucket, region, who else may read it, what this
 * key may do, and whether browsers may put there. Nothing is stored: what is tried is refused by OSS for its checksum.
 */
export async function lookAtBucket(address: OssAddress, env: Env): Promise<Finding[]> {
  const clock = await checkClock(address);
  if (clock.some(({ level }) => level === "outage")) return clock;
  // The second try is for the clock, which may be corrected.
  const link = openOssLink(address, chooseCredentials(env), { tries: 2 });
  try {
    const bucket = await checkBucket(link, address);
    if (bucket.some(({ level }) => level === "error")) return [...clock, ...bucket];
    const isForBrowsers = env.ROLES.includes("api");
    const rights = await Promise.all([
      checkRights(link, env),
      isForBrowsers ? checkBrowsers(address, env) : [],
    ]);
    return [...clock, ...bucket, ...rights.flat()];
  } catch (error) {
    return [...clock, ...explain(error, address)];
  } finally {
    link.close();
  }
}

async function checkClock({ inside }: OssAddress): Promise<Finding[]> {
  const { host } = new URL(inside);
  let date: string | null;
  try {
    const response = await fetch(inside, { method: "HEAD", signal: AbortSignal.timeout(TIMEOUT_MS) });
    date = response.headers.get("date");
  } catch {
    return [
      away(
        `OSS is not reached at ${host}.`,
        "Look at OSS_REGION and OSS_ENDPOINT (inside Alibaba Cloud OSS_INTERNAL_ENDPOINT), at the name service and the firewall.",
      ),
    ];
  }
  const aheadMs = Date.now() - Date.parse(date ?? "");
  if (!(Math.abs(aheadMs) > WRONG_CLOCK_MS)) return [];
  const minutes = Math.round(Math.abs(aheadMs) / 60_000);
  return [
    warn(
      `This machine's clock is ${minutes} minutes ${aheadMs > 0 ? "ahead of" : "behind"} that of OSS.`,
      "Let the clock follow a time server (NTP); uploads are signed by the time of OSS meanwhile.",
    ),
  ];
}

async function checkBucket(link: OssLink, address: OssAddress): Promise<Finding[]> {
  const name = address.bucket;
  let info: Awaited<ReturnType<OssClient["getBucketInfo"]>>["bucket"];
  try {
    info = (await link.call("GetBucketInfo", (client) => client.getBucketInfo(name))).bucket;
  } catch (error) {
    if (error instanceof OssFault && error.code === "AccessDenied" && !error.isElsewhere) {
      return [
        warn(
          `The key may not read what the bucket ${name} is, so whether it is private was not seen.`,
          "Grant oss:GetBucketInfo on the bucket.",
        ),
      ];
    }
    return explain(error, address);
  }
  const findings: Finding[] = [];
  const acl = info.AccessControlList?.Grant ?? "private";
  if (acl !== "private") {
    findings.push(
      refuse(
        `The bucket ${name} is ${acl}: anybody could read recordings of people.`,
        "Set the bucket's access control list to private.",
      ),
    );
  }
  if (info.Versioning === "Enabled" || info.Versioning === "Suspended") {
    findings.push(
      refuse(
        `The bucket ${name} keeps versions: uploads could replace each other, and what is removed would stay.`,
        "Use a bucket that never had versioning switched on.",
      ),
    );
  }
  return findings;
}

/** Each of the rights that the store needs, tried on what is not there or cannot be. */
async function checkRights(link: OssLink, env: Env): Promise<Finding[]> {
  const name = `${env.OSS_PREFIX}/${PROBE}`;
  const headers = { ...encryptionHeaders(env), "Content-MD5": "AAAAAAAAAAAAAAAAAAAAAA==" };
  const trials: [right: string, work: (client: OssClient) => Promise<unknown>][] = [
    ["oss:PutObject", (client) => client.put(name, Buffer.from("probe"), { headers: { ...headers } })],
    ["oss:GetObject", (client) => client.head(name)],
    ["oss:DeleteObject", (client) => client.delete(name)],
    ["oss:ListObjects", (client) => client.listV2({ prefix: name, "max-keys": "1" })],
  ];
  const denied: string[] = [];
  for (const [right, work] of trials) {
    await link.call(right, work).catch((error: unknown) => {
      if (!(error instanceof OssFault)) throw error;
      if (error.status === 403) denied.push(right);
      // Said about the object and not about us.
      else if (error.status !== 404 && !/Digest/.test(error.code)) throw error;
    });
  }
  if (denied.length === 0) return [];
  return [
    refuse(
      `The key may not do on ${env.OSS_BUCKET}/${env.OSS_PREFIX}/ what media needs: ${denied.join(", ")}.`,
      `Grant it${env.OSS_ENCRYPTION === "KMS" ? ", and the use of the KMS key," : ""} to the RAM user or role.`,
    ),
  ];
}

/** As a browser asks before it puts a chunk. */
async function checkBrowsers({ outside, bucket }: OssAddress, env: Env): Promise<Finding[]> {
  const page = env.PUBLIC_URL ? new URL(env.PUBLIC_URL).origin : `http://${env.HOST}:${env.PORT}`;
  const headers = [
    "content-md5",
    "content-type",
    "x-oss-forbid-overwrite",
    MD5_HEADER,
    ...Object.keys(encryptionHeaders(env)),
  ];
  const mend = `Give the bucket ${bucket} a CORS rule with origin ${page}, methods PUT, GET and HEAD, and allowed headers *.`;
  try {
    const response = await fetch(`${outside}/${env.OSS_PREFIX}/${PROBE}`, {
      method: "OPTIONS",
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: {
        Origin: page,
        "Access-Control-Request-Method": "PUT",
        "Access-Control-Request-Headers": headers.join(","),
      },
    });
    const allows = (name: string, wanted: string[]) => {
      const given = (response.headers.get(name) ?? "").toLowerCase().split(/\s*,\s*/);
      return given.includes("*") || wanted.every((each) => given.includes(each.toLowerCase()));
    };
    const isAllowed =
      response.ok &&
      allows("access-control-allow-origin", [page]) &&
      allows("access-control-allow-methods", ["PUT"]) &&
      allows("access-control-allow-headers", headers);
    return isAllowed
      ? []
      : [refuse(`Browsers on ${page} may not put recordings into the bucket ${bucket}.`, mend)];
  } catch {
    return [
      warn(
        `The address that browsers use, ${new URL(outside).host}, is not reached from here.`,
        "That is in order only where this machine has no way to the Internet.",
      ),
    ];
  }
}

function explain(error: unknown, { bucket, region, inside }: OssAddress): Finding[] {
  if (!(error instanceof OssFault)) throw error;
  const { host } = new URL(inside);
  if (error.isElsewhere) {
    return [
      refuse(
        `The bucket ${bucket} is not in the region of ${host}.`,
        "Set OSS_REGION (and the endpoints) to the region that the OSS console shows for the bucket.",
      ),
    ];
  }
  // The metadata of a machine is never away: then this is not such a machine.
  if (error.isTemporary && error.operation !== "MachineRole") {
    return [
      away(
        `OSS answers ${error.code} to ${error.operation}.`,
        "Look at the state of the service in this region; uploads wait in the browsers meanwhile.",
      ),
    ];
  }
  if (error.operation === "AssumeRole" || error.operation === "MachineRole") {
    return [
      refuse(
        `No temporary credentials for OSS: ${error.code}.`,
        error.operation === "AssumeRole"
          ? "Look at OSS_ROLE_ARN, at whether the key may take that role (sts:AssumeRole), and at OSS_STS_ENDPOINT."
          : "Look at OSS_RAM_ROLE and whether this machine has that role; it works on Alibaba Cloud's ECS only.",
      ),
    ];
  }
  const sentences: Record<string, [what: string, mend: string]> = {
    NoSuchBucket: [`There is no bucket ${bucket} at ${host}.`, "Make it, or correct OSS_BUCKET."],
    InvalidAccessKeyId: [
      "OSS does not know the access key.",
      "Correct OSS_ACCESS_KEY_ID, or enable the key in RAM.",
    ],
    SignatureDoesNotMatch: [
      "OSS does not believe the signature: the secret does not belong to the key, or the bucket's domain to the bucket.",
      "Correct OSS_ACCESS_KEY_SECRET, OSS_BUCKET or OSS_ENDPOINT.",
    ],
    InvalidArgument: [
      `OSS does not take signatures for the region ${region}.`,
      "Set OSS_REGION to the region that the OSS console shows for the bucket.",
    ],
    AccessDenied: [`The key may not use the bucket ${bucket}.`, "Grant it to the RAM user or role."],
  };
  const [what, mend] = sentences[error.code] ?? [
    `OSS answers ${error.code} (${error.status}) to ${error.operation}.`,
    "Look the word up in the OSS console's list of errors.",
  ];
  return [refuse(what, mend)];
}
