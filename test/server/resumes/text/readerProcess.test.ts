import { join } from "node:path";
import { ReaderProcess, ResumeReaderFailure } from "../../../../server/resumes/text/reader/readerProcess";
import { DEFAULT_RESUME_LIMITS } from "../../../../server/resumes/text/types";

let reader: ReaderProcess;
afterEach(() => reader.close());

const start = (name: string) => (reader = new ReaderProcess(64, join(__dirname, "readers", `${name}.cjs`)));
const file = { path: "x", limits: DEFAULT_RESUME_LIMITS };

test("a reader that takes too long is ended, and the error says how long it had", async () => {
  start("silent");
  const limits = { ...DEFAULT_RESUME_LIMITS, timeMs: 50 };
  await expect(reader.read({ path: "x", limits })).rejects.toMatchObject({
    code: "resume.too_slow",
    options: { params: { seconds: 1 } },
  });
  expect(reader.isFresh).toBe(false);
});

test("a page of pixels has time of its own", async () => {
  start("slow");
  await expect(reader.read(file)).resolves.toEqual({ text: "x" });
  expect(reader.isFresh).toBe(true);
});

test("a reader that fills its memory ends alone", async () => {
  start("hungry");
  await expect(reader.read(file)).rejects.toMatchObject({ code: "resume.too_large" });
});

test("a file that crashes a reader is damaged", async () => {
  start("dying");
  await expect(reader.read(file)).rejects.toMatchObject({ code: "resume.damaged" });
});

test("a reader that cannot start is our fault", async () => {
  start("stillborn");
  await expect(reader.read(file)).rejects.toThrow(ResumeReaderFailure);
});
