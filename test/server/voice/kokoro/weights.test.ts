import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findWeights, verifyWeights } from "../../../../server/voice/kokoro/weights";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "zhimian-weights-"));
  const sha256 = createHash("sha256").update("weights").digest("hex");
  writeFileSync(join(folder, "model.onnx"), "weights");
  writeFileSync(
    join(folder, "weights.json"),
    JSON.stringify({ version: "1", files: { "model.onnx": { size: 7, sha256 } } }),
  );
});
afterEach(() => rmSync(folder, { recursive: true }));

test("whole weights are found and verified", async () => {
  expect((await findWeights(folder))?.version).toBe("1");
  await expect(verifyWeights(folder)).resolves.toBeUndefined();
});

test("a changed byte is noticed before the weights are loaded", async () => {
  writeFileSync(join(folder, "model.onnx"), "weightz");
  await expect(verifyWeights(folder)).rejects.toThrow("model.onnx is damaged");
});

test("a missing file means that there are no weights", async () => {
  rmSync(join(folder, "model.onnx"));
  expect(await findWeights(folder)).toBeNull();
});

test("a folder that is not there means that there are no weights", async () => {
  expect(await findWeights(join(folder, "nowhere"))).toBeNull();
});
