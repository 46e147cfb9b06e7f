import { tidyName } from "../../candidates/nameGrams";
import type { RosterEntry, RosterLeaver } from "../../platforms/dingtalk/roster";
import { dayOf } from "../../wallClock";
import type { Leaving, RosterNow } from "./compareRoster";

/** DingTalk's codes of what is asked for, and no more. */
const FIELD = {
  name: "sys00-name",
  mainDepartment: "sys00-mainDept",
  department: "sys00-dept",
  position: "sys00-position",
  level: "sys01-positionLevel",
  status: "sys01-employeeStatus",
  regularOn: "sys01-regularTime",
} as const;
export const ROSTER_FIELDS: readonly string[] = Object.values(FIELD);

/** Words and codes; whichever the roster answers with. Others say nothing that the archive knows of. */
const STATUS: Record<string, "probation" | "regular" | "leaving"> = {
  试用: "probation",
  试用期: "probation",
  "2": "probation",
  正式: "regular",
  "3": "regular",
  待离职: "leaving",
  "5": "leaving",
  离职: "leaving",
  已离职: "leaving",
};

/** So long at most that three of them are one line of an event. */
const LONGEST = 60;

/** What the roster says of one person; null where it says nothing. Pure. */
export function readEntry({
  fields,
}: RosterEntry): (RosterNow & { name: string; isLeaving: boolean }) | null {
  const told = (code: string) => tidyName(fields[code] ?? "").slice(0, LONGEST) || null;
  const name = told(FIELD.name);
  if (name === null) return null;
  const status = STATUS[told(FIELD.status) ?? ""] ?? null;
  return {
    name,
    department: told(FIELD.mainDepartment) ?? told(FIELD.department),
    position: told(FIELD.position),
    level: told(FIELD.level),
    status: status === "leaving" ? null : status,
    regularOn: /^\d{4}-\d{2}-\d{2}/.exec(told(FIELD.regularOn) ?? "")?.[0] ?? null,
    isLeaving: status === "leaving",
  };
}

/** Somebody who has left, or null: about to leave is still there. Why is told only where HR ticked one side of it. Pure. */
export function readLeaver(leaver: RosterLeaver, timeZone: string, today: string): Leaving | null {
  const { hasLeft, lastWorkDay, ownReasons, companyReasons } = leaver;
  if (!hasLeft || lastWorkDay === null) return null;
  const on = dayOf(lastWorkDay, timeZone);
  if (on > today) return null;
  if (ownReasons.length > 0 === companyReasons.length > 0) return { on, kind: null };
  if (ownReasons.length > 0) return { on, kind: "resigned" };
  const hasEnded = companyReasons.every((reason) => reason.includes("合同到期"));
  return { on, kind: hasEnded ? "ended" : "dismissed" };
}
