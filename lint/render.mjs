// Writes the picture of every process into the user guide: docs/guide/images/processes/<id>.svg.
// The same model gives the same bytes. `npm run render -- --check` only compares; `--png <folder>` adds PNGs to look at.
import { mkdirSync, readFileSync, readdirSync, writeFileSync, existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..');
const pictures = join(root, 'docs/guide/images/processes');
const check = process.argv.includes('--check');
const pngFolder = process.argv.includes('--png') ? process.argv[process.argv.indexOf('--png') + 1] : undefined;

const models = readdirSync(join(root, 'processes'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.bpmn'))
  .sort();

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
const page = await browser.newPage({ viewport: { width: 2100, height: 1100 } });
await page.setContent('<div id="canvas" style="width: 2100px; height: 1100px"></div>');
await page.addScriptTag({ path: join(here, 'node_modules/bpmn-js/dist/bpmn-viewer.production.min.js') });

const stale = [];
for (const model of models) {
  const xml = readFileSync(join(root, 'processes', model), 'utf8');
  const svg = settle(await page.evaluate(draw, xml));
  const picture = join(pictures, `${basename(model, '.bpmn')}.svg`);
  if (check) {
    if (!existsSync(picture) || readFileSync(picture, 'utf8') !== svg) stale.push(picture);
  } else {
    mkdirSync(pictures, { recursive: true });
    writeFileSync(picture, svg);
  }
  if (pngFolder) await photograph(svg, join(pngFolder, `${basename(model, '.bpmn')}.png`));
}
await browser.close();
if (stale.length > 0) {
  console.error(`These pictures are not those of the models (npm run render):\n${stale.join('\n')}`);
  process.exit(1);
}

/** Runs in the browser: imports the model and gives its SVG. A warning of the importer is an error of ours. */
async function draw(xml) {
  const viewer = new BpmnJS({ container: '#canvas' });
  const { warnings } = await viewer.importXML(xml);
  if (warnings.length > 0) throw new Error(warnings.map((w) => w.message).join('\n'));
  const { svg } = await viewer.saveSVG();
  viewer.destroy();
  return svg;
}

/** Marker ids are random in bpmn-js: number them instead, in order of appearance. */
function settle(svg) {
  const numbers = new Map();
  return svg
    .replace(/marker-[0-9a-z]{20,}/g, (id) => {
      if (!numbers.has(id)) numbers.set(id, `marker-${numbers.size + 1}`);
      return numbers.get(id);
    })
    .replace(/(x|y)="(\d+\.\d+)"/g, (_, axis, value) => `${axis}="${Math.round(Number(value) * 10) / 10}"`)
    .replace(/\s*$/, '\n');
}

async function photograph(svg, file) {
  mkdirSync(dirname(file), { recursive: true });
  const other = await browser.newPage();
  const [, width, height] = /<svg[^>]* width="([\d.]+)" height="([\d.]+)"/.exec(svg);
  await other.setViewportSize({ width: Math.ceil(width), height: Math.ceil(height) });
  await other.setContent(`<body style="margin: 0; background: white">${svg.slice(svg.indexOf('<svg'))}</body>`);
  await other.screenshot({ path: file });
  await other.close();
}
