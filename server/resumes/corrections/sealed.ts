import { z } from "zod";
import type { Services } from "../../services";
import type { ParsedResumeRow } from "../kept/entity";
import { type Correction, type LoggedChange, correctionSchema, loggedChangeSchema } from "./schema";

type Cipher = Pick<Services, "cipher">;

const correctionsContext = (id: string) => `parsed_resumes.corrections:${id}`;
const changeContext = (id: string) => `resume_corrections.change:${id}`;

const correctionsSchema = z.array(correctionSchema);

/** None where nobody corrected anything. @throws CipherError */
export const openCorrections = (
  { cipher }: Cipher,
  { id, correctionsSealed }: Pick<ParsedResumeRow, "id" | "correctionsSealed">,
): Correction[] =>
  correctionsSealed === null
    ? []
    : correctionsSchema.parse(JSON.parse(cipher.decrypt(correctionsSealed, correctionsContext(id))));

export const sealCorrections = (
  { cipher }: Cipher,
  id: string,
  corrections: readonly Correction[],
): string | null =>
  corrections.length === 0 ? null : cipher.encrypt(JSON.stringify(corrections), correctionsContext(id));

export const sealChange = ({ cipher }: Cipher, id: string, change: LoggedChange): string =>
  cipher.encrypt(JSON.stringify(change), changeContext(id));

export const openChange = ({ cipher }: Cipher, id: string, sealed: string): LoggedChange =>
  loggedChangeSchema.parse(JSON.parse(cipher.decrypt(sealed, changeContext(id))));
