import { invitationMail } from "../../../server/invitations/invitationText";
import {
  DEFAULT_MAIL,
  fillTemplate,
  mailTemplateSchema,
  placeholdersOf,
} from "../../../server/invitations/mailTemplate";
import { buildDefinition } from "../../factories/plans";

const LINK = "https://hr.example/i/abc";
const factsIn = (language: "zh" | "en") => ({
  companyName: "云山集团",
  candidateName: "林晓",
  link: LINK,
  minutes: 25,
  plan: { ...buildDefinition(), language },
  expiresAt: new Date("2026-03-05T10:00:00.000Z"),
  timeZone: "Asia/Shanghai",
});
const values = {
  name: "林晓",
  company: "云山集团",
  job: "销售",
  minutes: "25",
  deadline: "明天",
  assesses: "沟通",
  link: LINK,
};
const body = "林晓您好，请在周五前完成面试，有问题随时回复。\n{链接}";
const problemsOf = (template: { subject: string; body: string }) => {
  const { error } = mailTemplateSchema.safeParse(template);
  return error?.issues.map((one) => [
    one.path.join("."),
    (one as { params?: { code?: string } }).params?.code,
  ]);
};

describe.each(["zh", "en"] as const)("the standard words in %s", (language) => {
  it("pass the check that a batch's own words pass, and leave nothing open", () => {
    expect(mailTemplateSchema.parse(DEFAULT_MAIL[language])).toEqual(DEFAULT_MAIL[language]);
    const mail = invitationMail(factsIn(language));
    expect(mail.subject + mail.body).not.toMatch(/[{}]/);
    expect(mail.body.split("\n")).toContain(LINK);
    for (const said of ["林晓", "云山集团", "25"]) expect(mail.body).toContain(said);
  });

  it("use every placeholder that is offered", () => {
    const { subject, body: standard } = DEFAULT_MAIL[language];
    for (const placeholder of placeholdersOf(language)) expect(subject + standard).toContain(placeholder);
  });
});

describe("a batch's own words", () => {
  it("understand both languages' placeholders, with spaces, and leave other braces alone", () => {
    expect(fillTemplate("{姓名}/{ name }/{minutes}/{}/{a", values)).toBe("林晓/林晓/25/{}/{a");
  });

  it("put nothing into what was put in", () => {
    const mail = invitationMail({ ...factsIn("zh"), candidateName: "{链接}" }, { subject: "{姓名}", body });
    expect(mail.subject).toBe("{链接}");
  });

  it.each([
    [
      "an unknown placeholder",
      { subject: "面试", body: `${body}\n{薪资}` },
      ["body", "text.placeholder_unknown"],
    ],
    ["one in the subject", { subject: "{工号}", body }, ["subject", "text.placeholder_unknown"]],
    ["the link in the subject", { subject: "面试 {link}", body }, ["subject", "text.link_in_subject"]],
    ["no link", { subject: "面试", body: body.replace("{链接}", "") }, ["body", "text.link_missing"]],
    ["a link amid a line", { subject: "面试", body: body.replace("\n", "") }, ["body", "text.link_missing"]],
    ["a subject of two lines", { subject: "a\nb", body }, ["subject", undefined]],
    ["nothing to speak of", { subject: "面试", body: "{链接}" }, ["body", undefined]],
    ["far too much", { subject: "面试", body: `${"长".repeat(2000)}\n${body}` }, ["body", undefined]],
    ["control characters", { subject: "面试", body: `\u0007${body}` }, ["body", undefined]],
  ])("are refused with %s", (_, template, expected) => {
    expect(problemsOf(template)).toEqual([expected]);
  });

  it("may have Windows' line ends and spaces around the link", () => {
    const parsed = mailTemplateSchema.parse({ subject: " 面试 ", body: body.replace("\n", "\r\n  ") });
    expect(parsed).toEqual({ subject: "面试", body: body.replace("\n", "\n  ") });
  });
});
