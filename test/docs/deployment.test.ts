import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { parseEnv, settingNames } from "../../server/env";

const root = join(__dirname, "../..");
const read = (path: string) => readFileSync(join(root, path), "utf8");

type Service = {
  image?: string;
  build?: { context: string; args: Record<string, string> };
  command?: string[];
  environment?: Record<string, string>;
  env_file?: string[];
  volumes?: string[];
  secrets?: string[];
  depends_on?: Record<string, { condition: string }> | string[];
  deploy?: { replicas: number };
  read_only?: boolean;
};
type Compose = {
  services: Record<string, Service>;
  volumes: Record<string, unknown>;
  secrets: Record<string, { environment: string }>;
};

const compose = parse(read("compose.yaml"), { merge: true }) as Compose;
const services = Object.entries(compose.services);
const ours = services.filter(([, { image }]) => image?.startsWith("zhimian:"));
const dockerfile = read("Dockerfile");

/** `NAME=value` lines of the example. */
const example = Object.fromEntries(
  read(".env.example")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => line.split(/=(.*)/s, 2) as [string, string]),
);

/** Of compose and of the images of others: no process of ours reads these. */
const OF_COMPOSE = [
  "SERVER_NAME",
  "TLS_DIR",
  "MYSQL_PASSWORD",
  "MYSQL_ROOT_PASSWORD",
  "MYSQL_BUFFER_POOL",
  "REDIS_PASSWORD",
  "GRAFANA_PASSWORD",
  "ZHIMIAN_VERSION",
  "LOCAL_SPEECH",
];

test("each variable that a process is given is one that it reads", () => {
  expect(ours.map(([name]) => name)).toEqual(["migrate", "api", "worker", "bot"]);
  const given = new Set(ours.flatMap(([, { environment = {} }]) => Object.keys(environment)));
  expect([...given].filter((name) => !settingNames.includes(name))).toEqual([]);
  const inExample = Object.keys(example).filter((name) => !OF_COMPOSE.includes(name));
  expect(inExample.filter((name) => !settingNames.includes(name))).toEqual([]);
});

test("what compose puts in from .env stands in the example, and nothing there is of no use", () => {
  const used = new Set([...read("compose.yaml").matchAll(/(?<!\$)\$\{(\w+)/g)].map(([, name = ""]) => name));
  const names = Object.keys(example);
  expect([...used].filter((name) => !names.includes(name))).toEqual([]);
  expect(OF_COMPOSE.filter((name) => !used.has(name))).toEqual([]);
});

test("each process starts with what it is given, once the example is filled in", () => {
  const filled: Record<string, string> = {
    ...example,
    SERVER_NAME: "interview.example.com",
    MYSQL_PASSWORD: "p",
    REDIS_PASSWORD: "r",
    METRICS_TOKEN: "0123456789abcdef",
    KEY_RING: "k1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
  };
  const put = (text: string) => text.replaceAll(/\$\{(\w+)[^}]*\}/g, (_, name: string) => filled[name] ?? "");
  const roles = ours.map(([, { environment = {} }]) => {
    const own = Object.fromEntries(
      Object.entries(environment).map(([name, value]) => [name, put(String(value))]),
    );
    const settings = Object.entries(filled).filter(([name]) => !OF_COMPOSE.includes(name));
    return parseEnv({ ...Object.fromEntries(settings), ...own }).ROLES.join();
  });
  expect(roles).toEqual(["api,worker,bot", "api", "worker", "bot"]);
});

test("the shape is two API processes, two workers and a bot, after the migration and behind a proxy", () => {
  const { api, worker, bot, proxy } = compose.services;
  expect([api?.deploy?.replicas, worker?.deploy?.replicas, bot?.deploy?.replicas]).toEqual([2, 2, undefined]);
  for (const [name, { depends_on, read_only }] of ours) {
    expect(read_only).toBe(true);
    if (name === "migrate") continue;
    expect(depends_on).toEqual({ migrate: { condition: "service_completed_successfully" } });
  }
  expect(proxy?.depends_on).toEqual({ api: { condition: "service_healthy" } });
  expect(read("docs/operations/nginx/zhimian.conf.template")).toContain(
    `server api:${api?.environment?.["PORT"]} `,
  );
  const { scrape_configs } = parse(read("docs/operations/prometheus/prometheus.yaml")) as {
    scrape_configs: { dns_sd_configs: { names: string[]; port: number }[] }[];
  };
  expect(scrape_configs[0]?.dns_sd_configs[0]).toMatchObject({
    names: ["api", "worker", "bot"],
    port: Number(api?.environment?.["METRICS_PORT"]),
  });
});

