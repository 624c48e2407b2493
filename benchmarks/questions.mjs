// Answers questions as the browser does: runs the very files of the search, with what they need of a page.
// Reads {lang, files, queries} from its input; writes for each query the first three answers.
import fs from "node:fs";
import vm from "node:vm";

const { lang, files, queries } = JSON.parse(fs.readFileSync(0, "utf8"));
const page = vm.createContext({ document: { documentElement: { lang } }, queries });
vm.runInContext("globalThis.window = globalThis", page);
for (const file of files) vm.runInContext(fs.readFileSync(file, "utf8"), page);
const found = vm.runInContext(
  `(() => {
    const index = kb.index.indexOf(kb.answers);
    const answer = ({ address, kind, title }) => ({ address, kind, title });
    return queries.map((query) => kb.ranking.find(query, index).slice(0, 3).map(answer));
  })()`,
  page,
);
process.stdout.write(JSON.stringify(found));
