/** Characters of the GSM 03.38 alphabet; those of its extension table cost two (3GPP TS 23.038, 6.2.1). */
const BASIC = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);
const EXTENDED = new Set("\f^{}\\[~]|€");

const GSM = { one: 160, many: 153 };
const UCS2 = { one: 70, many: 67 };

/**
 * How many SMS a carrier sends and bills for a text: one up to 160 characters (70 where any is Chinese or otherwise
 * outside the GSM alphabet), beyond that parts of 153 (67), since each carries a header.
 */
export function countSmsParts(text: string): number {
  const characters = [...text];
  const isGsm = characters.every((character) => BASIC.has(character) || EXTENDED.has(character));
  const length = isGsm
    ? characters.reduce((sum, character) => sum + (EXTENDED.has(character) ? 2 : 1), 0)
    : text.length;
  const { one, many } = isGsm ? GSM : UCS2;
  return length <= one ? 1 : Math.ceil(length / many);
}
