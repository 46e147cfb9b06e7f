import { readMarkdown } from "./markdown";

/** @param onOpen a link was pressed: it opens as the platform's client opens it */
export function Markdown({ text, onOpen }: { text: string; onOpen: (url: string) => void }) {
  return (
    <div className="md">
      {readMarkdown(text).map((paragraph, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- text has no other identity, and is drawn anew as a whole
        <p key={at}>
          {paragraph.map(({ kind, parts }, line) => (
            // oxlint-disable-next-line react/no-array-index-key -- see above
            <span key={line} className={kind}>
              {parts.map((part, n) =>
                part.kind === "link" ? (
                  <a
                    // oxlint-disable-next-line react/no-array-index-key -- see above
                    key={n}
                    href={part.url}
                    onClick={(event) => {
                      event.preventDefault();
                      onOpen(part.url);
                    }}
                  >
                    {part.text}
                  </a>
                ) : part.kind === "bold" ? (
                  // oxlint-disable-next-line react/no-array-index-key -- see above
                  <strong key={n}>{part.text}</strong>
                ) : (
                  part.text
                ),
              )}
            </span>
          ))}
        </p>
      ))}
    </div>
  );
}
