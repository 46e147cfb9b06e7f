import type { SendOutcome } from "../channels";
import type { MessageFailure } from "../failures";

/** What nodemailer tells of a failed send. */
export type SmtpError = {
  /** EENVELOPE, EMESSAGE: the server refused this message. EAUTH, ETLS, ECONNECTION …: we did not get so far. */
  code?: string;
  /** The system's or OpenSSL's code behind it. */
  originalCode?: string;
  /** The server's last reply, if there was one. */
  response?: string;
  responseCode?: number;
  /** The command that was refused. */
  command?: string;
};

const DETAIL_LENGTH = 160;

/** The reply on one line, without any address in it. */
export const replyDetail = (response: string): string =>
  response
    .replaceAll(/[\s\p{Cc}]+/gu, " ")
    .replaceAll(/\S*@\S*/g, "…")
    .trim()
    .slice(0, DETAIL_LENGTH);

/** Enhanced status codes of RFC 3463; where a server sends none, by the command it refused. */
function failureOf({ response = "", command = "", responseCode }: SmtpError): MessageFailure {
  const [, subject, detail] = /^\d{3}[ -][45]\.(\d{1,3})\.(\d{1,3})/.exec(response) ?? [];
  if (subject === "1") return detail === "7" || detail === "8" ? "sender_refused" : "address_unknown";
  if (subject === "2") return detail === "2" ? "mailbox_full" : "address_unknown";
  if (subject === "3") return detail === "4" ? "content_refused" : "refused";
  if (subject === "6") return "content_refused";
  if (subject === "7") return "policy_refused";
  if (command === "MAIL FROM") return "sender_refused";
  if (responseCode === 552) return "mailbox_full";
  if (command === "RCPT TO") return "address_unknown";
  return command === "DATA" ? "content_refused" : "refused";
}

const setupCodes = new Set(["EAUTH", "ENOAUTH", "ETLS", "ECONFIG", "EPROXY"]);
const certificateCode = /CERT|SELF_SIGNED|UNABLE_TO|TLS|SSL/;
/** The account or the server's certificate, not the recipient: another try may go through once a person set it right. */
const isSetupError = ({ code = "", originalCode = "" }: SmtpError) =>
  setupCodes.has(code) || certificateCode.test(originalCode);

/**
 * @param handedOver whether the whole message had been given to the connection: what the server did with it then
 * is known only by its reply (RFC 5321 4.5.3.2.6)
 */
export function smtpOutcome(error: SmtpError, handedOver: boolean): SendOutcome {
  const { code = "", originalCode, response, responseCode } = error;
  const detail = response ? replyDetail(response) : (originalCode ?? code);
  const ofMessage = code === "EENVELOPE" || code === "EMESSAGE";
  if (ofMessage && responseCode === undefined) {
    // nodemailer itself would not send it: an address it cannot write, or a size that the server does not take.
    const failure = code === "EENVELOPE" ? "address_illegal" : "content_refused";
    return { result: "refused", failure, detail };
  }
  // 503 is about the order of commands in this session.
  if (ofMessage && responseCode !== undefined && responseCode >= 500 && responseCode !== 503) {
    return { result: "refused", failure: failureOf(error), detail };
  }
  if (ofMessage) return { result: "later", failure: "put_off", detail };
  // A reply, whichever, says that the message was not taken.
  if (handedOver && responseCode === undefined) return { result: "unclear", detail };
  return { result: "later", failure: isSetupError(error) ? "gateway_setup" : "unreachable", detail };
}
