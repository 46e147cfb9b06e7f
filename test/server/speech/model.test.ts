import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chooseModel, chooseThreads } from "../../../server/speech/whisper/chooseModel";
import { modelFolder, packagedModels, verifyWeights } from "../../../server/speech/whisper/weights";

const GB = 1024 ** 3;

describe("chooseModel", () => {
  it.each([
    { freeMemoryBytes: 8 * GB, cores: 4, chosen: "small" },
    { freeMemoryBytes: 8 * GB - 1, cores: 4, chosen: "base" },
    { freeMemoryBytes: 64 * GB, cores: 3, chosen: "base" },
    { freeMemoryBytes: 64 * GB, cores: 8, override: "base" as const, chosen: "base" },
    { freeMemoryBytes: 1 * GB, cores: 1, override: "small" as const, chosen: "small" },
  ])("takes $chosen", ({ chosen, ...machine }) => {
    expect(chooseModel(machine)).toBe(chosen);
  });

  it("leaves a core to the server where there are more than two", () => {
    expect([1, 2, 3, 8].map(chooseThreads)).toEqual([1, 2, 2, 7]);
  });
});

describe("verifyWeights", () => {
  it("accepts what the packages hold", async () => {
    await expect(verifyWeights(modelFolder(packagedModels("base"), "base"), "base")).resolves.toBeUndefined();
  });

  it("refuses a model of which one file is another", async () => {
    const folder = await mkdtemp(join(tmpdir(), "zhimian-weights-"));
    try {
      const real = modelFolder(packagedModels("base"), "base");
      await mkdir(join(folder, "onnx"));
      for (const name of [
        ...readdirSync(real),
        ...readdirSync(join(real, "onnx")).map((file) => join("onnx", file)),
      ]) {
        if (name !== "onnx" && name !== "config.json") await symlink(join(real, name), join(folder, name));
      }
      await expect(verifyWeights(folder, "base")).rejects.toMatchObject({ code: "weights_mismatch" });
      await writeFile(join(folder, "config.json"), "{}");
      await expect(verifyWeights(folder, "base")).rejects.toThrow("config.json");
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
