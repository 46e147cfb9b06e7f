import { parseArgs } from "node:util";
import { BackupError } from "./backupError";

export type Command =
  | { do: "backup"; to: string; whole: boolean; keep: number | null }
  | { do: "restore"; from: string; set: string | undefined; resume: boolean; moved: boolean }
  | { do: "verify"; from: string; set: string | undefined }
  | { do: "list"; from: string };

export const USAGE = `npm run backup -- --to <folder | oss://bucket/prefix> [--verify] [--keep N]
  --verify   read all media back too, not only the rows
  --keep N   afterwards remove all but the newest N backups there

npm run restore -- --from <folder | oss://bucket/prefix> [--set ID] [--list | --verify] [--resume] [--moved]
  --list     show what is there, and do nothing
  --verify   read everything, and write nothing
  --set ID   not the newest backup but this one
  --resume   go on with a restore that was cut off
  --moved    the product was stopped before the backup and has not run since: what waited to be sent is sent;
             without it messages, invitations, letters, cards and webhooks that were due wait for a person

Where to restore: DATABASE_URL, or a file in DATA_DIR, as the product itself is configured.`;

const refuse = (what: string) => new BackupError(`${what}\n\n${USAGE}`);

const text = { type: "string" } as const;
const flag = { type: "boolean", default: false } as const;

/** @throws BackupError with the usage where the words make no command */
export function readCommand(words: readonly string[]): Command {
  const [verb, ...args] = words;
  if (verb === "backup") {
    const { to, verify, keep } = parse(args, { to: text, verify: flag, keep: text });
    if (!to) throw refuse("Say where to: --to.");
    if (keep !== undefined && !/^[1-9]\d{0,3}$/.test(keep))
      throw refuse("--keep is a number from 1 to 9999.");
    return { do: "backup", to, whole: verify, keep: keep === undefined ? null : Number(keep) };
  }
  if (verb === "restore") {
    const options = { from: text, set: text, list: flag, verify: flag, resume: flag, moved: flag } as const;
    const { from, set, list, verify, resume, moved } = parse(args, options);
    if (!from) throw refuse("Say where from: --from.");
    if (list) return { do: "list", from };
    return verify ? { do: "verify", from, set } : { do: "restore", from, set, resume, moved };
  }
  throw refuse("Say backup or restore.");
}

function parse<T extends NonNullable<Parameters<typeof parseArgs>[0]>["options"]>(
  args: string[],
  options: T,
) {
  try {
    return parseArgs({ args, options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    throw refuse(error instanceof Error ? error.message : String(error));
  }
}
