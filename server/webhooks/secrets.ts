import type { Services } from "../services";
import type { WebhookEndpoint } from "./entity";

type Secrets = Pick<WebhookEndpoint, "id" | "secretSealed" | "previousSealed" | "previousUntil">;

const contextOf = (id: string) => `webhook_endpoints.secret:${id}`;

export const sealSecret = ({ cipher }: Pick<Services, "cipher">, id: string, secret: string): string =>
  cipher.encrypt(secret, contextOf(id));

/** What to sign with: the secret, and for a while after a rotation the one before. */
export function secretsOf(
  { cipher }: Pick<Services, "cipher">,
  { id, secretSealed, previousSealed, previousUntil }: Secrets,
  now: Date,
): string[] {
  const sealed = [
    secretSealed,
    ...(previousSealed && previousUntil && previousUntil > now ? [previousSealed] : []),
  ];
  return sealed.map((one) => cipher.decrypt(one, contextOf(id)));
}
