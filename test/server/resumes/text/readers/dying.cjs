// Ends at the first file, as a crash in a native library would.
process.on("message", () => process.exit(139));
process.send({ kind: "ready" });
