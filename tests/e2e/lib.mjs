// What the browser tests share: a demo server, a browser, a code generator,
// accessibility checks, screenshots, weights.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from 'playwright-core';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const ABRI_BIN = process.env.ABRI_BIN ?? here('../../target/release/abri');
const CHROMIUM = process.env.ABRI_CHROMIUM ?? '/usr/bin/chromium';
const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 10_000;

// ---------------------------------------------------------------- the server

// Every ABRI_ variable is a setting of the server, and it refuses those that it
// does not know: the test's own (ABRI_TEST_POSTGRES…) stay outside.
function serverEnvironment(extra) {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('ABRI_'));
  return { ...Object.fromEntries(kept), ...extra };
}

/**
 * Starts `abri demo` with fresh data, on a free port unless `listen` says where.
 * Returns what it printed (base_url, beneficiary, aidant…) with `stop()` and
 * `log()`, the lines of its standard error so far.
 */
export async function startDemo({ args = [], env = {}, listen = '127.0.0.1:0' } = {}) {
  assert.ok(existsSync(ABRI_BIN), `${ABRI_BIN} is missing: cargo build --release, or set ABRI_BIN`);
  const child = spawn(ABRI_BIN, ['demo', '--json', '--listen', listen, ...args], {
    env: serverEnvironment(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lastResort = () => child.kill('SIGKILL');
  process.once('exit', lastResort);
  child.once('exit', () => process.off('exit', lastResort));
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (log += text));
  const ended = new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? code));
    child.once('error', (error) => resolve(error.message));
  });
  const stop = () => stopChild(child, ended);
  try {
    const line = await withLimit(START_LIMIT_MS, 'abri demo printed no line', Promise.race([
      firstLine(child.stdout),
      ended.then((how) => Promise.reject(new Error(`abri demo ended early (${how})`))),
    ]));
    return { ...JSON.parse(line), stop, log: () => log };
  } catch (error) {
    await stop();
    throw new Error(`${error.message}\n${log}`, { cause: error });
  }
}

function faketime() {
  const places = readdirSync('/usr/lib').map((folder) => `/usr/lib/${folder}/faketime/libfaketimeMT.so.1`);
  const library = process.env.ABRI_FAKETIME ?? places.find((place) => existsSync(place));
  assert.ok(library, 'libfaketime is missing: apt-get install libfaketime, or set ABRI_FAKETIME');
  return library;
}

/**
 * A clock for a server of its own: `env` starts it there, `forward(hours)` moves it while it runs,
 * `now()` is its time in milliseconds. The server asks its system as always; libfaketime answers.
 */
export async function startClock() {
  const library = faketime();
  const folder = await mkdtemp(`${tmpdir()}/abri-clock-`);
  const file = `${folder}/offset`;
  let seconds = 0;
  const write = async () => {
    // In one step: the server reads the file whenever it asks for the time.
    await writeFile(`${file}.new`, `+${seconds}s\n`);
    await rename(`${file}.new`, file);
  };
  await write();
  return {
    env: { LD_PRELOAD: library, FAKETIME_TIMESTAMP_FILE: file, FAKETIME_NO_CACHE: '1', FAKETIME_DONT_FAKE_MONOTONIC: '1' },
    forward: (hours) => ((seconds += Math.round(hours * 3600)), write()),
    now: () => Date.now() + seconds * 1000,
    stop: () => rm(folder, { recursive: true, force: true }),
  };
}

function firstLine(stream) {
  return new Promise((resolve) => createInterface({ input: stream }).once('line', resolve));
}

async function stopChild(child, ended) {
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
  const how = await ended;
  clearTimeout(timer);
  return how;
}

