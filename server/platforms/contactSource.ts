import type { Platforms } from "./platforms";
import { dingtalkContactSource } from "./dingtalk/contactSource";
import { wecomContactSource } from "./wecom/contactSource";

/** A department; null as parent is the company itself, which is none of these. */
export type ContactDepartment = { id: string; name: string; parentId: string | null };
/** A member of the company. Contact is null where the platform does not tell it. */
export type ContactPerson = {
  userId: string;
  name: string;
  mobile: string | null;
  email: string | null;
  /** It is the company's mailbox, and nothing that members write themselves. */
  emailProved: boolean;
  /** The first is where they belong; empty is the company itself. */
  departmentIds: string[];
};
export type ContactPage = { departments: ContactDepartment[]; people: ContactPerson[] };

/** A platform's address book, the same for all platforms. Each department and person comes once. */
export interface ContactSource {
  /**
   * The whole company, page by page. Only after its end may anybody be taken for gone.
   * @throws ContactsError as soon as a part cannot be had
   */
  walk(): AsyncGenerator<ContactPage>;
  /**
   * @returns null where the platform says that there is nobody of this id
   * @throws ContactsError
   */
  person(userId: string): Promise<ContactPerson | null>;
}

/** `code` is the platform's own, without words of people. `refused` is for good, until somebody sets something right. */
export class ContactsError extends Error {
  override readonly name = "ContactsError";
  constructor(
    readonly kind: "refused" | "later",
    readonly code: string,
  ) {
    super(`contacts ${kind}: ${code}`);
  }
}

/** The address book of a platform; null where the platform is not configured. */
export function contactSource(platforms: Platforms, platform: keyof Platforms): ContactSource | null {
  if (platform === "dingtalk") return platforms.dingtalk && dingtalkContactSource(platforms.dingtalk);
  return platforms.wecom && wecomContactSource(platforms.wecom);
}
