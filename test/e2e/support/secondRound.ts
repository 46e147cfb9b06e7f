import type { TestServer } from "../../factories/server";

/** The link in the newest message of this purpose, as the candidate gets it. */
export async function linkOf({ services, origin }: TestServer, purpose: string): Promise<string> {
  const { db, cipher } = services;
  const rows: { id: string; textSealed: string }[] = await db.read.query(
    "SELECT id, textSealed FROM messages WHERE purpose = ? ORDER BY createdAt DESC, id DESC",
    [purpose],
  );
  const text = rows[0] ? cipher.decrypt(rows[0].textSealed, `messages.text:${rows[0].id}`) : "";
  return `${origin}/i/${/\/i\/([^\s]+)/.exec(text)?.[1] ?? ""}`;
}
