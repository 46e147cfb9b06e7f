import { join } from "node:path";
import type { Env } from "../../env";
import { type OssSettings, ossAddress } from "../../media/oss/address";
import { openOssStore } from "../../media/oss/openOssStore";
import type { KeyRing } from "../../security/keyRing";
import { BackupError } from "../backupError";
import type { BackupPlace } from "./place";
import { openStorePlace } from "./storePlace";

const URL_OF_BUCKET = /^oss:\/\/([a-z0-9][a-z0-9-]{1,61}[a-z0-9])(?:\/([a-z0-9][a-z0-9_-]{0,62}))?\/?$/;
const PREFIX = "zhimian-backup";

/** @param text `oss://bucket` or `oss://bucket/prefix` */
export function openOssPlace(text: string, env: Env, ring: KeyRing): BackupPlace {
  const [, bucket, prefix = PREFIX] = URL_OF_BUCKET.exec(text) ?? [];
  if (!bucket) {
    throw new BackupError(
      `${text} is no place on OSS: write oss://bucket or oss://bucket/prefix, in lower-case letters, digits and -.`,
    );
  }
  if (bucket === env.OSS_BUCKET && prefix === env.OSS_PREFIX) {
    throw new BackupError(`${text} is where media lie: choose another prefix, or better another bucket.`);
  }
  const region = env.BACKUP_OSS_REGION ?? env.OSS_REGION;
  if (!region) {
    throw new BackupError("Say in which region the bucket is: BACKUP_OSS_REGION, for example cn-hangzhou.");
  }
  const settings: OssSettings & Pick<Env, "DATA_DIR"> = {
    ...env,
    ...ownKey(env),
    OSS_BUCKET: bucket,
    OSS_PREFIX: prefix,
    OSS_REGION: region,
    OSS_ENDPOINT: env.BACKUP_OSS_ENDPOINT,
    OSS_INTERNAL_ENDPOINT: undefined,
  };
  const address = ossAddress(settings);
  const hasKey = settings.OSS_RAM_ROLE ?? settings.OSS_ACCESS_KEY_ID ?? settings.ALIYUN_ACCESS_KEY_ID;
  if (!address || !hasKey) {
    throw new BackupError(
      "There is no key for OSS: set BACKUP_OSS_ACCESS_KEY_ID and BACKUP_OSS_ACCESS_KEY_SECRET, or those of the media.",
    );
  }
  const workFolder = join(env.DATA_DIR, "work");
  return openStorePlace(openOssStore(address, settings), ring, { name: text, workFolder });
}

/** In place of the media's key and of the role that it takes. */
function ownKey(env: Env): Partial<OssSettings> {
  if (!env.BACKUP_OSS_ACCESS_KEY_ID) return {};
  return {
    OSS_ACCESS_KEY_ID: env.BACKUP_OSS_ACCESS_KEY_ID,
    OSS_ACCESS_KEY_SECRET: env.BACKUP_OSS_ACCESS_KEY_SECRET,
    OSS_RAM_ROLE: undefined,
    OSS_ROLE_ARN: undefined,
  };
}
