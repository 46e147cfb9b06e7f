import type { RingPrint } from "./backupKeys";
import type { Made } from "./makeBackup";
import type { Manifest } from "./manifest";
import { megabytes, seconds } from "./progress";
import type { Doubted } from "./restore/doubtWaiting";
import type { Restored } from "./restore/restoreBackup";

const number = (value: number) => value.toLocaleString("en");
const rowsOf = ({ tables }: Manifest) => tables.reduce((sum, { rows }) => sum + rows, 0);
const bytesOf = ({ tables }: Manifest) =>
  tables.reduce((sum, { parts }) => sum + parts.reduce((all, { bytes }) => all + bytes, 0), 0);
const perSecond = (amount: number, ms: number) => amount / (Math.max(ms, 1) / 1000);

const contents = (manifest: Manifest) =>
  `${number(rowsOf(manifest))} rows (${megabytes(bytesOf(manifest))}) of ${manifest.tables.length} tables, ` +
  `${number(manifest.media.objects)} objects (${megabytes(manifest.media.bytes)})`;

function missingLines({ media: { missing, missingKeys } }: Manifest): string[] {
  if (missing === 0) return [];
  const more = missing > missingKeys.length ? ` and ${number(missing - missingKeys.length)} more` : "";
  return [
    `  MISSING  ${number(missing)} objects that rows speak of are not in the media store, or damaged there: ${missingKeys.join(", ")}${more}.`,
    "           Objects of somebody who was removed while the backup ran are rightly among them.",
  ];
}

export function backupSummary({ manifest, copied, ms }: Made, print: RingPrint, place: string): string[] {
  return [
    `Backup ${manifest.id} is whole: ${place}`,
    `  rows     ${number(rowsOf(manifest))} of ${manifest.tables.length} tables, ${megabytes(bytesOf(manifest))} in ${seconds(ms.rows)}: ${number(Math.round(perSecond(rowsOf(manifest), ms.rows)))} rows/s`,
    `  media    ${number(manifest.media.objects)} objects, ${megabytes(manifest.media.bytes)}; ${number(copied.copied)} new (${megabytes(copied.copiedBytes)}) in ${seconds(ms.media)}: ${megabytes(perSecond(copied.copiedBytes, ms.media))}/s`,
    `  read back in ${seconds(ms.verify)}`,
    ...missingLines(manifest),
    `  key ring "${print.current}", fingerprint ${print.keys[print.current]}: it is NOT in this backup. Keep it somewhere else; without it nothing here can ever be opened.`,
  ];
}

export function restoreSummary(
  manifest: Manifest,
  { put, putBytes, doubted, sample, ms }: Restored,
): string[] {
  return [
    `Backup ${manifest.id} of ${manifest.takenAt} is restored: ${contents(manifest)}`,
    `  checked before in ${seconds(ms.verify)}`,
    `  media    ${number(put)} put (${megabytes(putBytes)}) in ${seconds(ms.media)}, the others were there`,
    `  rows     in ${seconds(ms.rows)}: ${number(Math.round(perSecond(rowsOf(manifest), ms.rows)))} rows/s`,
    `  compared row by row, and ${sample.rows} sealed fields and ${sample.objects} objects opened, in ${seconds(ms.check)}`,
    ...(doubted ? doubtLines(doubted) : []),
    ...missingLines(manifest),
  ];
}

/** How each count is told, with one and with more. */
const words: Readonly<Record<keyof Doubted, [one: string, more: string]>> = {
  messages: ["message", "messages"],
  letters: ["letter", "letters"],
  invitations: ["invitation of a batch", "invitations of batches"],
  reminders: ["reminder", "reminders"],
  cards: ["card in a chat", "cards in chats"],
  webhooks: ["webhook", "webhooks"],
  questions: ["question to the bot", "questions to the bot"],
};

/** What waits for a person now, and where. In both languages, for the lists have their names in both. */
function doubtLines(doubted: Doubted): string[] {
  const counts = (Object.keys(words) as (keyof Doubted)[])
    .filter((what) => doubted[what] > 0)
    .map((what) => `${number(doubted[what])} ${words[what][doubted[what] === 1 ? 0 : 1]}`);
  if (counts.length === 0) return [];
  return [
    `  IN DOUBT ${counts.join(", ")}: due by now, and may have gone out after the backup. Nothing of it is sent by itself.`,
    "           Console → Messages not delivered (控制台 → 没有送到的消息) lists messages and cards, each with a button that sends it; webhooks wait",
    "           with their endpoint (未送达, given up), questions are not answered. Letters, invitations and reminders join the list once the product runs.",
    "           If the old system was stopped before the backup and nothing has run since, empty the database and restore with --moved: then all of it is sent.",
  ];
}

export const verifySummary = (manifest: Manifest): string[] => [
  `Backup ${manifest.id} of ${manifest.takenAt} is whole: ${contents(manifest)}`,
  ...missingLines(manifest),
];

export const listLine = (manifest: Manifest): string =>
  `${manifest.id}  ${manifest.takenAt}  version ${manifest.product}  ${manifest.engine}  ${contents(manifest)}`;
