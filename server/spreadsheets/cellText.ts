/**
 * Spreadsheets run what begins with these as a formula, also after an export was saved as CSV once more; the wide
 * forms count where Chinese or Japanese input is on. Source: OWASP, "CSV Injection".
 */
const DANGEROUS = /^'*[=+\-@\t\r\n＝＋－＠]/;
const NEUTRALISED = /^'+[=+\-@\t\r\n＝＋－＠]/;

/** Text that no spreadsheet runs. `restore` is its inverse, for any text. */
export const neutralise = (text: string) => (DANGEROUS.test(text) ? `'${text}` : text);

/** What was meant by a cell that one of our own exports may have neutralised. */
export const restore = (text: string) => (NEUTRALISED.test(text) ? text.slice(1) : text);

/** What no person types: C0 and C1 without tab and line ends, and what Unicode will never assign. */
// oxlint-disable-next-line no-control-regex -- these are what it looks for
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]/;
export const hasControlCharacter = (text: string) => CONTROL.test(text);

/** A number as Excel shows it when the column is narrow, and writes it to CSV: the digits are gone. */
const SCIENTIFIC = /^[+-]?\d(?:\.\d+)?E[+-]\d{2,}$/;
export const isScientific = (text: string) => SCIENTIFIC.test(text);

/**
 * Marks that steer layout and cannot be seen. Phones and chat programs put them around copied numbers; the joiner
 * U+200D stays, as emoji need it.
 */
const INVISIBLE = /[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g;

/** Text as meant: without invisible marks, spaces around it and the line ends of other systems. */
export function tidy(text: string): string {
  return text.replace(INVISIBLE, "").replace(/\r\n?/g, "\n").trim();
}

/**
 * What two titles have in common that name the same column: width, case, spaces and the marks of "required" do not
 * count. "手 机＊（必填）" and "手机" are the same.
 */
export function titleKey(title: string): string {
  return tidy(title)
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\((?:必填|选填|必填项|选填项|required|optional)\)|\[(?:必填|选填)\]|[\s*:_]/g, "");
}
