import type { Readable } from "node:stream";
import { createTransport } from "nodemailer";
import type { Clock } from "../../clock";
import { isLoopback } from "../../env";
import type { Channel, OutgoingMessage } from "../channels";
import { messageHtml } from "./messageHtml";
import { type SmtpError, replyDetail, smtpOutcome } from "./smtpOutcome";

export type SmtpOptions = {
  /** `smtps://` is TLS from the start; `smtp://` must become TLS by STARTTLS unless the server is on this machine. */
  url: string;
  /** `name <address>` or an address alone. */
  from: string;
  /** Links to it may be pressed in the HTML part. */
  origin: string;
  clock: Clock;
  /** Trusted in place of the usual authorities; TLS is then asked of this machine too. */
  trust?: { ca: string };
  /** How long a silent server is waited for; a reply to a whole message may take longest. */
  timeouts?: { connectMs: number; replyMs: number };
};

const TIMEOUTS = { connectMs: 15_000, replyMs: 120_000 };
const CONNECTIONS = 4;
/** Exactly one address, and nothing that could end it early. */
const ADDRESS = /^[^\s<>()[\]\\,;:"@\p{Cc}]+@[^\s<>()[\]\\,;:"@\p{Cc}]+$/u;

const parseSender = (from: string) => {
  const [, name = "", address = from] = /^(.*)<([^<>]+)>$/.exec(from) ?? [];
  return { name: name.trim(), address: address.trim() };
};

/** Delivers by SMTP (RFC 5321) through a relay, over few kept connections. */
export function createSmtpChannel(options: SmtpOptions): Channel {
  const { clock, origin, trust, timeouts = TIMEOUTS } = options;
  const url = new URL(options.url);
  const sender = parseSender(options.from);
  const domain = sender.address.slice(sender.address.lastIndexOf("@") + 1);
  const secure = url.protocol === "smtps:";
  const mustUpgrade = !secure && (trust !== undefined || !isLoopback(url.hostname));
  const transport = createTransport({
    pool: true,
    maxConnections: CONNECTIONS,
    // The outbox alone repeats: it counts the tries and knows what may still be sent.
    maxRequeues: 0,
    host: url.hostname.replace(/^\[(.*)\]$/, "$1"),
    port: Number(url.port || (secure ? 465 : 587)),
    secure,
    requireTLS: mustUpgrade,
    ignoreTLS: !secure && !mustUpgrade,
    tls: { minVersion: "TLSv1.2", ...trust },
    ...(url.username
      ? { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }
      : {}),
    connectionTimeout: timeouts.connectMs,
    greetingTimeout: timeouts.connectMs,
    dnsTimeout: timeouts.connectMs,
    socketTimeout: timeouts.replyMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });

  /** By message id: what the connection reads. It ends when the last byte has been handed over, not before. */
  const bodies = new Map<string, Readable>();
  transport.use("stream", (mail, done) => {
    mail.message.processFunc((input) => {
      bodies.set(String(mail.data.messageId), input as Readable);
      return input;
    });
    done();
  });

  const compose = ({ id, to, subject, text, params, calendar }: OutgoingMessage) => ({
    // The same for every try of a message, so that a receiver can recognise a second copy.
    messageId: `<${id}@${domain}>`,
    date: clock.now(),
    from: sender,
    to: { name: params["name"] ?? "", address: to },
    envelope: { from: sender.address, to: [to] },
    subject,
    text,
    html: messageHtml(subject, text, origin),
    ...(calendar
      ? { icalEvent: { method: calendar.method, filename: "invite.ics", content: calendar.text } }
      : {}),
    // No holiday notes in return (RFC 3834).
    headers: { "Auto-Submitted": "auto-generated" },
  });

  return {
    name: "smtp",
    givesReceipts: false,
    async send(message) {
      if (!ADDRESS.test(message.to)) {
        return { result: "refused", failure: "address_illegal", detail: "not one address" };
      }
      const mail = compose(message);
      try {
        const { response } = await transport.sendMail(mail);
        return { result: "accepted", reference: replyDetail(response) };
      } catch (error) {
        return smtpOutcome(error as SmtpError, bodies.get(mail.messageId)?.readableEnded ?? false);
      } finally {
        bodies.delete(mail.messageId);
      }
    },
    // SMTP has no question for what became of a message.
    trace: async () => ({ found: "unknowable" }),
    close: async () => transport.close(),
  };
}
