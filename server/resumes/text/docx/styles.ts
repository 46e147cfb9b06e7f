import type { Archive } from "../../../spreadsheets/xlsx/archive";
import { attribute, type Attributes, readXml } from "../../../spreadsheets/xlsx/xml";

/** How letters look, as far as it is said: `size` in points. */
export type Look = { bold?: boolean; size?: number };
export type Styles = { plain: Look; of(id: string | undefined): Look };

type Style = Look & { basedOn?: string };

const OFF = /^(?:0|false|off|none)$/;
const MOST_STEPS = 20;

/** A switch of a run's properties is on when it is there, unless it says otherwise. */
export const isOn = (attributes: Attributes): boolean => !OFF.test(attribute(attributes, "val") ?? "1");

/** Takes over what one element of a run's properties says of its look. */
export function look(tag: string, attributes: Attributes, into: Look): void {
  if (tag === "b") into.bold = isOn(attributes);
  // In half points.
  if (tag === "sz") into.size = Number(attribute(attributes, "val")) / 2 || undefined;
}

/** What a document's styles say of bold and size, with what they are based on. */
export async function readStyles(archive: Archive, part: string | undefined): Promise<Styles> {
  const styles = new Map<string, Style>();
  const plain: Look = {};
  let standard: string | undefined;
  let style: Style | null = null;
  let isDefault = false;
  let inRun = false;
  if (part !== undefined)
    readXml(await archive.text(part), {
      open(tag, attributes) {
        if (tag === "docDefaults") isDefault = true;
        else if (tag === "style") {
          const id = attribute(attributes, "styleId") ?? "";
          styles.set(id, (style = {}));
          const paragraph = attribute(attributes, "type") === "paragraph";
          if (paragraph && isOn({ val: attribute(attributes, "default") ?? "0" })) standard = id;
        } else if (tag === "basedOn" && style) style.basedOn = attribute(attributes, "val");
        else if (tag === "rPr") inRun = true;
        else if (inRun && (style || isDefault)) look(tag, attributes, style ?? plain);
      },
      close(tag) {
        if (tag === "docDefaults") isDefault = false;
        if (tag === "style") style = null;
        if (tag === "rPr") inRun = false;
      },
    });
  return {
    plain,
    of(id = standard) {
      const chain: Style[] = [];
      for (let at = id; at !== undefined && chain.length < MOST_STEPS;) {
        const found: Style | undefined = styles.get(at);
        if (!found) break;
        chain.push(found);
        at = found.basedOn;
      }
      const bold = chain.find((each) => each.bold !== undefined)?.bold;
      const size = chain.find((each) => each.size !== undefined)?.size;
      return { bold: bold ?? plain.bold, size: size ?? plain.size ?? 10 };
    },
  };
}
