import type { InterviewSummary } from "../../../server/interviews/staffSchema";

type Item = Pick<InterviewSummary, "id"> & { report: { state: string } };

/** Where a row leads: to the report once there is one to read or to repair, else to how the interview goes. */
export const interviewPath = (item: Item, mayReadReports: boolean): string =>
  item.report.state === "none" || !mayReadReports
    ? `/interviews/${item.id}`
    : `/interviews/${item.id}/report`;
