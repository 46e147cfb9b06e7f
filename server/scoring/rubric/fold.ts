import { Converter } from "opencc-js/t2cn";

/** What is judged at most, in UTF-16 units: about 50 minutes of Mandarin speech. The rest of a longer text is left out. */
export const MAX_UNITS = 12_000;

/** Words of Taiwan that the mainland says otherwise; only pairs of equal length, so that offsets stay. */
const TAIWAN: [RegExp, string][] =
  "专案项目 品质质量 资讯信息 软体软件 网路网络 程式程序 行销营销 影片视频 透过通过 时程进度 讯息消息 支援支持 简报汇报 伺服器服务器 滑鼠鼠标 回馈反馈 蛮挺 计画计划 企划策划 硬体硬件 列印打印 连结链接 萤幕屏幕 视讯视频 社群社区 客诉投诉 计程车出租车 捷运地铁 薪水工资 同仁同事 因应应对 客制定制 登入登录 帐号账号 帐户账户 排程日程 通路渠道 结帐结账 课长科长 电邮邮件 上司上级 预设默认 研习培训 数位数字 回覆回复 检讨复盘"
    .split(" ")
    .map((pair) => [new RegExp(pair.slice(0, pair.length / 2), "g"), pair.slice(pair.length / 2)]);

/** 看著 and 著急, which Taiwan writes as it writes 著名. */
const ASPECT = /(?<![编显名原卓论专昭土合译巨拙])著(?![名作称书录])/g;

export type FoldedText = {
  /** What the candidate said, cut to MAX_UNITS. */
  original: string;
  /**
   * The same length, unit for unit: lower case, simplified script, half-width, one third-person pronoun, schools
   * blanked. All matching happens here, all quoting in `original`.
   */
  folded: string;
  truncated: boolean;
};

let toSimplified: ((text: string) => string) | undefined;

const HAN = /[\u3400-\u9fff\uf900-\ufaff]/;
const SCHOOL = /大学|学院|中学|学校|university|college/g;
/** Words that end the search to the left for where a school's name begins. */
const SCHOOL_STOP = /[\s,.;:!?。、，；：我在于从到是去读上了的和与]/;
export const BLANK = "□";

/** Folds text for matching without moving any offset. */
export function foldText(text: string): FoldedText {
  const original = cut(text, MAX_UNITS);
  const plain = simplify(halfWidth(lower(original)));
  return {
    original,
    folded: blankSchools(plain.replace(/[她它牠祂]/g, "他").replace(/[妳您]/g, "你")),
    truncated: original.length < text.length,
  };
}

function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  const last = text.charCodeAt(max - 1);
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? max - 1 : max);
}

function lower(text: string): string {
  const whole = text.toLowerCase();
  if (whole.length === text.length) return whole;
  return keepLength(text, (character) => character.toLowerCase());
}

/** Full-width Latin letters, digits and signs in their usual width; no offset moves. */
export function halfWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, " ");
}

function simplify(text: string): string {
  if (!HAN.test(text)) return text;
  const convert = (toSimplified ??= Converter({ from: "t", to: "cn" }));
  const whole = convert(text);
  const simplified = whole.length === text.length ? whole : keepLength(text, convert);
  const mainland = TAIWAN.reduce((out, [word, instead]) => out.replace(word, instead), simplified);
  return mainland.replace(ASPECT, "着");
}

function keepLength(text: string, change: (character: string) => string): string {
  let out = "";
  for (const character of text) {
    const changed = change(character);
    out += changed.length === character.length ? changed : character;
  }
  return out;
}

/** A school's name is not evidence, and words inside it (管理学院) must not look like any. */
function blankSchools(text: string): string {
  let out = "";
  let done = 0;
  for (const match of text.matchAll(SCHOOL)) {
    let start = match.index;
    if (start < done) continue;
    const end = match.index + match[0].length;
    if (HAN.test(match[0])) {
      while (start > done && match.index - start < 12 && !SCHOOL_STOP.test(text[start - 1]!)) start -= 1;
    }
    out += text.slice(done, start) + BLANK.repeat(end - start);
    done = end;
  }
  return out + text.slice(done);
}
