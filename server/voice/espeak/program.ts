import { runProgram } from "../runProgram";

/** UTF-8 input whatever the locale, which a service often lacks. */
const UTF8 = ["-b", "1", "--stdin"];

/** Version of the espeak-ng found there ("1.51"), or null when there is none. */
export async function espeakVersion(program: string): Promise<string | null> {
  try {
    const said = await runProgram(program, ["--version"]);
    return /(\d+(?:\.\d+)+)/.exec(said.toString())?.[1] ?? "unknown";
  } catch {
    return null;
  }
}

/** A WAV of the text. The Mandarin voice takes numbered pinyin, the English one plain text. */
export function espeakWav(
  program: string,
  text: string,
  voice: "cmn-latn-pinyin" | "en-us",
): Promise<Buffer> {
  return runProgram(program, ["-v", voice, "-s", "150", ...UTF8, "--stdout"], text);
}

/** IPA of each line of English text, diphthongs tied with "^". */
export async function espeakIpa(program: string, lines: string[]): Promise<string[]> {
  const ipa: string[] = [];
  for (const line of lines) {
    const said = await runProgram(program, ["-v", "en-us", "--ipa", "--tie=^", "-q", ...UTF8], line);
    ipa.push(said.toString().trim().replaceAll(/\s+/g, " "));
  }
  return ipa;
}
