const escape = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

type Node = string | number | boolean | Node[] | { [name: string]: Node };

/** Elements of an object in its order; a list repeats its element. */
export function xml(name: string, node: Node): string {
  if (Array.isArray(node)) return node.map((each) => xml(name, each)).join("");
  const inner =
    typeof node === "object"
      ? Object.entries(node)
          .map(([child, value]) => xml(child, value))
          .join("")
      : escape(String(node));
  return `<${name}>${inner}</${name}>`;
}

export const document = (name: string, node: Node) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${xml(name, node)}`;

/** The texts of all elements of this name: enough for what clients send. */
export const textsOf = (name: string, source: string): string[] =>
  [...source.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, "g"))].map(([, text = ""]) =>
    text.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&"),
  );
