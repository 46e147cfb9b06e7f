import type { CellProblem } from "../types";
import type { NumberFormat } from "./numberFormats";

/** Excel keeps 15 digits of a number; what was typed after them is lost. */
const SIGNIFICANT = 15;
const LARGEST_WHOLE = 10 ** SIGNIFICANT;

const DAY_MS = 86_400_000;
/** 1970-01-01 in days since 1899-12-30, and since 1904-01-01. */
const UNIX_EPOCH = 25_569;
const DAYS_TO_1904 = 1_462;
/** 9999-12-31, the last day of Excel. */
const LAST_DAY = 2_958_465;

export type NumberText = { text: string; problem?: Pick<CellProblem, "code" | "params"> };

/** Digits without an exponent, as many as Excel really knows. */
function decimalText(value: number): string {
  if (Number.isInteger(value)) return BigInt(value).toString();
  const text = String(Number(value.toPrecision(SIGNIFICANT)));
  if (!text.includes("e")) return text;
  return value.toFixed(20).replace(/\.?0+$/, "");
}

/** ISO 8601 with a space, as much of it as there is: 2026-03-01, 2026-03-01 14:30, 14:30. */
function dateText(serial: number, shows: "year" | "month" | "day"): string {
  // Excel believes that 1900 was a leap year; its days before 1 March 1900 are one off.
  const days = serial >= 1 && serial < 60 ? serial + 1 : serial;
  const seconds = Math.round(((days - UNIX_EPOCH) * DAY_MS) / 1000);
  const [date = "", time = ""] = new Date(seconds * 1000).toISOString().slice(0, 19).split("T");
  const clock = time.replace(/:00$/, "");
  if (serial < 1) return clock;
  if (shows === "year") return date.slice(0, 4);
  if (shows === "month") return date.slice(0, 7);
  return time === "00:00:00" ? date : `${date} ${clock}`;
}

/**
 * A number of a cell as a person would have typed it: a phone number in all its digits, a date as one. Digits that
 * Excel has lost are reported, zeros that it has dropped are not guessed.
 */
export function numberText(raw: string, format: NumberFormat, from1904: boolean): NumberText {
  const value = Number(raw);
  if (raw.trim() === "" || !Number.isFinite(value)) return { text: raw };
  if (format.kind === "date") {
    const serial = from1904 ? value + DAYS_TO_1904 : value;
    if (serial >= 0 && serial <= LAST_DAY + 1) return { text: dateText(serial, format.shows) };
  }
  if (format.kind === "percent") return { text: `${decimalText(value * 100)}%` };
  const text = decimalText(value);
  if (Math.abs(value) >= LARGEST_WHOLE) return { text, problem: { code: "digits_lost" } };
  if (format.kind === "zeros" && Number.isInteger(value) && value >= 0)
    return { text: text.padStart(format.digits, "0") };
  return { text };
}
