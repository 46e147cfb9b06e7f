// Says that it reads pixels, then that it is done.
process.on("message", () => {
  process.send({ kind: "ocr" });
  process.send({ kind: "text", text: { text: "x" }, rssBytes: 1 });
});
process.send({ kind: "ready" });
