// A worker that says it uses a terabyte and never answers.
process.on("message", () => process.send({ kind: "memory", rssBytes: 2 ** 40 }));
process.on("disconnect", () => process.exit(0));
