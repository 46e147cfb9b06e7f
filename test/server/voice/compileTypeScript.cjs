// Lets a child process of a test load the product's TypeScript: jest compiles only what it loads itself.
const { transformFileSync } = require("@swc/core");

require.extensions[".ts"] = (module, file) => {
  const { code } = transformFileSync(file, {
    jsc: { parser: { syntax: "typescript", decorators: true }, target: "es2022" },
    module: { type: "commonjs" },
    sourceMaps: "inline",
  });
  // oxlint-disable-next-line no-underscore-dangle -- the only way by which Node lets an extension hook in
  module._compile(code, file);
};
