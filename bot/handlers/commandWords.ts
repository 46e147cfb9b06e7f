import type { Words } from "../words";

/** What commands answer; titles and names of people are put in as plain text. */
export const commandWords = {
  noPermission: {
    zh: "您没有这项权限，请联系管理员。",
    en: "You do not have permission for this. Please ask an administrator.",
  },
  line: { zh: "第 {line} 行：{problem}", en: "Line {line}: {problem}" },
  more: { zh: "还有 {count} 行有问题。", en: "{count} more lines need attention." },

  inviteUsage: {
    zh: "请写上姓名、手机或邮箱、岗位，例如：邀请 林一诺 手机号 销售顾问。多人可以一行一个，也可以直接发表格（CSV 或 XLSX）。",
    en: "Write a name, a phone number or e-mail address and the position, such as: invite Anna Lee, her number, Sales Advisor. One person a line, or send a CSV or XLSX file.",
  },
  tooMuch: {
    zh: "一次最多粘贴 {most} 行，请改发 CSV 或 XLSX 表格。没有人被邀请。",
    en: "At most {most} lines can be pasted at once. Please send a CSV or XLSX file. Nobody was invited.",
  },
  no_name: { zh: "没有姓名，请补上。", en: "There is no name. Please add it." },
  which_name: {
    zh: "看不出哪个是姓名，请写成“姓名 电话 岗位”。",
    en: "It is not clear which is the name. Write “name, phone, position”.",
  },
  no_contact: {
    zh: "没有手机或邮箱，请补上。",
    en: "There is no phone number or e-mail address. Please add one.",
  },
  two_contacts: {
    zh: "有两个手机或邮箱，请一行只写一个人。",
    en: "There are two phone numbers or addresses. Write one person a line.",
  },
  too_long: { zh: "太长了，请一行只写一个人。", en: "It is too long. Write one person a line." },
  targetUnknown: {
    zh: "没有找到岗位或方案“{target}”，没有邀请这 {count} 人。可选：{titles}。",
    en: "There is no position or plan “{target}”, so these {count} were not invited. There are: {titles}.",
  },
  noPlans: {
    zh: "还没有可用的面试方案，请先在控制台建一个。",
    en: "There is no interview plan yet. Please make one in the console first.",
  },
  whichTarget: { zh: "邀请 {count} 人参加哪个面试？", en: "What are these {count} invited to?" },
  whichTargetOf: {
    zh: "“{target}”可能是下面几个，邀请 {count} 人参加哪个面试？",
    en: "“{target}” may be one of these. What are these {count} invited to?",
  },
  inviting: {
    zh: "收到，正在邀请 {count} 人参加“{job}”面试，{deadline} 截止。",
    en: "Inviting {count} to the interview for “{job}”, open until {deadline}.",
  },
  already: { zh: "这些人已经邀请过了，没有重复邀请。", en: "They were invited already, and not again." },
  fileEmpty: { zh: "表格里没有可以邀请的人。", en: "There is nobody to invite in the file." },

  progressWhich: { zh: "看哪一个的进度？", en: "Whose progress?" },
  progressNone: {
    zh: "没有找到“{what}”的面试进度。请写单位或岗位的名称，例如：进度 北京分公司。",
    en: "Nothing was found for “{what}”. Name a unit or a position, such as: progress Beijing branch.",
  },
  progressUsage: {
    zh: "看哪里的进度？请写单位或岗位，例如：进度 北京分公司。",
    en: "Whose progress? Name a unit or a position, such as: progress Beijing branch.",
  },
  shown: { zh: "进度见卡片，会自动更新。", en: "The card shows it and keeps itself up to date." },

  reportUsage: { zh: "看谁的报告？例如：报告 林一诺。", en: "Whose report? Such as: report Anna Lee." },
  nobody: {
    zh: "没有找到“{name}”的面试。请检查姓名，或写手机号。",
    en: "No interview of “{name}” was found. Check the name, or write the phone number.",
  },
  whichPerson: { zh: "“{name}”有多场面试，要看哪一场？", en: "“{name}” has several interviews. Which one?" },
  noReport: {
    zh: "报告还没有出：{status}。出来后可以再问我。",
    en: "There is no report yet: {status}. Ask me again later.",
  },
  noReportYet: {
    zh: "报告还没有出，出来后可以再问我。进行到哪里，请单独问我。",
    en: "There is no report yet. Ask me again later, or ask me alone how far it is.",
  },
  sentAlone: { zh: "已单独发给您。", en: "Sent to you alone." },
  compareUsage: {
    zh: "请写 2 到 5 位候选人，例如：对比 林一诺、周小满。",
    en: "Name two to five candidates, such as: compare Anna Lee and Ben Wood.",
  },
  sameTwice: { zh: "写的是同一场面试，请换一位。", en: "These are the same interview. Name somebody else." },

  todayTitle: { zh: "**今日 · {day}**", en: "**Today · {day}**" },
  invitedToday: { zh: "今天邀请 {count} 人", en: "{count} invited today" },
  completedToday: { zh: "今天完成 {count} 人", en: "{count} completed today" },
  todoTitle: { zh: "**待办**", en: "**To do**" },
  todoNothing: { zh: "没有需要处理的事。", en: "Nothing needs you now." },
  decide: { zh: "待我审批", en: "wait for your decision" },
  person: { zh: "要求真人", en: "asked for a person" },
  review: { zh: "待人工复核", en: "to be reviewed" },
  failed: { zh: "报告生成失败", en: "reports that failed" },
  stuck: { zh: "作答中断", en: "got stuck" },
  expiring: { zh: "两天内到期", en: "expire within two days" },
  messages: { zh: "通知没有送达", en: "messages not delivered" },

  connectGroupOnly: {
    zh: "请在要连接的群里说这句话。",
    en: "Please say this in the group that is to be connected.",
  },
  connectUsage: {
    zh: "请写单位名称，例如：连接 北京分公司。取消请说：连接 取消。",
    en: "Name a unit, such as: connect Beijing branch. To end it: connect none.",
  },
  connectNone: {
    zh: "没有找到您负责的单位“{unit}”。",
    en: "There is no unit “{unit}” that you are in charge of.",
  },
  connectWhich: { zh: "连接到哪个单位？", en: "Which unit?" },
  connected: {
    zh: "本群已连接到“{unit}”。面试进展会发到这里，姓名和分数不会。",
    en: "This group is connected to “{unit}”. How interviews go is told here, names and scores are not.",
  },
  disconnected: { zh: "本群已不再连接任何单位。", en: "This group is connected to no unit any more." },
} as const satisfies Words;
