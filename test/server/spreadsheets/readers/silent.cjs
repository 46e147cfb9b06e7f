// Never answers.
process.on("message", () => undefined);
