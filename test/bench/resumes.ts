import { randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { closeResumeReaders, readResumeFile } from "../../server/resumes/text/readResumeFile";
import { pdfBytes } from "../factories/pdfFiles";
import { pictureOf } from "../factories/pictures";
import { type Figure, figure, median, percentile } from "./figures";
import { withFolder } from "./withFolder";

const section = "résumés";

const entries = Array.from({ length: 24 }, (_, index) => [
  `20${10 + (index % 10)}.03–20${11 + (index % 10)}.06　远山科技第${index + 1}事业部　产品经理`,
  "负责增长产品的规划与落地，带领八人团队完成改版，次月留存率提升百分之十二；搭建指标体系，周报自动化。",
]).flat();
const lines = entries.slice(0, 30).map((line) => line.slice(0, 36));

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** How long files take to become text, and how long that holds the server's event loop. */
export const measureResumes = ({ quick }: { quick: boolean }): Promise<Figure[]> =>
  withFolder(async (folder) => {
    const save = async (bytes: Buffer) => {
      const path = join(folder, randomUUID());
      await writeFile(path, bytes);
      return { path };
    };
    const pdf = await save(
      await pdfBytes({ content: entries.map((text) => ({ text, margin: [0, 0, 0, 12] })) }),
    );
    const photo = await save(pictureOf(lines, { size: 26, width: 1200 }));
    const cold = await timed(() => readResumeFile(pdf));
    const held = monitorEventLoopDelay({ resolution: 5 });
    held.enable();
    const warm: number[] = [];
    for (let run = 0; run < (quick ? 10 : 40); run += 1) warm.push(await timed(() => readResumeFile(pdf)));
    const pictures: number[] = [];
    for (let run = 0; run < (quick ? 2 : 5); run += 1)
      pictures.push(await timed(() => readResumeFile(photo)));
    held.disable();
    closeResumeReaders();
    return [
      figure(section, "first PDF, with the start of a reader", cold, "ms"),
      figure(section, "PDF of two pages, median", median(warm), "ms", { goal: { atMost: 300 } }),
      figure(section, "PDF of two pages, 95 %", percentile(warm, 0.95), "ms"),
      figure(section, "photo of thirty lines, median", median(pictures), "ms", { goal: { atMost: 10_000 } }),
      figure(section, "event loop held at most", held.max / 1e6, "ms", { goal: { atMost: 50 } }),
    ];
  });
