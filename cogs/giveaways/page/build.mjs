// Makes ../verify.html of what is in this folder: `npm ci --ignore-scripts && npm run build`. Node 20 or newer.
// The same sources and versions give the same page, byte for byte.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

const read = (name) => readFileSync(new URL(name, import.meta.url), "utf8");
const sha256 = (text, form) => createHash("sha256").update(text).digest(form);

const { outputFiles } = await build({
  entryPoints: [new URL("page.js", import.meta.url).pathname],
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  charset: "ascii",
  legalComments: "none",
  write: false,
});
const script = outputFiles[0].text.trim();
const style = read("style.css").replaceAll(/\s*\n\s*/g, "\n").trim();

const licences = ["curves", "hashes"].map((name) => {
  const { version } = JSON.parse(read(`node_modules/@noble/${name}/package.json`));
  return `Holds @noble/${name} ${version}:\n\n${read(`node_modules/@noble/${name}/LICENSE`).trim()}`;
});

// Every source of the page, by name; a test compares it with the folder.
const sources = readdirSync(new URL(".", import.meta.url)).filter((name) => name !== "node_modules").sort();
const source = sha256(sources.map((name) => `${name} ${sha256(read(name), "hex")}\n`).join(""), "hex");

const parts = {
  licences: licences.join("\n\n").replaceAll("--", "- -"),
  policy: [
    "default-src 'none'",
    `script-src 'sha256-${sha256(script, "base64")}'`,
    `style-src 'sha256-${sha256(style, "base64")}'`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; "),
  source,
  style,
  script,
};
const page = read("template.html").replaceAll(/\{\{(\w+)\}\}/g, (_, name) => parts[name]);
writeFileSync(new URL("../verify.html", import.meta.url), page);
