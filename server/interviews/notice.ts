/** Changes with every change of meaning in the notice text, so that the ledger says what was agreed to. */
export const NOTICE_VERSION = "2026-11";
