import OSS from "ali-oss";
import type { OssCredentials, TemporaryCredentials } from "./credentials";
import { OssFault } from "./ossFault";

const SECONDS = 3_600;
const TIMEOUT_MS = 10_000;

type Sts = {
  assumeRole(
    arn: string,
    policy: undefined,
    seconds: number,
    session: string,
    options: { timeout: number },
  ): Promise<{ credentials: OSS.Credentials }>;
};

/** The role's own temporary credentials, from Alibaba's token service. */
export async function assumeRole(
  key: OssCredentials,
  roleArn: string,
  endpoint: string,
): Promise<TemporaryCredentials> {
  // The declarations know no endpoint.
  const sts = new OSS.STS({ ...key, endpoint } as OSS.STSOptions) as unknown as Sts;
  const { credentials } = await sts
    .assumeRole(roleArn, undefined, SECONDS, "zhimian", { timeout: TIMEOUT_MS })
    .catch((error: unknown) => {
      throw OssFault.of("AssumeRole", error);
    });
  return {
    accessKeyId: credentials.AccessKeyId,
    accessKeySecret: credentials.AccessKeySecret,
    stsToken: credentials.SecurityToken,
    expiresAt: new Date(credentials.Expiration),
  };
}
