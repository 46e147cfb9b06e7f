import { randomUUID } from "node:crypto";

export type SandboxPerson = {
  id: string;
  unionId: string;
  name: string;
  mobile: string;
  /** Of the company's mail. */
  email: string;
  /** Which members write themselves. */
  ownEmail: string;
  title: string;
  departmentIds: number[];
  roster: Record<string, string>;
};
/** What HR wrote down of somebody who left; the roster tells of them no more. */
export type SandboxLeaver = {
  lastWorkDay: Date;
  /** Has left; otherwise they are about to. */
  isGone: boolean;
  voluntaryReason?: string[];
  passiveReason?: string[];
};
export type SandboxDepartment = { id: number; name: string; parentId: number };
export type SandboxGroup = { id: string; title: string; memberIds: string[] };
/** Where something was said: in a group, or between the robot and one person. */
export type SandboxPlace = { group: string } | { person: string };
export type SandboxMessage = {
  id: string;
  at: Date;
  place: SandboxPlace;
  /** Null for the robot. */
  fromId: string | null;
  /** As it went over the wire: `sampleText` or `text`, and its parameters. */
  form: string;
  content: unknown;
};
export type SandboxFile = { name: string; data: Buffer };
/** A frame or call as the page shows it. Secrets and tokens are cut out. */
export type WireEntry = {
  at: Date;
  direction: "in" | "out";
  kind: "http" | "frame";
  title: string;
  body: unknown;
};

const MOST_WIRE = 1_000;
const MOST_MESSAGES = 5_000;

function keepLast<T>(list: T[], entry: T, most: number): void {
  list.push(entry);
  if (list.length > most) list.splice(0, list.length - most);
}

/** Who and what there is in the sandbox's DingTalk. */
export function createSandboxWorld(now: () => Date) {
  const people = new Map<string, SandboxPerson>();
  const departments = new Map<number, SandboxDepartment>([[1, { id: 1, name: "", parentId: 0 }]]);
  const leavers = new Map<string, SandboxLeaver>();
  const groups = new Map<string, SandboxGroup>();
  const files = new Map<string, SandboxFile>();
  const messages: SandboxMessage[] = [];
  const wire: WireEntry[] = [];
  const watchers = new Set<(entry: WireEntry | null) => void>();
  const tell = (entry: WireEntry | null) => watchers.forEach((watcher) => watcher(entry));

  return {
    people,
    departments,
    leavers,
    groups,
    files,
    messages,
    wire,

    addPerson(person: Pick<SandboxPerson, "id" | "name"> & Partial<SandboxPerson>): SandboxPerson {
      const whole = {
        unionId: `union-${person.id}`,
        mobile: "",
        email: "",
        ownEmail: "",
        title: "",
        departmentIds: [1],
        roster: {},
        ...person,
      };
      people.set(whole.id, whole);
      return whole;
    },
    /** Writes into somebody's roster record; what is not named stays as it is. */
    writeRoster(id: string, fields: Record<string, string>): void {
      const person = people.get(id);
      if (person) person.roster = { ...person.roster, ...fields };
    },
    /** HR says that somebody leaves: whoever is gone is in no department any more. */
    addLeaver(id: string, leaver: SandboxLeaver): void {
      leavers.set(id, leaver);
      if (leaver.isGone) people.delete(id);
    },
    addDepartment(department: SandboxDepartment): SandboxDepartment {
      departments.set(department.id, department);
      return department;
    },
    // Real ones carry Base64, with the signs that must be encoded in an address.
    addGroup(title: string, memberIds: string[], id = `cid${randomUUID().slice(0, 8)}/+A==`): SandboxGroup {
      const group = { id, title, memberIds };
      groups.set(group.id, group);
      return group;
    },
    addFile(file: SandboxFile): string {
      const code = `${randomUUID()}/+==`;
      files.set(code, file);
      return code;
    },
    addMessage(message: Omit<SandboxMessage, "id" | "at">): SandboxMessage {
      const whole = { ...message, id: `msg${randomUUID()}`, at: now() };
      keepLast(messages, whole, MOST_MESSAGES);
      tell(null);
      return whole;
    },
    writeDown(entry: Omit<WireEntry, "at">): void {
      const whole = { ...entry, at: now() };
      keepLast(wire, whole, MOST_WIRE);
      tell(whole);
    },
    /** Something else is new: a connection came or went. */
    changed: (): void => tell(null),
    /** Told of each frame and call, and with null of each message. */
    watch(watcher: (entry: WireEntry | null) => void): void {
      watchers.add(watcher);
    },
    messagesIn(place: SandboxPlace): SandboxMessage[] {
      const [kind, id] = Object.entries(place)[0] as [string, string];
      return messages.filter((message) => (message.place as Record<string, string>)[kind] === id);
    },
  };
}
export type SandboxWorld = ReturnType<typeof createSandboxWorld>;
