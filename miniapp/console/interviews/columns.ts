import type { InterviewColumn } from "../../../server/interviews/staffSchema";
import type { Column } from "../common/views/columns";

type Known = Column & { key: InterviewColumn };
const status: Known = { key: "status", label: "list.status", place: 2 };
const plan: Known = { key: "plan", label: "list.plan", place: 3 };
const unit: Known = { key: "unit", label: "list.unit", place: 4 };
const report: Known = { key: "report", label: "list.report", place: -3 };
const decision: Known = { key: "decision", label: "list.decision", place: -2 };
const time: Known = { key: "time", label: "list.time", place: -1 };

/** What the list may leave out; whose interview it is stays. Labels are keys of words. */
export const COLUMNS: readonly Known[] = [status, plan, unit, report, decision, time];
/** For somebody who has one unit only, and no column for it. */
export const COLUMNS_OF_ONE_UNIT: readonly Known[] = [status, plan, report, decision, time];
