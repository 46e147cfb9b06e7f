import type { Box } from "./boxes";

/** Headings and labels of Chinese forms, which are broken in two where their cell is narrow. */
const LABELS = new Set(
  (
    "自我评价 自我介绍 个人评价 个人简介 个人优势 个人信息 基本信息 工作经历 工作经验 工作年限 工作内容 工作单位 工作描述 " +
    "项目经历 项目经验 项目描述 实习经历 实践经历 社会实践 校园经历 教育背景 教育经历 教育程度 培训经历 主修课程 联系电话 " +
    "联系方式 联系地址 手机号码 电子邮箱 电子邮件 通讯地址 家庭住址 现居住地 求职意向 应聘岗位 应聘职位 期望薪资 期望职位 " +
    "期望城市 到岗时间 出生年月 出生日期 政治面貌 婚姻状况 健康状况 毕业院校 毕业学校 毕业时间 所学专业 最高学历 专业技能 " +
    "技能特长 技能证书 获奖情况 荣誉奖项 奖惩情况 兴趣爱好 身份证号 户口所在 户籍地址 英语水平 外语水平 外语能力 语言能力 " +
    "计算机水平 计算机能力 入职时间 离职时间 起止时间 主要职责 主要业绩 家庭成员 紧急联系人"
  ).split(" "),
);
const PIECE = /^\p{Script=Han}{1,4}$/u;
const ROWS = 3;

/**
 * Puts labels together whose cell was too narrow for one line. What stands beside such a label is in the middle of its
 * height, so that its row comes between the two halves.
 */
export function joinLabels(rows: readonly Box[][]): Box[][] {
  const left = rows.map((row) => [...row]);
  for (let at = 0; at < left.length; at += 1) {
    const row = left[at] as Box[];
    const begun = row[0];
    // In a narrow table what the label names may be as close as a word.
    const [label = "", ...others] = begun?.text.split(" ") ?? [];
    const rest = begun && PIECE.test(label) ? restOf(begun, label, left.slice(at + 1, at + ROWS)) : null;
    if (!begun || !rest) continue;
    rest.row.shift();
    const whole = { ...begun, text: [label + rest.text, ...others].join(" ") };
    const beside = left[at + 1];
    if (
      row.length === 1 &&
      beside?.[0] &&
      beside[0].x0 >= begun.x1 &&
      beside[0].y - begun.y < 1.2 * begun.size
    ) {
      row.shift();
      beside.unshift({ ...whole, y: beside[0].y });
    } else row[0] = whole;
  }
  return left.filter((row) => row.length > 0);
}

function restOf(begun: Box, label: string, below: readonly Box[][]): { row: Box[]; text: string } | null {
  for (const row of below) {
    const cell = row[0];
    const under =
      cell &&
      cell.y - begun.y < 1.9 * begun.size &&
      Math.abs(cell.x0 - begun.x0) < 2 * begun.size &&
      cell.x1 - begun.x0 < label.length * 1.5 * begun.size;
    if (under && LABELS.has(label + cell.text)) return { row, text: cell.text };
  }
  return null;
}
