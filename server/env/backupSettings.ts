import { z } from "zod";
import { type Outside, isPrivate } from "./values";

/** Backups on Alibaba OSS (`oss://bucket/prefix`), beside media or without them: docs/guides/backup.md. */
export const backupSettings = {
  /** Where the backups' bucket is; the media's region without it. Another region survives what happens to one. */
  BACKUP_OSS_REGION: z
    .string()
    .regex(/^(oss-)?[a-z]{2}-[a-z0-9-]{2,40}$/, "looks like cn-hangzhou")
    .transform((region) => region.replace(/^oss-/, ""))
    .optional(),
  /** The region's internal address, or a domain bound to the bucket; the region's public address without it. */
  BACKUP_OSS_ENDPOINT: z
    .url({ protocol: /^https?$/ })
    .transform((url) => new URL(url).origin)
    .refine(isPrivate, "must be https")
    .optional(),
  /** A key that may do nothing but this; without it the media's. */
  BACKUP_OSS_ACCESS_KEY_ID: z.string().min(1).optional(),
  BACKUP_OSS_ACCESS_KEY_SECRET: z.string().min(1).optional(),
};

export const backupServices = [
  {
    service: "The backups' own access key",
    needed: ["BACKUP_OSS_ACCESS_KEY_ID", "BACKUP_OSS_ACCESS_KEY_SECRET"],
    optional: [],
  },
] as const satisfies readonly Outside<keyof typeof backupSettings>[];
