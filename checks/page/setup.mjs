// Finds a browser that starts and draws Chinese characters, fetches what is missing, and writes to browser.json how to start
// it. Usage: node setup.mjs SOURCES, where SOURCES is checks/page; everything is written to the folder it runs in.
import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync, cpSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { chromium } from 'playwright-core';

const sources = resolve(process.argv[2]);
const refusals = []; // one line for each browser that was tried in vain

const executable = (file) => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const run = (command, args, options = {}) => execFileSync(command, args, { stdio: ['ignore', 2, 2], ...options });

// The packages that checks/page/NAME/package-lock.json pins. The copy of the lock file is written last: half an install counts
// for nothing.
function fetched(name) {
  const lock = readFileSync(join(sources, name, 'package-lock.json'), 'utf8');
  const done = join(name, 'installed.json');
  if (!existsSync(done) || readFileSync(done, 'utf8') !== lock) {
    console.error(`page: fetching a ${name} from npm`);
    rmSync(name, { recursive: true, force: true });
    cpSync(join(sources, name), name, { recursive: true });
    run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: name });
    writeFileSync(done, lock);
  }
  return resolve(name, 'node_modules');
}

// ---- Browsers, the cheapest first --------------------------------------------------------------------------------

const onPath = () => ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  .flatMap((name) => (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name)));

const onMac = () => ['/Applications', join(homedir(), 'Applications')].flatMap((folder) => ['Google Chrome', 'Chromium', 'Microsoft Edge']
  .map((name) => `${folder}/${name}.app/Contents/MacOS/${name}`));

// Playwright keeps its browsers in one folder for all projects; any version will do.
function ofPlaywright() {
  const caches = [process.env.PLAYWRIGHT_BROWSERS_PATH, join(homedir(), '.cache/ms-playwright'), join(homedir(), 'Library/Caches/ms-playwright')];
  const program = /(^|\/)(chrome|headless_shell|chrome-headless-shell|Chromium|Google Chrome for Testing)$/;
  return caches.filter((folder) => folder && existsSync(folder)).flatMap((folder) => readdirSync(folder)
    .filter((name) => name.startsWith('chromium'))
    .flatMap((name) => readdirSync(join(folder, name), { recursive: true }).filter((file) => program.test(file))
      .map((file) => join(folder, name, file))));
}

// The package holds compressed files, and unpacks them into the folder for temporary files.
function unpacked() {
  const modules = fetched('browser');
  const folder = resolve('browser', 'unpacked');
  if (!existsSync(folder)) {
    const half = `${folder}.half`;
    rmSync(half, { recursive: true, force: true });
    mkdirSync(half);
    const script = `import chromium, { inflate } from '@sparticuz/chromium';
      await chromium.executablePath();
      await inflate('${join('node_modules', '@sparticuz', 'chromium', 'bin', 'al2023.tar.br')}');`;
    run(process.execPath, ['--input-type=module', '--eval', script], { cwd: join(modules, '..'), env: { ...process.env, TMPDIR: half } });
    renameSync(half, folder);
  }
  return folder;
}

const isDebian = () => existsSync('/etc/debian_version') && process.getuid?.() === 0;

function installByApt(...names) {
  console.error(`page: installing ${names.join(' ')}`);
  run('apt-get', ['-qq', 'update']);
  run('apt-get', ['-qq', '--yes', '--no-install-recommends', 'install', ...names], { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
}

function* ways() {
  if (process.env.CHROMIUM) {
    yield { executablePath: process.env.CHROMIUM };
    return;
  }
  for (const executablePath of new Set([...onPath(), ...onMac(), ...ofPlaywright()].filter(executable))) yield { executablePath };
  if (process.platform === 'linux' && process.arch === 'x64') {
    const folder = unpacked();
    const executablePath = join(folder, 'chromium');
    yield { executablePath };
    yield { executablePath, env: { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') } }; // where the system lacks NSS
  }
  if (isDebian()) {
    installByApt('chromium');
    yield { executablePath: '/usr/bin/chromium' };
  }
}

// ---- Trying them -------------------------------------------------------------------------------------------------

const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];

const launch = ({ executablePath, env = {} }) => chromium.launch({ executablePath, args: flags, env: { ...process.env, ...env }, timeout: 120_000 });

// Whether two characters and one that no font has (of a private plane) come out as three pictures, and not as boxes.
async function drawsChinese(way) {
  const browser = await launch(way);
  try {
    const page = await browser.newPage({ viewport: { width: 100, height: 100 } });
    const pictures = new Set();
    for (const character of ['安', '心', '\u{10FFFD}']) {
      await page.setContent(`<p lang="zh-CN" style="font: 48px sans-serif">${character}</p>`);
      pictures.add((await page.screenshot()).toString('base64'));
    }
    return pictures.size === 3;
  } finally {
    await browser.close();
  }
}

async function firstThatStarts() {
  for (const way of ways()) {
    try {
      return { way, chinese: await drawsChinese(way) };
    } catch (error) {
      refusals.push(`  ${way.executablePath} does not start: ${error.message.split('\n')[0]}`);
    }
  }
  return undefined;
}

// Adds the package's font to those of the system, for this browser alone.
function withFont(way) {
  const font = join(fetched('font'), '@embedpdf', 'fonts-sc', 'fonts');
  const file = resolve('font', 'fonts.conf');
  const xml = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  writeFileSync(file, `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${xml(font)}</dir>
  <cachedir>${xml(resolve('font', 'cache'))}</cachedir>
</fontconfig>
`);
  return { ...way, env: { ...way.env, FONTCONFIG_FILE: file } };
}

async function withChinese({ way, chinese }) {
  if (chinese) return way;
  const other = withFont(way);
  if (await drawsChinese(other)) return other;
  if (isDebian()) {
    installByApt('fonts-noto-cjk');
    if (await drawsChinese(way)) return way;
  }
  return undefined;
}

function give(up) {
  console.error(`page: ${up}`);
  process.exit(1);
}

const found = await firstThatStarts();
if (!found) {
  const line = process.platform === 'darwin' ? 'brew install --cask google-chrome' : 'apt install chromium fonts-noto-cjk';
  give(`needs a Chromium or a Chrome, and none here starts.\n${[...refusals, `  Install one: ${line};  or point to one: export CHROMIUM=/path/to/chromium`].join('\n')}`);
}
const way = await withChinese(found);
if (!way) give(`${found.way.executablePath} draws boxes for Chinese characters. Install a font: apt install fonts-noto-cjk`);
writeFileSync('browser.json', JSON.stringify({ ...way, args: flags }));
console.error(`page: the browser is ${way.executablePath}`);
