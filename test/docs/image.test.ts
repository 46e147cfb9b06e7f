import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "../../server/env";

const root = join(__dirname, "../..");
const read = (path: string) => readFileSync(join(root, path), "utf8");
const dockerfile = read("Dockerfile");

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
  const [, example] = /^LOCAL_SPEECH=(.*)$/m.exec(read(".env.example")) ?? [];
  expect(parseEnv({ SPEECH_MODEL: example }).SPEECH_MODEL).toBe("base");
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
