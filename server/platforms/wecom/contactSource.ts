import { type ContactPerson, type ContactSource, ContactsError } from "../contactSource";
import type { WecomClient } from "./client";
import type { WecomUser } from "./contacts";
import type { WecomFailure, WecomReply } from "./reply";

const ROOT_DEPARTMENT = 1;
/** People are asked for one by one: so many at once, and one page for as many. */
const AT_ONCE = 4;
const PAGE = 100;

const errorOf = (failure: WecomFailure) =>
  new ContactsError(failure.kind === "permanent" ? "refused" : "later", failure.detail);

function valueOf<T>(reply: WecomReply<T>): T {
  if (reply.ok) return reply.value;
  throw errorOf(reply.failure);
}

const personOf = ({ userId, name, departmentIds, mobile, email }: WecomUser): ContactPerson => ({
  userId,
  // Apps that may not see names are told the id in place of it, or nothing.
  name: name || userId,
  mobile,
  email,
  // `biz_mail`, and no other.
  emailProved: email !== null,
  departmentIds: departmentIds.filter((id) => id !== ROOT_DEPARTMENT).map(String),
});

export function wecomContactSource({ contacts }: Pick<WecomClient, "contacts">): ContactSource {
  async function person(userId: string): Promise<ContactPerson | null> {
    const reply = await contacts.user(userId);
    if (reply.ok) return personOf(reply.value);
    const { failure } = reply;
    if (failure.kind === "permanent" && failure.reason === "unknown_user") return null;
    throw errorOf(failure);
  }

  return {
    async *walk() {
      const departments = valueOf(await contacts.departments());
      const visible = new Set(departments.map(({ id }) => id));
      yield {
        departments: departments
          .filter(({ id }) => id !== ROOT_DEPARTMENT)
          .map(({ id, name, parentId }) => ({
            id: String(id),
            name: name || String(id),
            // An app that sees a part of the company alone is not told what stands above it.
            parentId: parentId === ROOT_DEPARTMENT || !visible.has(parentId) ? null : String(parentId),
          })),
        people: [],
      };
      const seen = new Set<string>();
      for (let cursor: string | null = null, more = true; more;) {
        const page: { items: { userId: string }[]; nextCursor: string | null } = valueOf(
          await contacts.memberships(cursor),
        );
        const fresh = [...new Set(page.items.map(({ userId }) => userId))].filter((id) => !seen.has(id));
        for (const id of fresh) seen.add(id);
        for (let start = 0; start < fresh.length; start += PAGE) {
          yield { departments: [], people: await readPeople(fresh.slice(start, start + PAGE)) };
        }
        more = page.nextCursor !== null && page.nextCursor !== cursor;
        cursor = page.nextCursor;
      }
    },
    person,
  };

  async function readPeople(userIds: readonly string[]): Promise<ContactPerson[]> {
    const people: ContactPerson[] = [];
    for (let start = 0; start < userIds.length; start += AT_ONCE) {
      const found = await Promise.all(userIds.slice(start, start + AT_ONCE).map(person));
      // Who left between the list and the question is not there.
      people.push(...found.filter((one) => one !== null));
    }
    return people;
  }
}
