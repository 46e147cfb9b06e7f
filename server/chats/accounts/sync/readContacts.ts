import type { ContactDepartment, ContactPerson, ContactSource } from "../../../platforms/contactSource";
import { userKeyOf } from "../../userIds";

/** Pages between two words about how far it is. */
const TELL_EVERY = 10;

export type Contacts = { departments: ContactDepartment[]; people: ContactPerson[] };

/**
 * All of a platform's contacts, each department and person once. It comes to its end or throws: half a company must
 * not look like all of it.
 */
export async function readContacts(
  source: ContactSource,
  tell: (read: { departments: number; people: number }) => Promise<void>,
): Promise<Contacts> {
  const departments = new Map<string, ContactDepartment>();
  const people = new Map<string, ContactPerson>();
  let pages = 0;
  for await (const page of source.walk()) {
    for (const department of page.departments) departments.set(department.id, department);
    for (const person of page.people) people.set(userKeyOf(person.userId), person);
    if ((pages += 1) % TELL_EVERY === 0) await tell({ departments: departments.size, people: people.size });
  }
  await tell({ departments: departments.size, people: people.size });
  return { departments: [...departments.values()], people: [...people.values()] };
}
