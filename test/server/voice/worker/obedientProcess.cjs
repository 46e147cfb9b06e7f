// Speaks the voice process's protocol and does what the text says: fails, dies, never answers, or tells its pid.
process.on("message", (message) => {
  if ("engine" in message) return;
  const { id, text } = message;
  if (text === "fail") process.send({ id, error: "no breath" });
  else if (text === "die") {
    process.stderr.write("out of memory\n", () => process.exit(7));
  } else if (text === "say nothing") process.send({ id, audio: null });
  else if (text === "environment")
    process.send({ id, audio: Buffer.from(Object.keys(process.env).join(" ")) });
  else if (text !== "hang") process.send({ id, audio: Buffer.from(`${process.pid} ${text}`) });
});
process.once("disconnect", () => process.exit(0));
