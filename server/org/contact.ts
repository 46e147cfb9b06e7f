import type { Contact } from "../candidates/contact";
import type { Services } from "../services";
import type { Staff } from "./entity";

/**
 * Seals a staff member's contact data for their own row.
 * @param contact an e-mail address that the schema has checked, so that its index is never empty
 */
export function sealStaffContact(
  { cipher, blindIndex }: Pick<Services, "cipher" | "blindIndex">,
  id: string,
  { email, phone }: { email: string; phone: string | null },
): Pick<Staff, "emailSealed" | "emailIndex" | "phoneSealed" | "phoneIndex"> {
  return {
    emailSealed: cipher.encrypt(email, `staff.email:${id}`),
    emailIndex: blindIndex.email(email) ?? "",
    phoneSealed: phone && cipher.encrypt(phone, `staff.phone:${id}`),
    phoneIndex: phone && blindIndex.phone(phone),
  };
}

export function openStaffContact(
  { cipher }: Pick<Services, "cipher">,
  { id, emailSealed, phoneSealed }: Pick<Staff, "id" | "emailSealed" | "phoneSealed">,
): { email: string; phone: Contact["phone"] } {
  return {
    email: cipher.decrypt(emailSealed, `staff.email:${id}`),
    phone: phoneSealed && cipher.decrypt(phoneSealed, `staff.phone:${id}`),
  };
}
