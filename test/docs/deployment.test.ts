import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { readCommand } from "../../server/backup/commandLine";
import { parseEnv, settingNames } from "../../server/env";

const root = join(__dirname, "../..");
const read = (path: string) => readFileSync(join(root, path), "utf8");

type Mount = { type: string; source: string; target: string; bind?: { create_host_path: boolean } };
type Service = {
  image?: string;
  build?: { context: string; args: Record<string, string> };
  profiles?: string[];
  entrypoint?: string[];
  command?: string[];
  environment?: Record<string, string>;
  env_file?: string[];
  volumes?: (string | Mount)[];
  secrets?: string[];
  configs?: { source: string; target: string }[];
  depends_on?: Record<string, { condition: string }> | string[];
  deploy?: { replicas: number };
  read_only?: boolean;
};
type Compose = {
  services: Record<string, Service>;
  volumes: Record<string, unknown>;
  secrets: Record<string, { environment: string }>;
  configs: Record<string, { content: string }>;
};

const compose = parse(read("compose.yaml"), { merge: true }) as Compose;
const services = Object.entries(compose.services);
const ours = services.filter(([, { image }]) => image?.startsWith("zhimian:"));
const dockerfile = read("Dockerfile");

/** `NAME=value` lines of an example. */
const linesOf = (path: string): Record<string, string> =>
  Object.fromEntries(
    read(path)
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#"))
      .map((line) => line.split(/=(.*)/s, 2) as [string, string]),
  );
/** What Compose puts in, and what the processes of ours read. */
const forCompose = linesOf(".env.example");
const forProcesses = linesOf("zhimian.env.example");

test("each variable that a process is given is one that it reads", () => {
  expect(ours.map(([name]) => name)).toEqual(["migrate", "api", "worker", "bot", "backup"]);
  const given = new Set(ours.flatMap(([, { environment = {} }]) => Object.keys(environment)));
  expect([...given].filter((name) => !settingNames.includes(name))).toEqual([]);
  expect(Object.keys(forProcesses).filter((name) => !settingNames.includes(name))).toEqual([]);
});

test("what compose puts in from .env stands in its example, and nothing there is of no use", () => {
  const used = new Set([...read("compose.yaml").matchAll(/(?<!\$)\$\{(\w+)/g)].map(([, name = ""]) => name));
  for (const { environment } of Object.values(compose.secrets)) used.add(environment);
  expect([...used].toSorted()).toEqual(Object.keys(forCompose).toSorted());
});

test("no process is handed what is another service's", () => {
  for (const [, { env_file }] of ours) expect(env_file).toEqual(["zhimian.env"]);
  expect(Object.keys(forProcesses).filter((name) => name in forCompose)).toEqual([]);
  for (const name of ["MYSQL_ROOT_PASSWORD", "GRAFANA_PASSWORD", "ALERT_SMTP_PASSWORD"]) {
    expect(settingNames).not.toContain(name);
  }
  // Nor is it kept with the sources.
  const ignored = read(".gitignore").split("\n");
  expect(ignored).toEqual(expect.arrayContaining([".env", "/zhimian.env", "/tls/", "/backup/"]));
});

/** As `openssl rand -hex 24` makes them, which is what the example asks for. */
const password = (digit: string) => digit.repeat(48);
const filled: Record<string, string> = {
  ...forCompose,
  SERVER_NAME: "interview.example.com",
  MYSQL_PASSWORD: password("a"),
  MYSQL_ROOT_PASSWORD: password("b"),
  REDIS_PASSWORD: password("c"),
  METRICS_TOKEN: password("d"),
  KEY_RING: "k1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
  ALERT_MAIL_TO: "operators@example.com",
  ALERT_MAIL_FROM: "zhimian@example.com",
};
const put = (text: string) => text.replaceAll(/\$\{(\w+)[^}]*\}/g, (_, name: string) => filled[name] ?? "");

test("each process starts with what it is given, once the examples are filled in", () => {
  expect(read(".env.example")).toContain("`openssl rand -hex 24`");
  expect(read("docs/guides/operate.md")).toContain("openssl rand -hex 24");
  const started = ours.map(([, { environment = {} }]) => {
    const own = Object.fromEntries(
      Object.entries(environment).map(([name, value]) => [name, put(String(value))]),
    );
    return parseEnv({ ...forProcesses, ...own });
  });
  const all = "api,worker,bot";
  expect(started.map(({ ROLES }) => ROLES.join())).toEqual([all, "api", "worker", "bot", all]);
  for (const { DATABASE_URL = "", REDIS_URL = "", METRICS_TOKEN } of started) {
    expect(new URL(DATABASE_URL).password).toBe(password("a"));
    expect(new URL(REDIS_URL).password).toBe(password("c"));
    expect(METRICS_TOKEN).toBe(password("d"));
  }
});

