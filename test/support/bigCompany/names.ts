import type { Random } from "./random";

/** Surnames about as frequent among the invented people as among real ones. */
const SURNAMES = {
  王: 71,
  李: 70,
  张: 66,
  刘: 51,
  陈: 47,
  杨: 32,
  黄: 23,
  赵: 22,
  吴: 20,
  周: 19,
  徐: 17,
  孙: 15,
  马: 13,
  朱: 12,
  胡: 11,
  郭: 10,
  何: 9,
  林: 9,
  高: 9,
  罗: 8,
  郑: 8,
  梁: 7,
  谢: 7,
  宋: 6,
  唐: 6,
  许: 6,
  韩: 5,
  冯: 5,
  邓: 5,
  曹: 5,
} as const;
const GIVEN = [
  ..."伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉兰飞燕鹏辉红玲建国秀云志文晓梅小雪海波子涵欣怡浩然宇轩诗雨梓俊豪雅思佳琪嘉",
];
/** Two characters that no other name has side by side: whoever looks for one finds one person. */
const RARE_FIRST = [..."鸢翊骞湉瑄姝霁澍璟昀"];
const RARE_SECOND = [..."岫蘅晗砚筠璇旻珞榆岚"];

/** The most frequent surnames: what finds most people. */
export const COMMON_SURNAMES = ["王", "李", "张"] as const;

export function buildName(random: Random): string {
  const surname = random.weighted<string>(SURNAMES);
  const given = random.pick(GIVEN);
  return random.next() < 0.25 ? surname + given : surname + given + random.pick(GIVEN);
}

/** A name like no other; there are 100 of them. */
export const rareName = (index: number): string =>
  `欧阳${RARE_FIRST[Math.floor(index / 10) % 10] ?? ""}${RARE_SECOND[index % 10] ?? ""}`;
