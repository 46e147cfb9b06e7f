import type { RingPrint } from "./backupKeys";
import type { Made } from "./makeBackup";
import type { Manifest } from "./manifest";
import { megabytes, seconds } from "./progress";
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
    ...(doubted > 0
      ? [
          `  ${number(doubted)} messages waited when the backup was made and may have gone out since: they are looked up, or wait for a person under 未送达. (--moved would have sent them.)`,
        ]
      : []),
    ...missingLines(manifest),
  ];
}

export const verifySummary = (manifest: Manifest): string[] => [
  `Backup ${manifest.id} of ${manifest.takenAt} is whole: ${contents(manifest)}`,
  ...missingLines(manifest),
];

export const listLine = (manifest: Manifest): string =>
  `${manifest.id}  ${manifest.takenAt}  version ${manifest.product}  ${manifest.engine}  ${contents(manifest)}`;
