import { z } from "zod";
import { column, defineColumns } from "../../../server/spreadsheets/columns";

/** A small import like those of the product. */
export const candidateColumns = defineColumns(
  {
    name: column({
      titles: ["姓名", "Name"],
      required: true,
      max: 20,
      parse: z.string(),
      note: ["真实姓名", "Full name"],
      example: ["示例一", "Jo Sample"],
    }),
    phone: column({
      titles: ["手机", "Phone", "手机号", "电话"],
      parse: z.string().regex(/^1\d{10}$/),
      unique: true,
      invalid: ["手机号应为 11 位数字。", "A mobile number has 11 digits."],
      note: ["11 位", "11 digits"],
      example: ["13800000000", "13800000000"],
    }),
    email: column({ titles: ["邮箱", "E-mail"], parse: z.email(), width: 30 }),
    degree: column({
      titles: ["学历", "Degree"],
      parse: z.enum(["bachelor", "master"]),
      choices: [
        { value: "bachelor", titles: ["本科", "Bachelor", "学士"] },
        { value: "master", titles: ["硕士", "Master"] },
      ],
      example: ["本科", "Bachelor"],
    }),
    years: column({ titles: ["工作年限", "Years"], parse: z.coerce.number().int().min(0).max(60) }),
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
