import type { MessageKey } from "../../http/messages";
import type { Note, Params, TableHead, TableLimits, TableRow } from "../types";

/** First `open`, then one `more` for each batch. */
export type ToReader = { kind: "open"; path: string; limits: TableLimits } | { kind: "more" };

export type FromReader =
  | { kind: "head"; head: TableHead }
  | { kind: "rows"; rows: TableRow[] }
  | { kind: "end"; notes: Note[] }
  /** The file is at fault; a person can read why. */
  | { kind: "refused"; code: MessageKey; params: Params }
  /** We are. */
  | { kind: "failed"; message: string };
