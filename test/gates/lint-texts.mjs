/** Reads `{ file, text }[]` from stdin and prints, for each, the rules that reject it. One ESLint for all. */
import { text as readAll } from 'node:stream/consumers';
import { ESLint } from 'eslint';

const eslint = new ESLint();
const found = [];
for (const { file, text } of JSON.parse(await readAll(process.stdin))) {
  const [result] = await eslint.lintText(text, { filePath: file });
  // ESLint reports a disabling comment without an effect without a rule.
  const refused = result.messages.filter(({ ruleId, fatal }) => ruleId !== null || fatal);
  found.push([...new Set(refused.map(({ ruleId }) => ruleId ?? 'cannot be parsed'))].sort());
}
console.log(JSON.stringify(found));