test("every file that compose mounts and every program that it starts is there", () => {
  const mounted = services.flatMap(([, { volumes = [] }]) =>
    volumes.map((volume) => volume.split(":")[0] ?? ""),
  );
  const files = mounted.filter((source) => source.startsWith("./"));
  expect(files.length).toBeGreaterThan(3);
  expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  const named = mounted.filter((source) => /^\w/.test(source));
  expect(named.filter((name) => !(name in compose.volumes))).toEqual([]);
  const started = [
    ...ours.flatMap(([, { command = [] }]) => command),
    ...(JSON.parse(/\nCMD (\[.*\])/.exec(dockerfile)?.[1] ?? "[]") as string[]),
  ].filter((word) => word.startsWith("dist/"));
  expect(started).toEqual(["dist/server/migrate.js", "dist/bot/main.js"]);
  const sources = started.map((file) => file.replace(/^dist\//, "").replace(/\.js$/, ".ts"));
  expect(sources.filter((source) => !existsSync(join(root, source)))).toEqual([]);
});

test("no secret has a value of ours", () => {
  const secrets = Object.keys(example).filter((name) => /PASSWORD|SECRET|TOKEN|KEY/.test(name));
  expect(secrets.filter((name) => example[name] !== "")).toEqual([]);
  expect(dockerfile).not.toMatch(/ENV .*(PASSWORD|SECRET|TOKEN|KEY)/);
});

test("the image is built of what is named, and runs as nobody in particular", () => {
  const context = read(".dockerignore")
    .split("\n")
    .filter((line) => line.startsWith("!"))
    .map((line) => line.slice(1));
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, from = ""]) =>
    from.split(" "),
  );
  const outside = copied.filter(
    (path) => !context.some((name) => path === name || path.startsWith(`${name}/`)),
  );
  expect(outside).toEqual([]);
  expect(copied.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  expect(dockerfile).toMatch(/\nUSER node\n/);
  expect(dockerfile.lastIndexOf("USER node")).toBeGreaterThan(dockerfile.lastIndexOf("RUN "));
});

test("the model of local speech that the image is told of is the one whose weights are in it", () => {
  expect(dockerfile).toMatch(/^RUN node scripts\/trim-packages\.mjs --speech=\$\{LOCAL_SPEECH\}/m);
  expect(dockerfile).toMatch(/^ENV .*SPEECH_MODEL=\$\{LOCAL_SPEECH\}$/m);
  // A stage knows only the arguments that it names itself.
  expect(dockerfile.match(/^ARG LOCAL_SPEECH=base$/gm)).toHaveLength(2);
  expect(parseEnv({ SPEECH_MODEL: example["LOCAL_SPEECH"] }).SPEECH_MODEL).toBe("base");
});

test("what is taken out of the image is nothing that the server asks for", () => {
  const script = read("scripts/trim-packages.mjs");
  const list = /export const buildOnly = \[(.*?)\]/s.exec(script)?.[1] ?? "";
  const taken = [...list.matchAll(/"([^"]+)"/g)].map(([, name = ""]) => name);
  expect(taken.length).toBeGreaterThan(10);
  const { dependencies } = JSON.parse(read("package.json")) as { dependencies: Record<string, string> };
  expect(taken.filter((name) => !dependencies[name])).toEqual([]);
  const asked = sourcesOf("server", "bot", "migrations").flatMap((text) =>
    [...text.matchAll(/(?:from|import\(|require(?:\.resolve)?\()\s*"([^".][^"]*)"/g)].map(
      ([, name = ""]) => name,
    ),
  );
  expect(taken.filter((name) => asked.some((each) => each === name || each.startsWith(`${name}/`)))).toEqual(
    [],
  );
});

function sourcesOf(...folders: string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => read(join(folder, file))),
  );
}

test("every setting is told of in the README", () => {
  const readme = read("README.md");
  const told = (name: string) =>
    readme.includes(`\`${name}\``) ||
    name.split("_").some((_, at, parts) => at > 0 && readme.includes(`\`…_${parts.slice(at).join("_")}\``));
  expect(settingNames.filter((name) => !told(name) && name !== "NODE_ENV")).toEqual([]);
});