test("all workers together stay within what a trial of NLS has", () => {
  const workers = compose.services["worker"]?.deploy?.replicas ?? 1;
  expect(Number(forProcesses["NLS_CONCURRENCY"]) * workers).toBeLessThanOrEqual(2);
});

test("a backup is made and brought back by a service of its own, which starts nothing but the database", () => {
  const { backup, migrate } = compose.services;
  expect(backup?.profiles).toEqual(["backup"]);
  expect(backup?.depends_on).toEqual({ mysql: { condition: "service_healthy" } });
  expect(backup?.entrypoint?.at(-1)).toBe("dist/server/backup/main.js");
  expect(readCommand(backup?.command ?? [])).toMatchObject({ do: "backup", to: "/backup", keep: 14 });
  // Recordings on the disk are among what is saved; the folder belongs to somebody before it is mounted.
  expect(backup?.volumes).toEqual([
    "data:/data",
    expect.objectContaining({ target: "/backup", bind: { create_host_path: false } }),
  ]);
  // One service builds the image for all.
  expect(ours.filter(([, { build }]) => build).map(([name]) => name)).toEqual(["migrate"]);
  expect(migrate?.build?.args).toHaveProperty("LOCAL_SPEECH");
});

/** Each `docker compose …` of the guide, without what is piped or joined to it. */
const commands = [
  ...read("docs/guides/operate.md").matchAll(/docker compose ((?:[^\n`|&;()#\\]|\\\n)+)/g),
].map(([, words = ""]) =>
  words
    .replaceAll(/\\\n\s*/g, " ")
    .trim()
    .split(/\s+/),
);

test("what the guide has one type names services that there are, and restores without a migration before", () => {
  const verbs = ["build", "up", "run", "exec", "stop", "ps", "logs", "config", "version", "cp", "restart"];
  expect(commands.length).toBeGreaterThan(10);
  expect(commands.filter(([verb = ""]) => !verbs.includes(verb))).toEqual([]);
  const runs = commands.filter(([verb]) => verb === "run");
  for (const words of runs) {
    const at = words.findIndex((word, index) => index > 0 && word in compose.services);
    const options = words.slice(1, at).filter((word) => word !== "-T");
    expect([words.join(" "), options]).toEqual([words.join(" "), ["--rm", "--no-deps"]]);
    const output = words.findIndex((word) => word.startsWith(">"));
    const given = words.slice(at + 1, output < 0 ? undefined : output);
    if (words[at] !== "backup" || given.length === 0) continue;
    expect(() => readCommand(given)).not.toThrow();
  }
  const texts = runs.map((words) => words.join(" "));
  expect(texts).toContain("run --rm --no-deps migrate node dist/bot/main.js --check");
  expect(texts).toContain("run --rm --no-deps backup");
  expect(texts).toContain("run --rm --no-deps backup restore --from /backup --verify");
  expect(texts).toContain("run --rm --no-deps backup restore --from /backup");
});

test("whoever is named hears of an alert", () => {
  const { alertmanager, prometheus } = compose.services;
  expect(alertmanager?.configs).toEqual([
    { source: "alertmanager", target: "/etc/alertmanager/zhimian.yaml" },
  ]);
  expect(alertmanager?.command).toContain("--config.file=/etc/alertmanager/zhimian.yaml");
  const { route, receivers } = parse(put(compose.configs["alertmanager"]?.content ?? "")) as {
    route: { receiver: string };
    receivers: { name: string; email_configs: Record<string, unknown>[] }[];
  };
  const [mail] = receivers.find(({ name }) => name === route.receiver)?.email_configs ?? [];
  expect(mail).toMatchObject({ to: "operators@example.com", smarthost: "smtp.example.com:465" });
  const file = String(mail?.["auth_password_file"]);
  expect(alertmanager?.secrets).toContain(file.replace("/run/secrets/", ""));
  const { alerting } = parse(read("docs/operations/prometheus/prometheus.yaml")) as {
    alerting: { alertmanagers: { static_configs: { targets: string[] }[] }[] };
  };
  expect(alerting.alertmanagers[0]?.static_configs[0]?.targets).toEqual(["alertmanager:9093"]);
  expect(prometheus?.depends_on).toEqual(["alertmanager"]);
});

test("the proxy lets through what the API takes", () => {
  const template = read("docs/operations/nginx/zhimian.conf.template");
  const transcribe = /location = \/api\/v1\/tools\/transcribe \{(.*?)\n {2}\}/s.exec(template)?.[1] ?? "";
  expect(read("server/speech/toolRoutes.ts")).toContain("FILE_BYTES = 400 * 1024 * 1024");
  // The form around the file has some bytes of its own.
  expect(Number(/client_max_body_size (\d+)m;/.exec(transcribe)?.[1])).toBeGreaterThan(400);
  expect(Number(/proxy_read_timeout (\d+)s;/.exec(transcribe)?.[1])).toBeGreaterThan(120);
});

test("the shape is two API processes, two workers and a bot, after the migration and behind a proxy", () => {
  const { api, worker, bot, proxy } = compose.services;
  expect([api?.deploy?.replicas, worker?.deploy?.replicas, bot?.deploy?.replicas]).toEqual([2, 2, undefined]);
  for (const [name, { depends_on, read_only }] of ours) {
    expect(read_only).toBe(true);
    if (name === "migrate" || name === "backup") continue;
    expect(depends_on).toEqual({ migrate: { condition: "service_completed_successfully" } });
  }
  expect(proxy?.depends_on).toEqual({ api: { condition: "service_healthy" } });
  expect(read("docs/operations/nginx/zhimian.conf.template")).toContain(
    `server api:${api?.environment?.["PORT"]} `,
  );
  const { scrape_configs } = parse(read("docs/operations/prometheus/prometheus.yaml")) as {
    scrape_configs: {
      dns_sd_configs: { names: string[]; port: number }[];
      relabel_configs: { source_labels: string[]; target_label: string }[];
    }[];
  };
  expect(scrape_configs[0]?.dns_sd_configs[0]).toMatchObject({
    names: ["api", "worker", "bot"],
    port: Number(api?.environment?.["METRICS_PORT"]),
  });
  expect(scrape_configs[0]?.relabel_configs).toEqual([
    { source_labels: ["__meta_dns_name"], target_label: "role" },
  ]);
});

test("every file that compose mounts and every program that it starts is there", () => {
  const mounted = services.flatMap(([, { volumes = [] }]) =>
    volumes.map((volume) => (typeof volume === "string" ? (volume.split(":")[0] ?? "") : volume.source)),
  );
  const files = mounted.filter((source) => source.startsWith("./"));
  expect(files.length).toBeGreaterThan(3);
  expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  const named = mounted.filter((source) => /^\w/.test(source));
  expect(named.filter((name) => !(name in compose.volumes))).toEqual([]);
  const started = [
    ...ours.flatMap(([, { entrypoint = [], command = [] }]) => [...entrypoint, ...command]),
    ...(JSON.parse(/\nCMD (\[.*\])/.exec(dockerfile)?.[1] ?? "[]") as string[]),
  ].filter((word) => word.startsWith("dist/"));
  expect(started).toEqual(["dist/server/migrate.js", "dist/server/backup/main.js", "dist/bot/main.js"]);
  const sources = started.map((file) => file.replace(/^dist\//, "").replace(/\.js$/, ".ts"));
  expect(sources.filter((source) => !existsSync(join(root, source)))).toEqual([]);
});

test("no secret has a value of ours", () => {
  const secrets = Object.entries({ ...forCompose, ...forProcesses }).filter(([name]) =>
    /PASSWORD|SECRET|TOKEN|KEY/.test(name),
  );
  expect(secrets.filter(([, value]) => value !== "")).toEqual([]);
  expect(dockerfile).not.toMatch(/ENV .*(PASSWORD|SECRET|TOKEN|KEY)/);
});

test.each(["Chinese", "English"])("every setting is told of in the README in %s", (language) => {
  const [chinese = "", english = ""] = read("README.md").split("\n## English\n");
  const readme = language === "English" ? english : chinese;
  const told = (name: string) =>
    readme.includes(`\`${name}\``) ||
    name.split("_").some((_, at, parts) => at > 0 && readme.includes(`\`…_${parts.slice(at).join("_")}\``));
  expect(settingNames.filter((name) => !told(name) && name !== "NODE_ENV")).toEqual([]);
});
