import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { openKeptFile } from "../../../bot/sandbox/keptFile";

const schema = z.object({ said: z.array(z.string()) });
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "zhimian-kept-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const path = () => join(folder, "sandbox", "chats.json");
const never = (error: unknown) => {
  throw error;
};

describe("a file that is kept", () => {
  test("holds the last picture after it was closed, and gives it to the next start", async () => {
    const said: string[] = [];
    const file = openKeptFile(path(), schema);
    expect(file).toMatchObject({ kept: null, putAside: null });
    const following = file.follow(() => ({ said }), never);
    for (let n = 0; n < 50; n += 1) {
      said.push(String(n));
      following.changed();
    }
    await following.close();
    expect(openKeptFile(path(), schema).kept).toEqual({ said });
    expect(readdirSync(join(folder, "sandbox"))).toEqual(["chats.json"]);
  });

  test("is on the disk by itself soon after a change: a kill loses no more than that", async () => {
    const following = openKeptFile(path(), schema).follow(() => ({ said: ["你好"] }), never);
    following.changed();
    const deadline = performance.now() + 10_000;
    while (!openKeptFile(path(), schema).kept && performance.now() < deadline) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(openKeptFile(path(), schema).kept).toEqual({ said: ["你好"] });
    await following.close();
  });

  test.each([
    ["was cut off", '{"said":["a"'],
    ["is of another kind", '{"said":"a"}'],
    ["is empty", ""],
  ])("that %s is put aside and begun anew", async (_, text) => {
    await openKeptFile(path(), schema)
      .follow(() => ({ said: [] }), never)
      .close();
    writeFileSync(path(), text);
    const file = openKeptFile(path(), schema);
    expect(file.kept).toBeNull();
    expect(readFileSync(file.putAside ?? "", "utf8")).toBe(text);
    await file.follow(() => ({ said: ["neu"] }), never).close();
    expect(openKeptFile(path(), schema).kept).toEqual({ said: ["neu"] });
  });

  test("is not harmed by what a kill left half-written beside it", async () => {
    await openKeptFile(path(), schema)
      .follow(() => ({ said: ["ganz"] }), never)
      .close();
    writeFileSync(`${path()}.new`, '{"said":["ha');
    const file = openKeptFile(path(), schema);
    expect(file).toMatchObject({ kept: { said: ["ganz"] }, putAside: null });
    await file.follow(() => ({ said: ["weiter"] }), never).close();
    expect(openKeptFile(path(), schema).kept).toEqual({ said: ["weiter"] });
  });

  test("says what keeps it from being written, and stops nobody", async () => {
    writeFileSync(join(folder, "sandbox"), "a file where the folder should be");
    const troubles: unknown[] = [];
    const file = openKeptFile(path(), schema);
    expect(file.kept).toBeNull();
    await file
      .follow(
        () => ({ said: ["a"] }),
        (error) => troubles.push(error),
      )
      .close();
    expect(troubles).toHaveLength(1);
  });
});
