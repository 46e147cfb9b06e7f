import { readCommand } from "../../../server/backup/commandLine";
import { createFitCheck } from "../../../server/backup/restore/fitsMysql";

test("the words of a command, and what is said of words that are none", () => {
  expect(readCommand(["backup", "--to", "/b", "--keep", "7"])).toEqual({
    do: "backup",
    to: "/b",
    whole: false,
    keep: 7,
  });
  expect(readCommand(["restore", "--from", "/b", "--resume", "--set", "x"])).toEqual({
    do: "restore",
    from: "/b",
    set: "x",
    resume: true,
    moved: false,
  });
  expect(readCommand(["restore", "--from", "/b", "--verify"])).toMatchObject({ do: "verify", from: "/b" });
  expect(readCommand(["restore", "--from=/b", "--list"])).toEqual({ do: "list", from: "/b" });
  for (const words of [
    [],
    ["backup"],
    ["backup", "--to"],
    ["backup", "--to", "/b", "--keep", "0"],
    ["backup", "--to", "/b", "--keep", "-1"],
    ["backup", "/b"],
    ["restore", "--to", "/b"],
    ["erase", "--from", "/b"],
  ])
    expect(() => readCommand(words)).toThrow("npm run backup");
});

test("what SQLite holds and MySQL would cut or refuse is named by its column, before anything is written", () => {
  const table = {
    name: "candidates",
    columns: [
      { name: "name", kind: "text" as const, length: 4 },
      { name: "note", kind: "text" as const, length: null },
      { name: "age", kind: "integer" as const, length: null },
    ],
    rows: 0,
    digest: "",
    parts: [],
  };
  const fit = createFitCheck();
  // Four characters are eight UTF-16 units here.
  fit.look(table, ["😀😀😀😀", "long enough to be far beyond", 2 ** 31 - 1]);
  fit.look(table, [null, null, null]);
  expect(() => fit.assertFits()).not.toThrow();
  fit.look(table, ["12345", "", 2 ** 31]);
  fit.look(table, ["123456", "", -(2 ** 31)]);
  expect(() => fit.assertFits()).toThrow(/candidates\.name \(2 rows\), candidates\.age \(1 rows\)/);
});
