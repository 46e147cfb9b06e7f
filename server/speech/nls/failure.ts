import { SpeechFailure } from "../types";

/** Why NLS did not do what it was asked. */
export type NlsFailureKind =
  /** More at once than the account may. */
  | "quota"
  /** The token is not believed, or not any more. */
  | "token"
  /** The key, the project, the account or what was asked: it does not mend itself. */
  | "refused"
  | "unreachable"
  /** It answered late, half, or in a form that is not its own. */
  | "broken";

/** Its message holds no secret: what the service says beside a code may repeat the token and is left out. */
export class NlsFailure extends SpeechFailure {
  override readonly name = "NlsFailure";
  constructor(
    readonly kind: NlsFailureKind,
    message: string,
    /** The service's own code. */
    readonly status: number | null = null,
  ) {
    super("unavailable", `NLS: ${message}`);
  }
}

/** Nobody spoke, in the service's opinion: no failure, but it comes as one. */
export const SILENT_SPEECH = 41_010_105;

/**
 * The codes of the gateway and of recognition.
 * Source: help.aliyun.com/document_detail/459864.html
 */
const kinds: Partial<Record<number, NlsFailureKind>> = {
  40_000_001: "token",
  // No data for ten seconds: also what a service under pressure says.
  40_000_004: "broken",
  40_000_005: "quota",
};

/** What a status means; `text` is the service's and only its name in capitals is kept: APPKEY_NOT_EXIST. */
export function failureOf(status: number, text: string): NlsFailure {
  const kind = kinds[status] ?? (status >= 50_000_000 ? "broken" : "refused");
  const name = /\b[A-Z]{3,20}(?:_[A-Z]{2,20}){1,5}\b/.exec(text)?.[0];
  return new NlsFailure(kind, name ? `${status} ${name}` : String(status), status);
}
