import type { Invited } from "./company";
import { CODE_TEMPLATE, INVITATION_TEMPLATE, type Production } from "./startProduction";

/** What a person sees on their telephone: text messages, and the chat of whoever is a member. */
export function openMailbox(
  { sms, dingtalk }: Pick<Production, "sms" | "dingtalk">,
  { phone, userId }: Invited,
) {
  const texts = (template: string) =>
    sms.records.filter((record) => record.phone === phone && record.template === template);
  const cards = () => {
    if (userId === null) return [];
    return [...dingtalk.cards.cards.values()].filter(
      ({ place }) => "person" in place && place.person === userId,
    );
  };
  return {
    /** The secret of the link, of whichever message came first; null so far. */
    link(): string | null {
      const [text] = texts(INVITATION_TEMPLATE);
      if (text) return text.params["token"] ?? null;
      for (const { shared } of cards()) {
        const token = /\/i\/([\w-]{22,64})/.exec(JSON.stringify(shared))?.[1];
        if (token) return token;
      }
      return null;
    },
    /** Of all that came, oldest first. */
    codes: (): string[] => texts(CODE_TEMPLATE).map(({ params }) => params["code"] ?? ""),
  };
}
export type Mailbox = ReturnType<typeof openMailbox>;
