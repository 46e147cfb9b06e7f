import type { Env } from "../server/env";
import { linkBase } from "../server/invitations/links";

const CHATS = "钉钉和企业微信的聊天、验证码 · chats and one-time codes";
const CODES = "验证码在这里 · one-time codes arrive here";

/** What a person who has just typed `npm start` wants to know. */
export function printAddresses(
  env: Env,
  {
    demoLink,
    closedBecause,
    sandbox,
    putAside,
  }: {
    demoLink: string | null;
    closedBecause: string | null;
    /** Whether the chats are the sandbox's too, beside text messages and mail. */
    sandbox: boolean;
    /** Where the sandbox's chats of the last run were put, since they could not be read. */
    putAside: string | null;
  },
): void {
  const { origin } = linkBase(env);
  const lines = [
    "",
    "  知面 Zhimian",
    "",
    `  控制台 Console      ${origin}/console`,
    ...(demoLink ? [`  候选人 Candidate    ${demoLink}`] : []),
    ...(putAside
      ? [`  沙箱的聊天读不出来，已放到 ${putAside}，从头开始。The sandbox's chats begin anew.`]
      : []),
    ...(closedBecause
      ? [`  演示登录已关闭（${closedBecause}）。The demonstration login is closed (${closedBecause}).`]
      : [`  沙箱 Sandbox        ${origin}/sandbox   (${sandbox ? CHATS : CODES})`]),
    "",
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
}

/** The same of a process that people do not open. */
export function printHealth({ ROLES, HOST, PORT }: Pick<Env, "ROLES" | "HOST" | "PORT">): void {
  const { origin } = linkBase({ HOST, PORT });
  process.stdout.write(`\n  知面 Zhimian   ${ROLES.join(", ")}   ${origin}/readyz\n\n`);
}
