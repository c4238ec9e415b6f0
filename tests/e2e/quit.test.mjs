// After "Quitter" nothing is left in the browser, with scripts and without: neither Back nor the
// history nor the cache on disk shows a page, a title, a name or a paper.

import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { found, openComputer, quitAndGoBack } from './computer.mjs';
import { startDemo } from './lib.mjs';

const photo = fileURLToPath(new URL('../fixtures/cni-recto-phone.jpg', import.meta.url));
const pdf = fileURLToPath(new URL('../fixtures/attestation-caf.pdf', import.meta.url));
const TITLES = ['Canari photo secrète', 'Canari attestation secrète'];

let demo;
let folder;

before(async () => {
  demo = await startDemo();
  folder = await mkdtemp(join(tmpdir(), 'abri-quit-'));
});
after(async () => {
  await demo?.stop();
  await rm(folder, { recursive: true, force: true });
});

const go = (page, path) => page.goto(demo.base_url + path);

async function enter(page) {
  await go(page, '/enter');
  await page.fill('#card', demo.beneficiary.card);
  await page.fill('#pin', demo.beneficiary.pin);
  await page.locator('main form:has([name=pin]) button').last().click();
  await page.waitForURL('**/home');
}

/** A paper put in by the API, and its page. */
async function deposit(file, title, kind) {
  const { card, pin, locker_id: locker } = demo.beneficiary;
  const entered = await fetch(`${demo.base_url}/api/v1/sessions`, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ card, pin }),
  });
  const { token } = await entered.json();
  const form = new FormData();
  form.append('kind', kind);
  form.append('title', title);
  form.append('file', new Blob([await readFile(file)]), 'paper');
  const kept = await fetch(`${demo.base_url}/api/v1/lockers/${locker}/documents`, {
    method: 'POST', headers: { authorization: `Bearer ${token}` }, body: form,
  });
  assert.equal(kept.status, 201, await kept.clone().text());
  return (await kept.json()).id;
}

describe('after "Quitter"', () => {
  for (const scripts of [true, false]) {
    test(`nothing is left, ${scripts ? 'with scripts' : 'without scripts'}`, async () => {
      const papers = [await deposit(photo, TITLES[0], 'cni'), await deposit(pdf, TITLES[1], 'caf_certificate')];
      const { context, profile, page } = await openComputer(folder, `scripts-${scripts}`, scripts);
      const downloads = [];
      page.on('download', (download) => downloads.push(download.suggestedFilename()));
      const name = (await enter(page), await page.locator('.who').innerText());
      await go(page, '/papers');
      for (const paper of papers) {
        await go(page, `/papers/${paper}`);
        assert.match(await page.locator('main').innerText(), /Canari/);
      }
      await go(page, `/papers/${papers[0]}`);
      const image = await page.locator('main img').first().getAttribute('src').catch(() => null);
      if (image) await go(page, image);
      await go(page, '/home');
      await quitAndGoBack(page, [...TITLES, name]);
      await go(page, '/papers');
      assert.match(page.url(), /notice=session-ended|\/$/);
      await context.close();
      const bytes = async (file) => (await readFile(file)).subarray(2000, 2064);
      const canaries = [
        ['title', Buffer.from('Canari photo')], ['title', Buffer.from('Canari attestation')],
        ['name', Buffer.from(name)], ['card', Buffer.from(demo.beneficiary.card)], ['code', Buffer.from(demo.beneficiary.pin)], ['photo', await bytes(photo)], ['pdf', await bytes(pdf)],
      ];
      assert.deepEqual(await found(profile, canaries), []);
      assert.deepEqual(downloads, [], 'nothing is downloaded that nobody asked for');
    });
  }
});
