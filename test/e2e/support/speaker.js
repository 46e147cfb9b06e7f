// Runs inside the candidate's page: a microphone that is silent until the test has it say something.
(() => {
  const realDevices = navigator.mediaDevices;
  const open = realDevices.getUserMedia.bind(realDevices);
  let context;
  let microphone;
  let opened;
  const isOpen = new Promise((resolve) => {
    opened = resolve;
  });

  realDevices.getUserMedia = async ({ video }) => {
    const picture = video ? (await open({ video })).getVideoTracks() : [];
    context ??= new AudioContext({ sampleRate: 48_000 });
    await context.resume();
    // One channel, as the browser's voice processing leaves of a real one.
    microphone = new MediaStreamAudioDestinationNode(context, { channelCount: 1 });
    // A real microphone delivers samples also while nobody speaks.
    const silence = context.createConstantSource();
    silence.offset.value = 0;
    silence.connect(microphone);
    silence.start();
    opened();
    return new MediaStream([...picture, ...microphone.stream.getAudioTracks()]);
  };

  /** Speaks an encoded clip into the microphone that was opened last, once there is one; resolves at its last sample. */
  window.e2e.say = async (base64) => {
    await isOpen;
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const source = context.createBufferSource();
    source.buffer = await context.decodeAudioData(bytes.buffer);
    source.connect(microphone);
    await new Promise((resolve) => {
      source.addEventListener("ended", resolve, { once: true });
      source.start();
    });
  };
})();
