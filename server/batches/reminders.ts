const HOUR_MS = 3_600_000;

/**
 * When to remind next: the earliest of the reminders, hours before the deadline, that is still ahead; null where none
 * is. Pure.
 */
export function nextReminder(expiresAt: Date, hoursBefore: readonly number[], after: Date): Date | null {
  const times = hoursBefore
    .map((hours) => expiresAt.getTime() - hours * HOUR_MS)
    .filter((at) => at > after.getTime());
  return times.length > 0 ? new Date(Math.min(...times)) : null;
}

/** Whether a reminder is due by now for this deadline, which may have been moved since it was planned. Pure. */
export function isReminderDue(expiresAt: Date, hoursBefore: readonly number[], now: Date): boolean {
  if (expiresAt <= now) return false;
  return hoursBefore.some((hours) => expiresAt.getTime() - hours * HOUR_MS <= now.getTime());
}
