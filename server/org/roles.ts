import { z } from "zod";

export const staffRole = z.enum([
  "hq_admin",
  "hq_hr",
  "branch_hr",
  "branch_manager",
  "hiring_manager",
  "auditor",
]);
export type StaffRole = z.infer<typeof staffRole>;

export const permission = z.enum([
  "plans.read",
  "plans.write",
  "interviews.read",
  "interviews.invite",
  "reports.read",
  "reports.correct",
  "media.read",
  "jobs.read",
  "jobs.retry",
  "tools.use",
]);
export type Permission = z.infer<typeof permission>;

const everything = permission.options;
const recruiting: Permission[] = [
  "plans.read",
  "plans.write",
  "interviews.read",
  "interviews.invite",
  "reports.read",
  "reports.correct",
  "media.read",
  "jobs.read",
  "tools.use",
];
const reading: Permission[] = ["plans.read", "interviews.read", "reports.read", "media.read"];

/** Permissions as data: routes name a permission, never a role. */
export const ROLE_PERMISSIONS: Record<StaffRole, readonly Permission[]> = {
  hq_admin: everything,
  hq_hr: recruiting,
  branch_hr: recruiting,
  branch_manager: reading,
  hiring_manager: reading,
  auditor: ["plans.read", "interviews.read", "jobs.read"],
};

export const can = (role: StaffRole, wanted: Permission) => ROLE_PERMISSIONS[role].includes(wanted);
