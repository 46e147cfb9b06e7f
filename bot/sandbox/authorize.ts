import type { ServerResponse } from "node:http";
import { isLoopback } from "../../server/env";

const escape = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0) as number};`);

/**
 * The platform's login page on this machine: whoever is chosen is taken back to where the login began, with a code.
 * `sandbox_user` in the address chooses without the page; empty, it is somebody of no company. So does `takeExpected`:
 * somebody who is in front of the client already.
 */
export function answerAuthorize(
  query: URLSearchParams,
  response: ServerResponse,
  platform: {
    title: string;
    people: readonly { id: string; name: string }[];
    codeParams: readonly string[];
    issueCode(userId: string): string;
    takeExpected(): string | null;
  },
): void {
  const given = query.get("redirect_uri") ?? "";
  const back = URL.canParse(given) ? new URL(given) : null;
  if (!back || !isLoopback(back.hostname)) return void response.writeHead(400).end();
  const chosen = query.get("sandbox_user") ?? platform.takeExpected();
  if (chosen !== null) {
    const code = platform.issueCode(chosen);
    for (const name of platform.codeParams) back.searchParams.set(name, code);
    back.searchParams.set("state", query.get("state") ?? "");
    return void response.writeHead(302, { location: back.toString() }).end();
  }
  const choices = [...platform.people, { id: "", name: "公司以外的人 · somebody else" }].map(
    ({ id, name }) => {
      const choice = new URLSearchParams(query);
      choice.set("sandbox_user", id);
      return `<li><a href="?${escape(choice.toString())}">${escape(name)}</a></li>`;
    },
  );
  const title = escape(platform.title);
  response
    .writeHead(200, { "content-type": "text/html; charset=utf-8", "referrer-policy": "no-referrer" })
    .end(
      `<!doctype html><html lang="zh"><meta name="viewport" content="width=device-width"><title>${title}</title>` +
        `<body style="font:17px/2 system-ui;max-width:28em;margin:10vh auto;padding:0 16px">` +
        `<h1 style="font-size:20px">${title}</h1><p>您以谁的身份登录？ Who logs in?</p><ul>${choices.join("")}</ul>`,
    );
}

/** Who comes to the login page next, and is not asked: told once, forgotten once they have come. */
export function createExpected() {
  let expected: string | null = null;
  return {
    expect(userId: string): void {
      expected = userId;
    },
    takeExpected(): string | null {
      const userId = expected;
      expected = null;
      return userId;
    },
  };
}
