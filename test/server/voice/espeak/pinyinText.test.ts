import { pinyinText } from "../../../../server/voice/espeak/pinyinText";
import { readMandarin } from "../../../../server/voice/mandarin/syllables";

test("numbered pinyin with pauses, erhua and spelled letters", () => {
  expect(pinyinText(readMandarin("你们好，看这儿的KPI。"))).toBe(
    "ni3 men5 hao3, kan4 zhe4r de5 kei1 pi1 ai1.",
  );
});
