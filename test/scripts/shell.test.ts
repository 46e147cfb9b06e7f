import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Script, createContext } from "node:vm";

/** The mini-program shells as the build makes them. */
const ROOT = join(__dirname, "../..");
const out = mkdtempSync(join(tmpdir(), "shells-"));
afterAll(() => rmSync(out, { recursive: true, force: true }));

const ENV = {
  PUBLIC_URL: "https://hr.example.com/",
  DINGTALK_CORP_ID: "ding-corp",
  DINGTALK_CLIENT_ID: "ding-app",
};

beforeAll(() => {
  const build = `import { buildShells } from ${JSON.stringify(join(ROOT, "scripts/shell.mjs"))};
    await buildShells(${JSON.stringify({ root: ROOT, out, env: ENV })});`;
  const made = spawnSync(process.execPath, ["--input-type=module", "-e", build], { encoding: "utf8" });
  if (made.status !== 0) throw new Error(made.stderr);
});

const SHELLS = [
  { name: "shell-dingtalk", markup: "axml", style: "acss", project: "mini.project.json", condition: "a:if" },
  { name: "shell-wecom", markup: "wxml", style: "wxss", project: "project.config.json", condition: "wx:if" },
];
const read = (...path: string[]) => readFileSync(join(out, ...path), "utf8");

type Ran = { page: { data: { url: string }; setData(change: object): void; onLoad(query: object): void } };

/** Runs a page's script as the client does, and opens it. */
function open(shell: string, query: { path?: string }, dd: object): string {
  const ran: Partial<Ran> = {};
  const load = (path: string) => {
    const module = { exports: {} };
    const context = createContext({
      module,
      dd,
      require: (wanted: string) => load(`${wanted.replace(/^(\.\.\/)+/, "")}.js`),
      Page: (page: Ran["page"]) => Object.assign(ran, { page }),
      encodeURIComponent,
      decodeURIComponent,
    });
    new Script(read(shell, path), { filename: path }).runInContext(context);
    return module.exports;
  };
  load("pages/index/index.js");
  const { page } = ran as Ran;
  page.setData = (change) => Object.assign(page.data, change);
  page.onLoad(query);
  return page.data.url;
}

describe.each(SHELLS)("$name", ({ name, markup, style, project, condition }) => {
  it("names only files that are there, in JSON that is one", () => {
    const { pages } = JSON.parse(read(name, "app.json")) as { pages: string[] };
    expect(pages.length).toBeGreaterThan(0);
    for (const page of pages) {
      for (const suffix of ["js", "json", markup, style]) {
        expect(existsSync(join(out, name, `${page}.${suffix}`))).toBe(true);
      }
      expect(() => JSON.parse(read(name, `${page}.json`))).not.toThrow();
    }
    expect(JSON.parse(read(name, project))).toMatchObject({ miniprogramRoot: "./" });
    expect(() => new Script(read(name, "app.js"))).not.toThrow();
  });

  it("shows one web-view, written as that client reads it", () => {
    const text = read(name, "pages/index", `index.${markup}`);
    expect(text).toContain(`<web-view ${condition}="{{url}}"`);
    expect(text.match(/<web-view/g)).toHaveLength(1);
  });

  it.each([
    ["a link of ours", "/m/interviews/0195-ab", "https://hr.example.com/m/interviews/0195-ab"],
    ["an invitation", "/i/Ab_c-9", "https://hr.example.com/i/Ab_c-9"],
    ["somebody else's page", "//evil.example/m", "https://hr.example.com/m"],
    ["another address", ".evil.example", "https://hr.example.com/m"],
    ["nothing", "", "https://hr.example.com/m"],
  ])("opens for %s a page of ours", (_, path, address) => {
    const nobody = { getAuthCode: ({ fail }: { fail: () => void }) => fail() };
    expect(open(name, { path: encodeURIComponent(path) }, nobody)).toBe(address);
  });
});

it("titles the bar by each client's own name for it", () => {
  expect(JSON.parse(read("shell-dingtalk", "app.json")).window).toEqual({ defaultTitle: "知面" });
  expect(JSON.parse(read("shell-wecom", "app.json")).window).toEqual({ navigationBarTitleText: "知面" });
});

it("hands DingTalk's code over behind the #, for our app of our company", () => {
  const getAuthCode = jest.fn(({ success }: { success: (given: object) => void }) =>
    success({ authCode: "a/b+c" }),
  );
  expect(open("shell-dingtalk", { path: "/m/approvals" }, { getAuthCode })).toBe(
    "https://hr.example.com/m/approvals#chat=dingtalk&code=a%2Fb%2Bc",
  );
  expect(getAuthCode.mock.calls[0]?.[0]).toMatchObject({ corpId: "ding-corp", clientId: "ding-app" });
});
