import { z } from "zod";
import type { KeyRing } from "../security/keyRing";
import { BackupError } from "./backupError";
import { type RingPrint, assertRing, isSealOf, sealText } from "./backupKeys";

const FORMAT = "zhimian-backup";
const VERSION = 1;
/** The time in front, to the millisecond, so that names sort by age. */
export const SET_ID = /^\d{8}t\d{9}-[0-9a-f]{8}$/;

const count = z.int().min(0);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const partSchema = z.strictObject({
  rows: count,
  /** Of the text, before it is compressed. */
  bytes: count,
  sha256,
});

const tableSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9][a-z0-9_]{0,63}$/),
  columns: z
    .array(
      z.strictObject({
        name: z.string().regex(/^\w{1,64}$/),
        kind: z.enum(["text", "integer", "double", "instant"]),
        /** In characters, where the schema bounds it. */
        length: z.int().positive().nullable(),
      }),
    )
    .min(1),
  rows: count,
  /** Of all rows, in whatever order: see `rowText.ts`. */
  digest: sha256,
  parts: z.array(partSchema),
});

const manifestSchema = z.strictObject({
  id: z.string().regex(SET_ID),
  /** When the rows were as they are here. */
  takenAt: z.iso.datetime(),
  product: z.string(),
  /** The ring's key that was current: contents are named under it. */
  keyId: z.string(),
  engine: z.enum(["sqlite", "mysql"]),
  /** Names of the migrations that had run, in their order. */
  migrations: z.array(z.string()).min(1),
  tables: z.array(tableSchema),
  media: z.strictObject({
    store: z.string(),
    objects: count,
    bytes: count,
    lists: z.array(partSchema),
    /** What rows speak of and the store did not have, or not whole. */
    missing: count,
    /** The first of them. */
    missingKeys: z.array(z.string()),
  }),
});

export type TableEntry = z.infer<typeof tableSchema>;
export type TableShape = Pick<TableEntry, "name" | "columns">;
export type Part = z.infer<typeof partSchema>;
export type Manifest = z.infer<typeof manifestSchema>;

const envelopeSchema = z.looseObject({
  format: z.literal(FORMAT),
  version: z.int(),
  ring: z.strictObject({ current: z.string(), keys: z.record(z.string(), z.string()), index: z.string() }),
  manifest: z.unknown(),
});

/** One line of JSON that anybody can read, and one that vouches for it. It names nobody. */
export function writeManifest(ring: KeyRing, print: RingPrint, manifest: Manifest): string {
  const text = JSON.stringify({ format: FORMAT, version: VERSION, ring: print, manifest });
  return `${text}\n${sealText(ring, print.current, text)}\n`;
}

/**
 * @throws BackupError when it is none of ours, of a newer version, of another key ring, cut short or altered
 */
export function readManifest(
  ring: KeyRing,
  id: string,
  file: string,
): { manifest: Manifest; ring: RingPrint } {
  const [text = "", seal = "", ...rest] = file.split("\n");
  const envelope = envelopeSchema.safeParse(parse(text)).data;
  if (!envelope)
    throw new BackupError(`The list of contents of backup ${id} cannot be read: it is cut short or foreign.`);
  if (envelope.version !== VERSION) {
    throw new BackupError(
      `Backup ${id} is written in format ${envelope.version}, and this version reads format ${VERSION}. Use the version of the product that wrote it, or a later one.`,
    );
  }
  assertRing(ring, envelope.ring);
  const { data: manifest } = manifestSchema.safeParse(envelope.manifest);
  const isWhole = rest.join("") === "" && ring.has(envelope.ring.current);
  if (!manifest || !isWhole || manifest.id !== id || !isSealOf(ring, envelope.ring.current, text, seal)) {
    throw new BackupError(
      `The list of contents of backup ${id} was altered or cut short after it was made. Use another backup; this one is not to be trusted.`,
    );
  }
  return { manifest, ring: envelope.ring };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
