import type { MessageEvent } from "../chatEvent";
import type { Command } from "../context";

/** Traditional characters of the words that commands are called by; one for one, so that places stay the same. */
const SIMPLE: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ..."請请邀邀進进報报對对辦办幫帮連连單单試试較较項项綁绑關关聯联狀状態态況况結结總总評评麼么裡里後后說说",
  ].flatMap((mark, index, all) => (index % 2 === 0 ? [[mark, all[index + 1] ?? mark]] : [])),
);
/** For finding words only; every place stays where it is. */
const fold = (text: string) =>
  Array.from(text, (mark) => {
    const small = mark.toLowerCase();
    return SIMPLE[small] ?? (small.length === mark.length ? small : mark);
  }).join("");

/** Where a mention of the bot was left in, at the beginning or in between: `@知面 邀请`. */
const MENTION = /^\s*[@＠][^\s@，,:：]{1,40}[\s\u2005\u00a0，,:：]*/u;
/** What people say before they say what they want. */
const OPENING =
  /^(?:[\s/!#、，,.。:：-]+|(?:请帮我|帮我|帮忙|麻烦(?:你|您)?|请问|请(?!假)|我想要?|我要|给我|查一?下|看一?下|看看|发起|发一?下|(?:can|could) you|please|pls|show me|show|i want to|tell me|give me)\s*)/u;
const BETWEEN = /^[\s:：,，、;；。.!！-]+/u;
const isLatin = (mark: string | undefined) => mark !== undefined && /[a-z]/i.test(mark);

/** The text as commands read it: plain width, without what was not meant. Lines stay lines. */
export function tidy(text: string): string {
  let rest = text
    .normalize("NFKC")
    .replaceAll(/[\u200b-\u200f\u2060\ufeff]/g, "")
    .replaceAll("\r\n", "\n")
    .trim();
  for (let before = ""; before !== rest;) {
    before = rest;
    rest = rest.replace(MENTION, "");
    // Folded first, so that 請幫我 is said before 邀請 too; folding keeps every place.
    rest = rest.slice(OPENING.exec(fold(rest))?.[0].length ?? 0);
  }
  return rest.trim();
}

/** Where a name stands in the text, if it stands there as a word. */
function placeOf(text: string, name: string, atStart: boolean): number {
  for (let from = 0; ; from += 1) {
    const at = text.indexOf(name, from);
    if (at < 0 || (atStart && at > 0)) return -1;
    const cut = isLatin(name[0]) && isLatin(text[at - 1]);
    if (!cut && !(isLatin(name.at(-1)) && isLatin(text[at + name.length]))) return at;
    from = at;
  }
}

/** One letter too many, missing, wrong, or two that changed places. */
export function isNearly(word: string, name: string): boolean {
  if (name.length < 5 || Math.abs(word.length - name.length) > 1) return false;
  let at = 0;
  while (at < word.length && word[at] === name[at]) at += 1;
  const after = (skipWord: number, skipName: number) =>
    word.slice(at + skipWord) === name.slice(at + skipName);
  const swapped = word[at] === name[at + 1] && word[at + 1] === name[at] && after(2, 2);
  return after(1, 1) || after(1, 0) || after(0, 1) || swapped;
}

/** `inEnglish`: by a word of that language, whatever names stand beside it. */
export type ReadCommand = { command: Command; rest: string; inEnglish: boolean };

/**
 * Which command a message means, and what it says besides: `张三的报告` is `报告 张三`. A command that does something
 * has to come first. Null where none is named. Pure.
 */
export function readCommand(
  commands: readonly Command[],
  { text, files }: Pick<MessageEvent, "text" | "files">,
): ReadCommand | null {
  const said = tidy(text);
  const folded = fold(said);
  const [firstLine = ""] = folded.split("\n", 1);
  const found = commands
    .flatMap((command) =>
      command.names.flatMap((name) => {
        const at = placeOf(firstLine, name.toLowerCase(), command.acts ?? false);
        return at < 0 ? [] : [{ command, at, length: name.length, inEnglish: isLatin(name[0]) }];
      }),
    )
    .toSorted((one, other) => one.at - other.at || other.length - one.length)[0];
  if (found) {
    const { command, at, length, inEnglish } = found;
    const before = said
      .slice(0, at)
      .replace(/的\s*$/u, "")
      .replace(/'s\s*$/u, "");
    const behind = said.slice(at + length).replace(BETWEEN, "");
    return {
      command,
      rest: `${before.trim()}${before.trim() && behind ? " " : ""}${behind}`.trim(),
      inEnglish,
    };
  }
  const [word = ""] = /^[a-z]+/.exec(firstLine) ?? [];
  const nearly = commands.find(({ names }) => names.some((name) => isNearly(word, name.toLowerCase())));
  if (nearly) {
    return { command: nearly, rest: said.slice(word.length).replace(BETWEEN, "").trim(), inEnglish: true };
  }
  const taker = said === "" && files.length > 0 ? commands.find(({ takesFiles }) => takesFiles) : undefined;
  return taker ? { command: taker, rest: "", inEnglish: false } : null;
}
