import { z } from "zod";
import type { Services } from "../../services";

/** What somebody wrote on the application page, kept as they wrote it. */
const statedSchema = z.object({
  name: z.string(),
  phone: z.string(),
  email: z.string(),
  note: z.string(),
  resumeName: z.string().nullable(),
});
export type Stated = z.infer<typeof statedSchema>;

const contextOf = (applicationId: string) => `applications.stated:${applicationId}`;

export const sealStated = ({ cipher }: Pick<Services, "cipher">, applicationId: string, stated: Stated) =>
  cipher.encrypt(JSON.stringify(stated), contextOf(applicationId));

export const openStated = (
  { cipher }: Pick<Services, "cipher">,
  { id, statedSealed }: { id: string; statedSealed: string },
): Stated => statedSchema.parse(JSON.parse(cipher.decrypt(statedSealed, contextOf(id))));
