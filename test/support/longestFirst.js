const Sequencer = require("@jest/test-sequencer").default;

/**
 * Begun first: each of these takes minutes, mostly of speaking at the speed of speech. Begun last, one of them would
 * keep a single worker busy while the others have nothing left to do.
 */
const LONGEST = [
  "e2e/interview.test.ts",
  "e2e/chats.test.ts",
  "e2e/processes.test.ts",
  "e2e/chatChaos.test.ts",
  "org/permissionMatrix.integration.test.ts",
  "reports/pipeline.integration.test.ts",
  "speech/nlsAnswers.integration.test.ts",
];

module.exports = class extends Sequencer {
  sort(tests) {
    const place = ({ path }) => {
      const at = LONGEST.findIndex((name) => path.endsWith(name));
      return at < 0 ? LONGEST.length : at;
    };
    return [...super.sort(tests)].sort((a, b) => place(a) - place(b));
  }
};
