import { z } from "zod";
import { column, defineColumns } from "../../spreadsheets/columns";
import { CANDIDATE_SOURCES } from "../entity";
import { candidateSource, emailAddress, personName, phoneNumber, tagList } from "../schema";
import { SOURCE_WORDS } from "../words";

const LIST_MARKS = /[、，,;；|]/;

/** One person a row. */
export const candidateColumns = defineColumns(
  {
    name: column({
      titles: ["姓名", "Name", "候选人", "候选人姓名", "full name"],
      required: true,
      max: 60,
      parse: personName,
      invalid: ["姓名要有文字。", "A name has letters in it."],
      example: ["示例一", "Jo Sample"],
    }),
    phone: column({
      titles: ["手机", "Phone", "手机号", "手机号码", "电话", "联系电话", "mobile"],
      max: 30,
      parse: phoneNumber,
      unique: true,
      invalid: ["手机号不对，请检查。", "This is not a phone number."],
      note: ["手机、邮箱至少填一个", "Phone or e-mail, at least one"],
      example: ["13800000000", "13800000000"],
      width: 18,
    }),
    email: column({
      titles: ["邮箱", "E-mail", "电子邮箱", "邮件", "email"],
      max: 120,
      parse: emailAddress,
      invalid: ["邮箱地址不对，请检查。", "This is not an e-mail address."],
      example: ["sample@example.com", "sample@example.com"],
      width: 28,
    }),
    source: column({
      titles: ["来源", "Source", "渠道", "招聘渠道", "channel"],
      parse: candidateSource,
      choices: CANDIDATE_SOURCES.map((value) => ({ value, titles: SOURCE_WORDS[value] })),
      example: ["校园招聘", "Campus"],
    }),
    sourceDetail: column({
      titles: ["来源说明", "Source detail", "推荐人", "referrer"],
      max: 120,
      parse: z.string(),
      example: ["春季校招", "Spring fair"],
      width: 20,
    }),
    tags: column({
      titles: ["标签", "Tags", "tag"],
      max: 400,
      parse: z
        .string()
        .transform((text) => text.split(LIST_MARKS).filter((tag) => tag.trim() !== ""))
        .pipe(tagList),
      invalid: ["最多 20 个标签，每个不超过 40 个字。", "At most 20 tags of at most 40 characters."],
      note: ["多个用顿号隔开", "Separated by commas"],
      example: ["英语流利、可出差", "English, may travel"],
      width: 24,
    }),
  },
  ({ phone, email }) =>
    phone === null && email === null
      ? [
          {
            code: "unreachable",
            message: ["手机和邮箱至少填一个。", "Give a phone number or an e-mail address."],
          },
        ]
      : [],
);
