/** So far before a word somebody may say that they lack it. */
const REACH = 40;

const NOT_ZH = "不会|不懂|不熟悉?|不太熟悉?|不太会|不了解|不擅长|不要求|不需要|没有?|未曾?|无需?|缺乏|从未";
const NOT_EN = "no|not|never|without|lacks?|lacking|cannot|can't|don't|haven't|didn't";
const DONE_ZH = "使用过?|用过|学过|接触过|做过|掌握|具备|相关";
const DONE_EN =
  "know|used?|worked|with|any|much|prior|previous|experience|knowledge|familiar|proficient|of|in|yet";
/** What stands between in a list: 不会 Java、Go 和 Rust. */
const OTHERS = "(?:[A-Za-z0-9+#.\\s]{1,20}[、/和与或]\\s*|[A-Za-z0-9+#.]{1,20},?\\s+(?:or|nor)\\s+)*";
const BEFORE = new RegExp(
  `(?:(?:${NOT_ZH})\\s*(?:(?:${DONE_ZH})\\s*)?|(?<![A-Za-z])(?:${NOT_EN})\\s+(?:(?:${DONE_EN})\\s+)*)${OTHERS}$`,
  "iu",
);
const AFTER = /^\s*(?:完全)?(?:不会|不懂|不熟|没(?:有)?(?:用|学|接触|做)过|未(?:用|学|接触)过)/u;

/** Whether a text says of the words at this place that somebody lacks them, or that they are not asked for. */
export function isDenied(folded: string, start: number, end: number): boolean {
  return (
    BEFORE.test(folded.slice(Math.max(0, start - REACH), start)) || AFTER.test(folded.slice(end, end + REACH))
  );
}