async function withLimit(ms, complaint, promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${complaint} within ${ms / 1000} s`)), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

// --------------------------------------------------------------- the browser

/** Headless Chromium; `close()` it when the tests of a file are done. */
export function launchBrowser({ args = [] } = {}) {
  return chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...args,
    ],
  });
}

/**
 * A fresh context: the smallest screen that must work, animations off. Take
 * `scripts: false` for a browser without scripts; other options go to Playwright.
 */
export async function openContext(browser, { scripts = true, width = 320, height = 640, ...options } = {}) {
  const context = await browser.newContext({
    viewport: { width, height },
    javaScriptEnabled: scripts,
    reducedMotion: 'reduce',
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    ...options,
  });
  if (!scripts) withoutScripts.add(context);
  return context;
}

/** Contexts in which nothing that is a script may be tried: it would wait for ever. */
export const withoutScripts = new WeakSet();

/** Collects the addresses of requests that leave the origin of `baseUrl`. */
export function watchOrigin(context, baseUrl) {
  const origin = new URL(baseUrl).origin;
  const foreign = [];
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (!['data:', 'blob:'].includes(url.protocol) && url.origin !== origin) foreign.push(url.href);
  });
  return foreign;
}

/** Collects what the page complains of: uncaught errors and console errors. */
export function watchErrors(context) {
  const errors = [];
  context.on('weberror', (event) => errors.push(event.error().message));
  context.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  return errors;
}

// ----------------------------------------------------------------- the checks

/**
 * Fails with one line per finding where axe finds anything. axe is a script: a
 * page of a context without scripts is skipped, and `false` says so.
 */
export async function axe(page, { include, exclude = [] } = {}) {
  if (withoutScripts.has(page.context())) return false;
  let builder = new AxeBuilder({ page });
  if (include) builder = builder.include(include);
  for (const selector of exclude) builder = builder.exclude(selector);
  const { violations } = await builder.analyze();
  const findings = violations.flatMap(({ id, impact, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} (${impact}) ${target.join(' ')}: ${help}\n    ${failureSummary}`),
  );
  assert.equal(findings.length, 0, `axe on ${page.url()}:\n  ${findings.join('\n  ')}`);
  return true;
}

/** Fails where the page can be scrolled sideways. */
export async function noSidewaysScroll(page) {
  const [content, screen] = await page.evaluate(() => {
    const root = document.scrollingElement ?? document.documentElement;
    return [root.scrollWidth, root.clientWidth];
  });
  assert.ok(content <= screen, `${page.url()} is ${content} px wide on a screen of ${screen} px`);
}

/** Keeps the whole page as a picture in tests/e2e/shots, for a person to look at. */
export async function screenshot(page, name) {
  const folder = here('./shots/');
  await mkdir(folder, { recursive: true });
  const path = `${folder}${name.replace(/[^\w.-]+/g, '-')}.png`;
  await page.screenshot({ path, fullPage: true });
  return path;
}

/** Bytes of what `url` answers once compressed, as a slow line would carry it. */
export async function gzipSize(url, options = {}) {
  const answer = await fetch(url, options);
  assert.ok(answer.ok, `${url} answered ${answer.status}`);
  return gzipSync(Buffer.from(await answer.arrayBuffer()), { level: 9 }).length;
}

/** Fails where the things at `urls` weigh more than `limit` bytes, compressed. */
export async function withinBudget(limit, urls, options = {}) {
  const sizes = await Promise.all(urls.map((url) => gzipSize(url, options)));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const parts = urls.map((url, i) => `${sizes[i]} ${url}`).join('\n  ');
  assert.ok(total <= limit, `${total} bytes compressed, ${limit} allowed:\n  ${parts}`);
  return total;
}

// ------------------------------------------------------------- second factors

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function base32(text) {
  const bits = [...text.toUpperCase().replace(/[\s=-]/g, '')].map((letter) => {
    const value = BASE32.indexOf(letter);
    assert.ok(value >= 0, `${letter} is not a letter of base32`);
    return value.toString(2).padStart(5, '0');
  });
  return Buffer.from((bits.join('').match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
}

/** The six digits of RFC 6238 (SHA-1, 30 s) that an aidant's phone would show. */
export function totp(secretBase32, nowMs = Date.now()) {
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(nowMs / 30_000)));
  const mac = createHmac('sha1', base32(secretBase32)).update(step).digest();
  const start = mac[19] & 0x0f;
  const number = mac.readUInt32BE(start) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}
