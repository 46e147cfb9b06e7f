/** What the operator has to hear: whole sentences, without secrets and without anybody's data. Nothing was broken by it. */
export class BackupError extends Error {
  override readonly name = "BackupError";
}
