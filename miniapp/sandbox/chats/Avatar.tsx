const HUES = 6;
const hueOf = (name: string) =>
  [...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % HUES;

/** The last character of a name, as Chinese chat clients show who has no picture. */
export function Avatar({ name, bot = false }: { name: string; bot?: boolean }) {
  return (
    <span className="avatar" data-hue={bot ? "bot" : hueOf(name)} aria-hidden="true">
      {bot ? "知" : name.slice(-1)}
    </span>
  );
}
