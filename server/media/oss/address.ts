import type { Env } from "../../env";

export type OssSettings = Pick<
  Env,
  Extract<keyof Env, `OSS_${string}`> | "ALIYUN_ACCESS_KEY_ID" | "ALIYUN_ACCESS_KEY_SECRET"
>;

export type OssAddress = {
  bucket: string;
  /** As signatures have it: `cn-hangzhou`. */
  region: string;
  /** Origin of the bucket for browsers. */
  outside: string;
  /** Origin of the bucket for this process. */
  inside: string;
};

/** A region's address serves every bucket by a name in front; any other is the bucket's own. */
function ofBucket(endpoint: string, bucket: string): string {
  const url = new URL(endpoint);
  const isShared = /^oss-[a-z0-9-]+\.aliyuncs\.com$/.test(url.hostname);
  return isShared ? `${url.protocol}//${bucket}.${url.host}` : endpoint;
}

/** Where the bucket is; null where no OSS is configured. */
export function ossAddress(env: OssSettings): OssAddress | null {
  const { OSS_BUCKET: bucket, OSS_REGION: region } = env;
  if (bucket === undefined || region === undefined) return null;
  const outside = env.OSS_ENDPOINT ?? `https://oss-${region}.aliyuncs.com`;
  return {
    bucket,
    region,
    outside: ofBucket(outside, bucket),
    inside: ofBucket(env.OSS_INTERNAL_ENDPOINT ?? outside, bucket),
  };
}

/** Every object is encrypted by OSS itself; these headers ask for it, and are signed with the rest. */
export function encryptionHeaders(env: OssSettings): Record<string, string> {
  return {
    "x-oss-server-side-encryption": env.OSS_ENCRYPTION,
    ...(env.OSS_KMS_KEY_ID ? { "x-oss-server-side-encryption-key-id": env.OSS_KMS_KEY_ID } : {}),
  };
}
