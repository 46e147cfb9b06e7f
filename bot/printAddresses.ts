import type { Env } from "../server/env";
import { linkBase } from "../server/invitations/links";

/** What a person who has just typed `npm start` wants to know. */
export function printAddresses(
  env: Env,
  { demoLink, closedBecause }: { demoLink: string | null; closedBecause: string | null },
): void {
  const { origin } = linkBase(env);
  const lines = [
    "",
    "  知面 Zhimian",
    "",
    `  控制台 Console      ${origin}/console`,
    ...(demoLink ? [`  候选人 Candidate    ${demoLink}`] : []),
    ...(closedBecause
      ? [`  演示登录已关闭（${closedBecause}）。The demonstration login is closed (${closedBecause}).`]
      : [`  沙箱收件箱 Sandbox  ${origin}/sandbox   (验证码在这里 · one-time codes arrive here)`]),
    "",
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
}
