import type { Operation } from "./faults";

export type CorsRule = { origins: string[]; methods: string[]; headers: string[]; expose: string[] };
/** What an operator may have set up wrongly; a test changes it as it goes. */
export type OssState = {
  exists: boolean;
  acl: "private" | "public-read" | "public-read-write";
  versioning: "" | "Enabled" | "Suspended";
  cors: CorsRule[];
  /** The region whose signatures it takes. */
  region: string;
  /** The bucket is elsewhere, and OSS says where. */
  elsewhere: string | null;
  denied: Set<Operation>;
  /** How far this server's clock is ahead of the machine's. */
  clockMs: number;
};

/** Why OSS does not do what it is asked, in its own words. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly more: Record<string, string> = {},
    override readonly message = code,
  ) {
    super(message);
  }
}
