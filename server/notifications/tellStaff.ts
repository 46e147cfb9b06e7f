import { accountsOfStaff, openPlatforms } from "../chats/reach";
import type { Transaction } from "../db/database";
import { selectEqual } from "../db/statements";
import { openStaffContact } from "../org/contact";
import { Staff } from "../org/entity";
import type { Services } from "../services";
import { sendMessage } from "./sendMessage";

type Needed = Pick<Services, "cipher" | "clock" | "queue" | "platforms">;
/** In both languages: which of them somebody reads who never wrote to us, nobody knows. */
export type StaffWords = { subject: string; text: string };

/**
 * Writes to each of these people on the chat platform where they have an account, by mail if it refuses; to the others
 * by mail. Those who have left are passed over.
 * @returns the messages' ids
 */
export async function tellStaff(
  services: Needed,
  tx: Transaction,
  staffIds: readonly string[],
  wordsFor: (name: string) => StaffWords,
): Promise<string[]> {
  const ids = [...new Set(staffIds)];
  const open = openPlatforms(services);
  const accounts = await accountsOfStaff(tx.manager, ids);
  const sent: string[] = [];
  for (const staff of await selectEqual(tx.manager, Staff, { id: ids, state: "active" })) {
    const { email } = openStaffContact(services, staff);
    const { subject, text } = wordsFor(staff.name);
    const account = open
      .flatMap((platform) => accounts.filter((one) => one.platform === platform))
      .find(({ staffId }) => staffId === staff.id);
    const instead = { channel: "email", to: email, text } as const;
    const way = account
      ? { channel: account.platform, to: account.userId, params: {}, instead }
      : ({ channel: "email", to: email } as const);
    sent.push(
      await sendMessage(services, tx, { ...way, staffId: staff.id, purpose: "notice", subject, text }),
    );
  }
  return sent;
}
