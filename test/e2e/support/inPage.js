// Runs inside the pages, before their own scripts: what a test needs to hear and see there. No product code here.
window.e2e = {
  /** Of each segment that this browser's IndexedDB knows, its record. */
  segments() {
    return new Promise((resolve, reject) => {
      const opening = indexedDB.open("zhimian-recordings");
      opening.addEventListener("error", () => reject(opening.error));
      opening.addEventListener("success", () => {
        const reading = opening.result.transaction("segments").objectStore("segments").getAll();
        reading.addEventListener("error", () => reject(reading.error));
        reading.addEventListener("success", () => {
          opening.result.close();
          resolve(reading.result);
        });
      });
    });
  },

  /** Media time that this browser's IndexedDB holds for a question, over all its segments, in ms. */
  async recordedMs(questionId) {
    const rows = await window.e2e.segments();
    return rows.filter((row) => row.questionId === questionId).reduce((sum, row) => sum + row.durationMs, 0);
  },

  /** Resolves when that much of the answer has been recorded; looks five times a second, with patience. */
  async heard(questionId, ms) {
    const deadline = performance.now() + ms + 30_000;
    for (;;) {
      const recordedMs = await window.e2e.recordedMs(questionId);
      if (recordedMs >= ms) return;
      if (performance.now() > deadline) throw new Error(`only ${recordedMs} of ${ms} ms were recorded`);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  },

  /** Resolves when nothing of an interview is left in this browser: the page looks every ten seconds. */
  async forgotten() {
    for (let look = 0; look < 100; look += 1) {
      const left = await window.e2e.segments();
      if (left.length === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    throw new Error("something of the interview is still in this browser");
  },

  /** Resolves when what comes and goes has come or gone: half-faded words have no contrast. Spinners go on for ever. */
  async settled() {
    for (;;) {
      // What was just put in begins to move with the next frame.
      await new Promise((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(resolve));
        // A page behind another one draws no frames, and moves nothing.
        setTimeout(resolve, 500);
      });
      const moving = document
        .getAnimations()
        .filter(
          ({ playState, effect }) => playState === "running" && effect.getComputedTiming().endTime < Infinity,
        );
      if (moving.length === 0) return;
      await Promise.allSettled(moving.map(({ finished }) => finished));
    }
  },

  /** Resolves when a player's time really goes on, so many seconds. @returns what it is: `video` or `audio` */
  played(selector, seconds) {
    const media = document.querySelector(selector);
    return new Promise((resolve, reject) => {
      let from = null;
      const look = () => {
        if (media.error) return reject(new Error(media.error.message));
        if (media.paused || media.seeking) return undefined;
        from ??= media.currentTime;
        return media.currentTime >= from + seconds ? resolve(media.localName) : undefined;
      };
      for (const event of ["playing", "timeupdate", "error"]) media.addEventListener(event, look);
      setTimeout(() => reject(new Error(`it stands at ${media.currentTime} s`)), 30_000);
      look();
    });
  },

  /** The server paths of all scripts that the page has fetched so far. */
  scripts() {
    return performance
      .getEntriesByType("resource")
      .map(({ name }) => new URL(name).pathname)
      .filter((path) => path.endsWith(".js"));
  },

  /** How far the page can be scrolled sideways, in px. */
  sideways() {
    const { scrollWidth, clientWidth } = document.scrollingElement;
    return scrollWidth - clientWidth;
  },

  /** What names the focused element: its label, its text, its legend. */
  focused() {
    const element = document.activeElement;
    const labels = [...(element.labels ?? [])].map((label) => label.textContent);
    const text = element.matches("button, a, summary") ? element.textContent : "";
    return [element.getAttribute("aria-label"), ...labels, text]
      .filter(Boolean)
      .join(" ")
      .replace(/\s+/g, " ")
      .trim();
  },
};
