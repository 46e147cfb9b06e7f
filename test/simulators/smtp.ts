import { once } from "node:events";
import { readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { SMTPServer, type SMTPServerSession } from "smtp-server";

const fixture = (name: string) => readFileSync(join(__dirname, "tls", name), "utf8");
/** For `localhost`, made for these tests and trusted by nobody else. */
export const testCertificate = fixture("localhost.crt");

export type ReceivedMail = {
  from: string;
  to: string[];
  /** As it came over the wire. */
  raw: string;
  secure: boolean;
  user: string | null;
};

/** What happens to one message. `cut` breaks the connection, `silent` never answers. */
export type MailRule = { at: "mail" | "rcpt" | "data"; does: "cut" | "silent" | { reply: string } };

export type MailServer = {
  /** `smtp://localhost:<port>` or smtps */
  url: string;
  /** Whole messages that arrived, also those that were then refused or not answered. */
  received: ReceivedMail[];
  connections(): number;
  /** One rule for each message to come, in turn; after them everything is taken. */
  behave(...rules: MailRule[]): void;
  close(): Promise<void>;
};

const refusal = (reply: string) =>
  Object.assign(new Error(reply.slice(4)), { responseCode: Number(reply.slice(0, 3)) });

/** A real SMTP server on a loopback port, which misbehaves when told to. */
export async function openMailServer(
  options: {
    secure?: boolean;
    startTls?: boolean;
    password?: string;
    size?: number;
  } = {},
): Promise<MailServer> {
  const received: ReceivedMail[] = [];
  const rules: MailRule[] = [];
  let connections = 0;

  const cut = ({ id }: SMTPServerSession) => {
    for (const connection of server.connections) {
      // oxlint-disable-next-line no-underscore-dangle -- the package has no other way to break a connection
      if (connection.session.id === id) connection._socket.destroy();
    }
  };
  /** Whether the rule of the present message is about this moment; then it is used up. */
  function applies(at: MailRule["at"], session: SMTPServerSession, answer: (error: Error) => void): boolean {
    if (rules[0]?.at !== at) return false;
    const { does } = rules.shift() as MailRule;
    if (does === "cut") cut(session);
    else if (does !== "silent") answer(refusal(does.reply));
    return true;
  }

  const server = new SMTPServer({
    secure: options.secure ?? false,
    authOptional: options.password === undefined,
    disabledCommands: options.startTls || options.secure ? [] : ["STARTTLS"],
    allowInsecureAuth: false,
    closeTimeout: 50,
    disableReverseLookup: true,
    ...(options.size ? { size: options.size } : {}),
    key: fixture("localhost.key"),
    cert: testCertificate,
    onConnect(_session, answer) {
      connections += 1;
      answer();
    },
    onAuth({ username, password }, _session, answer) {
      if (password === options.password) answer(null, { user: username });
      else answer(refusal("535 5.7.8 Authentication credentials invalid"));
    },
    onMailFrom(_address, session, answer) {
      if (!applies("mail", session, answer)) answer();
    },
    onRcptTo(_address, session, answer) {
      if (!applies("rcpt", session, answer)) answer();
    },
    onData(stream, session, answer) {
      const { mailFrom, rcptTo } = session.envelope;
      const keep = async () => {
        const bytes = await buffer(stream);
        received.push({
          from: mailFrom ? mailFrom.address : "",
          to: rcptTo.map(({ address }) => address),
          raw: bytes.toString("latin1"),
          secure: session.secure,
          user: typeof session.user === "string" ? session.user : null,
        });
        if (stream.sizeExceeded) answer(refusal("552 5.3.4 message too large"));
        else if (!applies("data", session, answer)) answer(null, "2.0.0 queued as 4F2A");
      };
      keep().catch(answer);
    },
  });
  // Clients that do not believe the certificate go away in mid-handshake; that is what some tests are about.
  server.on("error", () => undefined);
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `${options.secure ? "smtps" : "smtp"}://localhost:${port}`,
    received,
    connections: () => connections,
    behave: (...next) => void rules.push(...next),
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

const decodeQuoted = (text: string) =>
  Buffer.from(
    text
      .replaceAll(/=\r\n/g, "")
      .replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    "latin1",
  ).toString("utf8");

/** A header's value with its folding undone and its encoded words read (RFC 2047); null when there is none. */
export function readHeader({ raw }: ReceivedMail, name: string): string | null {
  const head = raw.slice(0, raw.indexOf("\r\n\r\n")).replaceAll(/\r\n[ \t]+/g, " ");
  const value = head
    .split("\r\n")
    .find((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`))
    ?.slice(name.length + 1)
    .trim();
  return (
    value
      ?.replaceAll(/(=\?[^?]+\?[BQ]\?[^?]*\?=)\s+(?==\?)/gi, "$1")
      .replaceAll(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
        kind.toUpperCase() === "B"
          ? Buffer.from(word, "base64").toString("utf8")
          : decodeQuoted(word.replaceAll("_", " ")),
      ) ?? null
  );
}

/** The decoded text of the part with this type. */
export function readPart({ raw }: ReceivedMail, type: "text/plain" | "text/html" | "text/calendar"): string {
  const start = raw.indexOf(`Content-Type: ${type}`);
  const bodyStart = raw.indexOf("\r\n\r\n", start) + 4;
  const head = raw.slice(start, bodyStart);
  const boundary = raw.indexOf("\r\n--", bodyStart);
  const body = raw.slice(bodyStart, boundary === -1 ? undefined : boundary);
  if (/encoding: base64/i.test(head)) return Buffer.from(body, "base64").toString("utf8");
  return /encoding: quoted-printable/i.test(head)
    ? decodeQuoted(body)
    : Buffer.from(body, "latin1").toString("utf8");
}
