import type { TFontDictionary } from "pdfmake/interfaces";
import { FONT } from "./style";

const regular = require.resolve("@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf");
const bold = require.resolve("@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf");

/** Noto Sans SC (SIL Open Font License); what a document uses of it is embedded. There is no Chinese italic. */
export const fonts: TFontDictionary = {
  [FONT]: { normal: regular, bold, italics: regular, bolditalics: bold },
};

/** The only files that the renderer may open. */
export const fontFiles: ReadonlySet<string> = new Set([regular, bold]);
