// The mini-program shells: DingTalk's as it is written, and WeCom's (a WeChat mini-program) made of the same pages.
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

const json = (value) => `${JSON.stringify(value, null, 2)}\n`;

/** `app.json` of a WeChat mini-program: the bar's title has another name there. */
export function wechatManifest({ pages, window: { defaultTitle } }) {
  return { pages, window: { navigationBarTitleText: defaultTitle } };
}

/** DingTalk's markup as WeChat writes it: `a:if` is `wx:if` there. */
export const wechatMarkup = (axml) => axml.replace(/\ba:(if|for|key|elif|else)\b/g, "wx:$1");

/**
 * @param {{ root: string, out: string, env: Record<string, string | undefined> }} options
 *   `env.PUBLIC_URL` is where the web-view goes; without it that is to be written into `settings.js` by hand
 */
export async function buildShells({ root, out, env }) {
  const shell = join(root, "miniapp/shell");
  const manifest = JSON.parse(await readFile(join(root, "app.json"), "utf8"));
  const settings = {
    origin: env.PUBLIC_URL ? new URL(env.PUBLIC_URL).origin : "",
    corpId: env.DINGTALK_CORP_ID ?? "",
    clientId: env.DINGTALK_CLIENT_ID ?? "",
  };
  await make({
    folder: join(out, "shell-dingtalk"),
    shell,
    manifest,
    settings,
    variant: "dingtalk",
    suffixes: { axml: "axml", acss: "acss" },
    markup: (text) => text,
    project: ["mini.project.json", { miniprogramRoot: "./" }],
  });
  await make({
    folder: join(out, "shell-wecom"),
    shell,
    manifest: wechatManifest(manifest),
    settings: { origin: settings.origin },
    variant: "wecom",
    suffixes: { axml: "wxml", acss: "wxss" },
    markup: wechatMarkup,
    project: [
      "project.config.json",
      { miniprogramRoot: "./", compileType: "miniprogram", appid: env.WECOM_MINIPROGRAM_APP_ID ?? "" },
    ],
  });
}

async function make({ folder, shell, manifest, settings, variant, suffixes, markup, project }) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const write = async (path, text) => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  };
  await write("app.json", json(manifest));
  await write(project[0], json(project[1]));
  await write("settings.js", `module.exports = ${JSON.stringify(settings)};\n`);
  for (const file of ["app.js", "address.js"]) await cp(join(shell, file), join(folder, file));
  for (const page of manifest.pages) {
    const source = join(shell, page);
    await write(`${page}.js`, await readFile(`${source}.${variant}.js`, "utf8"));
    await write(`${page}.json`, await readFile(`${source}.json`, "utf8"));
    await write(`${page}.${suffixes.axml}`, markup(await readFile(`${source}.axml`, "utf8")));
    await write(`${page}.${suffixes.acss}`, await readFile(`${source}.acss`, "utf8"));
  }
}
