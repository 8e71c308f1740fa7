import type { Core, CoreTest } from "./core.ts";

const missing = /^Input for dataset "(.*)" has not been provided\. Provided inputs: (.*)$/s;

/** Compiles a unit test. An input that it lacks is missing in the test, not in the model that reads it, where core sees it. */
export function errorsOf<T>(test: CoreTest, session: Core["session"], compile: () => T): T {
  const { compileError } = session;
  session.compileError = (error, fileName) => {
    const [, wanted] = missing.exec(error.message) ?? [];
    if (wanted === undefined) return compileError.call(session, error, fileName);
    return compileError.call(session, lacking(wanted, test), test.proto.fileName);
  };
  try {
    return compile();
  } finally {
    session.compileError = compileError;
  }
}

/** Without a stack: the model's own frames are not where it is to be mended. */
function lacking(wanted: string, { contextableInputs }: CoreTest): Error {
  const given = [...contextableInputs.keys()].join(", ") || "none";
  const error = new Error(`Input for dataset "${wanted}" has not been provided. Provided inputs: ${given}`);
  error.stack = "";
  return error;
}
