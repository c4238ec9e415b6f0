// A shared computer: a browser with a profile on disk, and what may not be left in it.

import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { withoutScripts } from './lib.mjs';

/** A browser that keeps its profile in `folder`, 320 px wide. */
export async function openComputer(folder, name, scripts) {
  const profile = join(folder, name);
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.ABRI_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run'],
    javaScriptEnabled: scripts,
    locale: 'fr-FR',
    viewport: { width: 320, height: 640 },
  });
  context.setDefaultTimeout(15_000);
  if (!scripts) withoutScripts.add(context);
  return { context, profile, page: context.pages()[0] ?? (await context.newPage()) };
}

/** Presses "Quitter", then goes back so many times: no page may show one of `secrets`, nor that somebody is in. */
export async function quitAndGoBack(page, secrets, times = 7) {
  await page.locator('header form button').click();
  await page.waitForURL('**/quit');
  const cookies = await page.context().cookies();
  assert.deepEqual(cookies.filter(({ name }) => name === '__Host-abri'), []);
  for (let back = 1; back <= times; back += 1) {
    // The answer to a form is kept nowhere: Back shows Chromium's own page instead.
    const stopped = await page.goBack().then(() => '', ({ message }) => message);
    if (stopped.includes('ERR_')) await page.waitForURL(/^chrome-error:/);
    await page.waitForLoadState();
    const shown = await page.content();
    for (const secret of secrets) assert.ok(!shown.includes(secret), `Back ${back} shows "${secret}": ${page.url()}`);
    assert.equal(await page.locator('.who').count(), 0, `Back ${back} shows somebody in: ${page.url()}`);
  }
}

async function* files(path) {
  for (const entry of await readdir(path, { withFileTypes: true })) {
    const inside = join(path, entry.name);
    if (entry.isDirectory()) yield* files(inside);
    else if (entry.isFile()) yield inside;
  }
}

/** Which of `canaries`, pairs of a name and bytes, lie in a file of the profile. */
export async function found(profile, canaries) {
  const hits = [];
  for await (const file of files(profile)) {
    const bytes = await readFile(file).catch(() => Buffer.alloc(0));
    for (const [name, canary] of canaries) if (bytes.includes(canary)) hits.push(`${name} in ${file.slice(profile.length)}`);
  }
  return hits;
}
