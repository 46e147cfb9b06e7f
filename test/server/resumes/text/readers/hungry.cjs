// Fills its heap with whatever it is asked.
process.on("message", () => {
  const held = [];
  for (;;) held.push(Array.from({ length: 100_000 }, () => Math.random()));
});
process.send({ kind: "ready" });
