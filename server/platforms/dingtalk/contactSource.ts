import { type ContactPerson, type ContactSource, ContactsError } from "../contactSource";
import type { DingtalkClient } from "./client";
import { type Person, ROOT_DEPARTMENT } from "./contacts";
import { DingtalkError } from "./errors";

const NOBODY = new Set(["60121", "33012"]);

function asContactsError(error: unknown): unknown {
  if (!(error instanceof DingtalkError)) return error;
  return new ContactsError(error.kind === "refused" ? "refused" : "later", error.code);
}

const personOf = ({ id, name, mobile, email, emailProved, departmentIds }: Person): ContactPerson => ({
  userId: id,
  name,
  mobile,
  email,
  emailProved,
  departmentIds: departmentIds.filter((department) => department !== ROOT_DEPARTMENT),
});

export const dingtalkContactSource = ({ contacts }: Pick<DingtalkClient, "contacts">): ContactSource => ({
  async *walk() {
    try {
      for await (const { department, people } of contacts.walk()) {
        const own = department && department.id !== ROOT_DEPARTMENT ? [department] : [];
        yield {
          departments: own.map(({ id, name, parentId }) => ({
            id,
            name,
            parentId: parentId === ROOT_DEPARTMENT ? null : parentId,
          })),
          people: people.map(personOf),
        };
      }
    } catch (error) {
      throw asContactsError(error);
    }
  },

  async person(userId) {
    try {
      return personOf(await contacts.getPerson(userId));
    } catch (error) {
      if (error instanceof DingtalkError && NOBODY.has(error.code)) return null;
      throw asContactsError(error);
    }
  },
});
