import { newId } from "../../server/clock";
import { insertRow } from "../../server/db/rows";
import { buildReport } from "../../server/reports/buildReport";
import { ReportRow } from "../../server/reports/entity";
import type { Report } from "../../server/reports/schema";
import { chineseSource } from "./reportSources";
import { buildReported } from "./decisions";
import type { TestServer } from "./server";

/** An interview of the unit with a whole report: invented answers, as the engine would have scored them. */
export async function buildWithReport(server: TestServer, orgUnitId: string, name: string): Promise<string> {
  const { services } = server;
  const source = chineseSource();
  const { total: reportTotal, recommendation } = buildReport(source);
  const { id } = await buildReported(server, orgUnitId, { name, reportTotal, recommendation });
  const now = services.clock.now();
  const content = buildReport({ ...source, candidateName: name, interview: { ...source.interview, id } });
  const report = { ...content, version: 1, composedAt: now.toISOString() } as Report;
  await services.db.write((tx) =>
    insertRow(tx, ReportRow, { id: newId(), interviewId: id, version: 1, report, createdAt: now }),
  );
  return id;
}
