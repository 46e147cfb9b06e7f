/**
 * Words whose usual reading pinyin-pro 3.29 misses: mostly the neutral tone of the second syllable, and a few
 * words of working life. Numbered tones, 5 is neutral, "v" is ü.
 */
export const READINGS: ReadonlyMap<string, string> = new Map([
  ["东西", "dong1 xi5"],
  ["朋友", "peng2 you5"],
  ["时候", "shi2 hou5"],
  ["事情", "shi4 qing5"],
  ["消息", "xiao1 xi5"],
  ["意思", "yi4 si5"],
  ["关系", "guan1 xi5"],
  ["清楚", "qing1 chu5"],
  ["明白", "ming2 bai5"],
  ["告诉", "gao4 su5"],
  ["知道", "zhi1 dao5"],
  ["先生", "xian1 sheng5"],
  ["客气", "ke4 qi5"],
  ["麻烦", "ma2 fan5"],
  ["名字", "ming2 zi5"],
  ["商量", "shang1 liang5"],
  ["学生", "xue2 sheng5"],
  ["学问", "xue2 wen5"],
  ["生意", "sheng1 yi5"],
  ["功夫", "gong1 fu5"],
  ["本事", "ben3 shi5"],
  ["脾气", "pi2 qi5"],
  ["毛病", "mao2 bing5"],
  ["姑娘", "gu1 niang5"],
  ["谢谢", "xie4 xie5"],
  ["说说", "shuo1 shuo5"],
  ["谈谈", "tan2 tan5"],
  ["看看", "kan4 kan5"],
  ["试试", "shi4 shi5"],
  ["想想", "xiang3 xiang5"],
  ["聊聊", "liao2 liao5"],
  ["讲讲", "jiang3 jiang5"],
  ["值得", "zhi2 de5"],
  ["舍得", "she3 de5"],
  ["倒是", "dao4 shi4"],
  ["量化", "liang4 hua4"],
  ["欸", "ei1"],
  ["嗯", "en5"],
]);

/** Words in which 儿 is a syllable of its own (a child), not the r-colouring of the one before. */
export const SYLLABIC_ER: ReadonlySet<string> = new Set(
  "女儿 婴儿 幼儿 孤儿 胎儿 少儿 小儿 健儿 宠儿 男儿 新生儿 混血儿 幼婴儿 托儿 育儿".split(" "),
);
