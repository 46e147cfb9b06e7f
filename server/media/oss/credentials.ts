import type { OssSettings } from "./address";
import { takeMachineRole } from "./machineRole";
import { assumeRole } from "./assumeRole";

export type OssCredentials = { accessKeyId: string; accessKeySecret: string; stsToken?: string };
export type TemporaryCredentials = OssCredentials & { stsToken: string; expiresAt: Date };

export interface CredentialSource {
  /** Good for at least `seconds` more. */
  current(seconds: number): Promise<OssCredentials>;
  /** OSS no longer takes them, whatever their date says: the next are new. */
  forget(): void;
}

/** Renewed in the background from here on, so that nobody waits for it. */
const RENEW_AHEAD_MS = 20 * 60_000;
/** What could not be renewed is tried again after this; until then the present ones serve. */
const TRY_AGAIN_MS = 10_000;

/** Credentials that end: fetched once for all who ask, renewed ahead, kept for as long as they serve. */
export function renewing(
  fetchNew: () => Promise<TemporaryCredentials>,
  now: () => number = Date.now,
): CredentialSource {
  let known: TemporaryCredentials | null = null;
  let underWay: Promise<TemporaryCredentials> | null = null;
  let notBefore = 0;

  const renew = (): Promise<TemporaryCredentials> => {
    underWay ??= fetchNew()
      .then((fetched) => {
        known = fetched;
        return fetched;
      })
      .catch((error: unknown) => {
        notBefore = now() + TRY_AGAIN_MS;
        throw error;
      })
      .finally(() => {
        underWay = null;
      });
    return underWay;
  };

  return {
    async current(seconds) {
      const leftMs = known ? known.expiresAt.getTime() - now() : 0;
      if (!known || leftMs <= seconds * 1000) return renew();
      // A failure shows in the next try, and at last to whoever can wait no longer.
      if (leftMs < RENEW_AHEAD_MS && now() >= notBefore) renew().catch(() => undefined);
      return known;
    },
    forget() {
      known = null;
    },
  };
}

/** The access key as it is, the role it takes, or the role of the machine: as configured. */
export function chooseCredentials(env: OssSettings): CredentialSource {
  if (env.OSS_RAM_ROLE !== undefined) {
    const role = env.OSS_RAM_ROLE;
    return renewing(() => takeMachineRole(role));
  }
  const [accessKeyId, accessKeySecret] =
    env.OSS_ACCESS_KEY_ID === undefined
      ? [env.ALIYUN_ACCESS_KEY_ID, env.ALIYUN_ACCESS_KEY_SECRET]
      : [env.OSS_ACCESS_KEY_ID, env.OSS_ACCESS_KEY_SECRET];
  if (accessKeyId === undefined || accessKeySecret === undefined) throw new Error("OSS without credentials");
  const key = { accessKeyId, accessKeySecret };
  const { OSS_ROLE_ARN: roleArn } = env;
  if (roleArn !== undefined) return renewing(() => assumeRole(key, roleArn, env.OSS_STS_ENDPOINT));
  return { current: async () => key, forget: () => undefined };
}
