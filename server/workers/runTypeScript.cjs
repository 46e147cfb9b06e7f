// Lets a forked process run the TypeScript sources, as jest does for its own process. Used by tests and scripts only:
// the build has JavaScript. Plain JavaScript, because it has to run before anything can be compiled.
const { readFileSync } = require("node:fs");
const { transformSync } = require("@swc/core");

require.extensions[".ts"] = (module, filename) => {
  const { code } = transformSync(readFileSync(filename, "utf8"), {
    filename,
    swcrc: false,
    configFile: false,
    sourceMaps: "inline",
    jsc: {
      parser: { syntax: "typescript", decorators: true },
      transform: { legacyDecorator: true, useDefineForClassFields: false },
      target: "es2022",
    },
    module: { type: "commonjs" },
  });
  // oxlint-disable-next-line no-underscore-dangle -- Node's own hook for compiled modules has that name.
  module._compile(code, filename);
};
