/**
 * Builds what the browser runs:
 *   node build.mjs [--outdir=…]   or env OUT; default ../../../target/classes
 *   node build.mjs --test         the unit tests, for node:test
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

const WEBAPPS = 'META-INF/resources/webjars/camunda/app';
const TASKLIST = `${WEBAPPS}/tasklist/scripts`;
const ASSETS = 'static/assets';
const TESTS = 'node_modules/.cache/parcours-test';

/** The few words and formats that form-js keeps to itself, outside its `translate`. */
const IN_FRENCH = [
  ["function getLocaleDateFormat(locale = 'default')", "function getLocaleDateFormat(locale = 'fr')"],
  ['placeholder: getLocaleReadableDateFormat()', "placeholder: 'jj/mm/aaaa'"],
  ["children: valueLabel || 'Select'", "children: valueLabel || 'Choisir…'"],
  ["placeholder: 'Search'", "placeholder: 'Rechercher…'"],
  ["emptyListMessage = 'No results'", "emptyListMessage = 'Aucun résultat'"],
  ['`Remove list item ${itemIndex + 1}`', '`Retirer la ligne ${itemIndex + 1}`'],
];

const frenchFormJs = {
  name: 'french-form-js',
  setup(bundle) {
    bundle.onLoad({ filter: /form-js-viewer.dist.index\.es\.js$/ }, async ({ path }) => {
      let contents = await readFile(path, 'utf8');
      for (const [from, to] of IN_FRENCH) {
        if (!contents.includes(from)) throw new Error(`form-js has changed, please look again: ${from}`);
        contents = contents.replaceAll(from, () => to);
      }
      return { contents, loader: 'js' };
    });
  },
};

const common = {
  bundle: true,
  target: 'es2022',
  charset: 'utf8',
  legalComments: 'eof',
  plugins: [frenchFormJs],
  logLevel: 'warning',
};

async function buildTests() {
  await rm(TESTS, { recursive: true, force: true });
  const tests = (await readdir('test')).filter((name) => name.endsWith('.test.ts'));
  await build({
    ...common,
    entryPoints: tests.map((name) => join('test', name)),
    outdir: TESTS,
    platform: 'node',
    format: 'esm',
    external: ['happy-dom'],
    mainFields: ['module', 'main'],
  });
}

async function buildPages(outdir) {
  const browser = { ...common, minify: true, format: 'iife', platform: 'browser', write: false, outdir: '.' };
  const { outputFiles } = await build({
    ...browser,
    entryPoints: {
      forms: 'src/in-tasklist.ts',
      webapp: 'src/webapp.ts',
      'page-form': 'src/page-form.ts',
      goulots: 'src/goulots.ts',
      'forms-css': 'src/forms.css',
      'insight-css': 'src/insight.css',
    },
  });
  const {
    outputFiles: [cockpit],
  } = await build({ ...browser, entryPoints: ['src/cockpit.ts'], format: 'esm' });
  const file = (name) => outputFiles.find(({ path }) => path.endsWith(`/${name}`)).contents;
  const [tasklist, pageForm, css] = [file('forms.js'), file('page-form.js'), file('forms-css.css')];

  await put(outdir, TASKLIST, 'config.js', await config('tasklist', tasklist, css));
  await put(outdir, TASKLIST, 'forms.js', tasklist);
  await put(outdir, TASKLIST, 'forms.css', css);
  for (const app of ['cockpit', 'admin', 'welcome']) {
    await put(outdir, `${WEBAPPS}/${app}/scripts`, 'config.js', await config(app, cockpit.contents));
    await put(outdir, `${WEBAPPS}/${app}/scripts`, 'frame.js', file('webapp.js'));
  }
  await put(outdir, `${WEBAPPS}/cockpit/scripts`, 'insight.js', cockpit.contents);
  const look = await readFile('src/webapps.css', 'utf8');
  for (const app of ['tasklist', 'cockpit', 'admin', 'welcome']) {
    const styles = app === 'cockpit' ? look + new TextDecoder().decode(file('insight-css.css')) : look;
    await put(outdir, `${WEBAPPS}/${app}/styles`, 'user-styles.css', styles);
  }
  await put(outdir, ASSETS, 'goulots.js', file('goulots.js'));
  await put(outdir, ASSETS, 'insight.css', file('insight-css.css'));
  await put(outdir, ASSETS, 'page-form.js', pageForm);
  await put(outdir, ASSETS, 'forms.css', css);
}

/** The webapps ask for our scripts under the version of Camunda: ours makes browsers fetch them again. */
async function config(app, ...contents) {
  const hash = createHash('sha256');
  contents.forEach((content) => hash.update(content));
  const written = await readFile(`src/${app}-config.js`, 'utf8');
  return written.replace('$VERSION', hash.digest('hex').slice(0, 12));
}

async function put(outdir, folder, name, contents) {
  await mkdir(join(outdir, folder), { recursive: true });
  await writeFile(join(outdir, folder, name), contents);
}

const argument = process.argv.find((value) => value.startsWith('--outdir='))?.slice('--outdir='.length);
if (process.argv.includes('--test')) await buildTests();
else await buildPages(argument ?? process.env.OUT ?? '../../../target/classes');
