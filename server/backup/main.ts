import { readEnv, runCommand } from "../env/readEnv";
import { OssFault } from "../media/oss/ossFault";
import { BackupError } from "./backupError";
import { readCommand } from "./commandLine";
import { run } from "./run";

/** `npm run backup`, `npm run restore`: docs/guides/backup.md. */
runCommand(async () => {
  const command = readCommand(process.argv.slice(2));
  return run(command, readEnv(), (line) => process.stdout.write(`${line}\n`));
}, [BackupError, OssFault]);
