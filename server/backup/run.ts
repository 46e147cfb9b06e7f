import { systemClock } from "../clock";
import { type DatabaseLocation, databaseLocation } from "../db/connect";
import type { Env } from "../env";
import { openMedia } from "../media/openMedia";
import type { KeyRing } from "../security/keyRing";
import { BackupError } from "./backupError";
import { givenRing, printRing } from "./backupKeys";
import type { Command } from "./commandLine";
import { openWriter } from "./database/openRows";
import { writeMilestone } from "./database/writeMilestone";
import { makeBackup } from "./makeBackup";
import { readManifest } from "./manifest";
import { openPlace } from "./places/openPlace";
import type { BackupPlace } from "./places/place";
import { seconds, tellProgress } from "./progress";
import { openSet, restoreBackup, verifySet } from "./restore/restoreBackup";
import { rotate } from "./rotate";
import { backupSummary, listLine, restoreSummary, verifySummary } from "./summary";

/** Everything was done. */
export const DONE = 0;
/** It was done, and objects that rows speak of are missing. */
export const WITH_GAPS = 2;

/** Does what the command says and tells of it, a line at a time. @returns the exit code. @throws BackupError */
export async function run(command: Command, env: Env, say: (line: string) => void): Promise<number> {
  const began = performance.now();
  const ring = givenRing(env);
  const where = command.do === "backup" ? command.to : command.from;
  const place = await openPlace(where, { env, ring }, { write: command.do === "backup" });
  try {
    const code = await (command.do === "backup"
      ? backup(command, { env, ring, place, say })
      : restore(command, { env, ring, place, say }));
    say(`${seconds(performance.now() - began)} in all`);
    return code;
  } finally {
    await place.close();
  }
}

type Context = { env: Env; ring: KeyRing; place: BackupPlace; say: (line: string) => void };

async function backup(
  { whole, keep }: Extract<Command, { do: "backup" }>,
  { env, ring, place, say }: Context,
): Promise<number> {
  const { media } = await openMedia(env, { ring, clock: systemClock });
  try {
    const source = { location: databaseLocation(env), media, ring, clock: systemClock };
    const made = await makeBackup(source, place, tellProgress(say), { whole });
    await noteBackup(source.location, say);
    for (const line of backupSummary(made, printRing(ring), place.name)) say(line);
    if (keep !== null) {
      const removed = await rotate(place, ring, keep, systemClock.now());
      say(`  removed  ${removed.sets} older backups and ${removed.objects} objects that only they had`);
    }
    return made.manifest.media.missing > 0 ? WITH_GAPS : DONE;
  } finally {
    await media.close();
  }
}

/** For `/metrics`. The backup is whole without it. */
async function noteBackup(location: DatabaseLocation, say: Context["say"]): Promise<void> {
  try {
    const writer = await openWriter(location);
    await writer
      .atomically(() => writeMilestone(writer, "backup", systemClock.now()))
      .finally(() => writer.close());
  } catch (error) {
    const { code, name } = error as { code?: string; name?: string };
    say(
      `  The database could not note when this backup was made (${code ?? name}): /metrics tells of the one before.`,
    );
  }
}

async function restore(
  command: Exclude<Command, { do: "backup" }>,
  { env, ring, place, say }: Context,
): Promise<number> {
  if (command.do === "list") return list({ ring, place, say });
  const manifest = await openSet(place, ring, command.set);
  const location = databaseLocation(env);
  const progress = tellProgress(say);
  if (command.do === "verify") {
    await verifySet(place, ring, manifest, { into: location, progress });
    for (const line of verifySummary(manifest)) say(line);
    return DONE;
  }
  const { media } = await openMedia(env, { ring, clock: systemClock });
  try {
    const target = { location, media, ring, clock: systemClock };
    const restored = await restoreBackup(target, place, manifest, { ...command, progress });
    for (const line of restoreSummary(manifest, restored)) say(line);
    return DONE;
  } finally {
    await media.close();
  }
}

async function list({ ring, place, say }: Pick<Context, "ring" | "place" | "say">): Promise<number> {
  const ids = await place.setIds();
  if (ids.length === 0) throw new BackupError(`There is no whole backup in ${place.name}.`);
  for (const id of ids) say(listLine(readManifest(ring, id, await place.readManifest(id)).manifest));
  return DONE;
}
