// A worker that dies of its first job.
process.on("message", () => process.exit(3));
