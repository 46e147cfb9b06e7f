import { maskEmail, maskPhone } from "../../../server/candidates/contact";

test.each([
  ["13800005678", "138****5678"],
  ["+86 138 0000 5678", "861****5678"],
  ["010-6655443", "010****5443"],
  ["66554433", "****433"],
  ["123456", "****56"],
])("of %s stays %s", (phone, masked) => expect(maskPhone(phone)).toBe(masked));

test.each([
  ["lian@people.example", "li***@people.example"],
  ["abc@people.example", "a***@people.example"],
  ["a@people.example", "***@people.example"],
])("of %s stays %s", (email, masked) => expect(maskEmail(email)).toBe(masked));
