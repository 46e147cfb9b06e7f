import { z } from "zod";
import { personName, phoneNumber } from "../../candidates/schema";
import { column, defineColumns } from "../../spreadsheets/columns";

const MARK = /^\d{1,6}(\.\d{1,2})?$/;
const mark = z.string().regex(MARK).transform(Number);

/** The result of one person a row. */
export const resultColumns = defineColumns({
  phone: column({
    titles: ["手机", "Phone", "手机号", "手机号码", "电话", "联系电话", "mobile"],
    required: true,
    max: 30,
    parse: phoneNumber,
    unique: true,
    invalid: ["手机号不对，请检查。", "This is not a phone number."],
    example: ["13800000000", "13800000000"],
    width: 18,
  }),
  name: column({
    titles: ["姓名", "Name", "候选人", "候选人姓名", "full name"],
    max: 60,
    parse: personName,
    invalid: ["姓名要有文字。", "A name has letters in it."],
    note: ["填写后会与档案核对", "Checked against the archive"],
    example: ["示例一", "Jo Sample"],
  }),
  score: column({
    titles: ["得分", "Score", "分数", "成绩", "笔试成绩"],
    required: true,
    max: 12,
    parse: mark,
    invalid: [
      "得分要是不小于 0 的数字，最多两位小数。",
      "A score is a number from 0 on, of at most two decimals.",
    ],
    example: ["86", "86"],
  }),
  outOf: column({
    titles: ["满分", "Out of", "总分", "maximum"],
    max: 12,
    parse: mark.refine((value) => value > 0),
    invalid: ["满分要是大于 0 的数字。", "The maximum is a number above 0."],
    example: ["100", "100"],
  }),
  passed: column({
    titles: ["是否通过", "Passed", "通过", "结果"],
    parse: z.enum(["yes", "no"]),
    choices: [
      { value: "yes", titles: ["通过", "Passed", "是", "合格", "yes", "y"] },
      { value: "no", titles: ["不通过", "Not passed", "否", "未通过", "不合格", "no", "n"] },
    ],
    example: ["通过", "Passed"],
  }),
});
