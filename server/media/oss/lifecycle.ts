import type { LifecycleRule } from "./client";
import { OssFault } from "./ossFault";
import type { OssLink } from "./ossLink";

/** Rules of ours bear names that begin so; all others belong to somebody else. */
const OURS = "zhimian-";
/** Longer than any upload, and than what the product itself removes by its own rules. */
const UPLOAD_DAYS = 2;
const TAKE_OUT_DAYS = 14;

/**
 * What OSS clears away by itself: parts of uploads that never ended, and copies of somebody's data should nobody have
 * removed them in time. What is kept of an interview is never among it.
 */
export const lifecycleRules = (prefix: string): LifecycleRule[] => [
  {
    id: `${OURS}${prefix}-uploads`,
    prefix: `${prefix}/`,
    status: "Enabled",
    abortMultipartUpload: { days: UPLOAD_DAYS },
  },
  {
    id: `${OURS}${prefix}-take-outs`,
    prefix: `${prefix}/take-outs/`,
    status: "Enabled",
    expiration: { days: TAKE_OUT_DAYS },
  },
];

/**
 * Makes the bucket's rules say that, and leaves everybody else's as they are.
 * @returns whether anything had to be written
 */
export async function stateLifecycle(link: OssLink, bucket: string, prefix: string): Promise<boolean> {
  const present = await link
    .call("GetBucketLifecycle", (client) => client.getBucketLifecycle(bucket))
    .then(({ rules }) => rules ?? [])
    .catch((error: unknown) => {
      if (error instanceof OssFault && error.code === "NoSuchLifecycle") return [];
      throw error;
    });
  const wanted = lifecycleRules(prefix);
  const isOurs = ({ id }: LifecycleRule) => wanted.some((rule) => rule.id === id);
  const ours = present.filter(isOurs);
  if (says(ours) === says(wanted)) return false;
  const rules = [...present.filter((rule) => !isOurs(rule)), ...wanted];
  await link.call("PutBucketLifecycle", (client) =>
    client.putBucketLifecycle(bucket, structuredClone(rules)),
  );
  return true;
}

/** What rules say, whatever the form in which they came back. */
const says = (rules: LifecycleRule[]) =>
  JSON.stringify(
    rules
      .map(({ id, prefix, status, expiration, abortMultipartUpload }) => [
        id,
        prefix,
        status,
        String(expiration?.days),
        String(abortMultipartUpload?.days),
      ])
      .toSorted(),
  );
