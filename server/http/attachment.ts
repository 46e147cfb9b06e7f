/** A Content-Disposition that saves a file under this name: RFC 6266, with the name as RFC 5987 encodes it. */
export function attachment(fileName: string): string {
  const safe = fileName
    .replace(/[\p{C}/\\:*?"<>|]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  const plain = safe.replace(/[^\w. -]/g, "_");
  const encoded = encodeURIComponent(safe).replace(
    /['()*!]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
