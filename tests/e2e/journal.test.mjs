// The person's journal in browsers, on the smallest screen and without scripts: filters, a receipt
// that a camera reads, the journal as a file, and what is not normal, answered and followed.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import jsQR from 'jsqr';
import {
  axe, launchBrowser, noSidewaysScroll, openContext, screenshot, startDemo, totp, watchErrors, watchOrigin, withinBudget,
} from './lib.mjs';

const run = promisify(execFile);

let demo;
let browser;
let folder;
const foreign = {};
/** Pages that were seen, to be looked at again with scripts. */
const kept = new Map();

const text = async (page) => (await page.locator('main').innerText()).replace(/[\u00a0\u202f]/g, ' ');
const go = (page, address) => page.goto(demo.base_url + address);
const path = (page) => page.url().slice(demo.base_url.length);

async function somebody(name) {
  const context = await openContext(browser, { scripts: false });
  context.setDefaultTimeout(15_000);
  foreign[name] = watchOrigin(context, demo.base_url);
  return context.newPage();
}

async function seen(page, name) {
  await noSidewaysScroll(page);
  kept.set(name, await page.content());
  await screenshot(page, `journal-${name}`);
}

async function enter(page) {
  await go(page, '/enter');
  await page.getByLabel('Texte de votre carte').fill(demo.beneficiary.card);
  await page.getByLabel('Votre code').fill(demo.beneficiary.pin);
  await page.getByRole('button', { name: 'Entrer' }).click();
  await page.waitForURL('**/home');
}

async function login(page, who, home) {
  await go(page, '/login');
  await page.getByLabel('Identifiant').fill(who.login);
  await page.getByLabel('Phrase de passe').fill(who.passphrase);
  await page.getByLabel('Code à six chiffres').fill(totp(who.totp_secret));
  await page.getByRole('button', { name: 'Entrer' }).click();
  await page.waitForURL(`**${home}`);
}

/** Asks as the page's browser would, for what is no page. */
async function ask(page, address) {
  const cookies = await page.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  return fetch(demo.base_url + address, { redirect: 'manual', headers: { cookie } });
}

/** An aidant opens a visit and reads a paper, as another program would. */
async function aidantReads() {
  const call = async (method, address, token, body) => {
    const answer = await fetch(`${demo.base_url}/api/v1${address}`, {
      method,
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: body && JSON.stringify(body),
    });
    assert.ok(answer.ok, `${method} ${address}: ${answer.status} ${await answer.clone().text()}`);
    return answer;
  };
  const { login: name, passphrase, totp_secret: secret } = demo.aidant;
  const entered = await call('POST', '/sessions', null, { login: name, passphrase, otp: totp(secret) });
  const { token } = await entered.json();
  const locker = demo.beneficiary.locker_id;
  await call('POST', `/lockers/${locker}/visits`, token, { mode: 'together', motive: 'sort_papers' });
  const list = await (await call('GET', `/lockers/${locker}/documents`, token)).json();
  await (await call('GET', `/documents/${list.items[0].id}/content`, token)).arrayBuffer();
}

/** What the square on a page says, read as a camera would. */
async function readSquare(page) {
  const html = await page.locator('figure.qr').innerHTML();
  const context = await browser.newContext({ viewport: { width: 800, height: 800 } });
  const reader = await context.newPage();
  await reader.setContent(`<body style="margin:0;background:#fff"><style>svg{width:740px}</style>${html}</body>`);
  const picture = await reader.locator('svg').screenshot();
  const { data, width, height } = await reader.evaluate(async (source) => {
    const image = new Image();
    image.src = source;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.width, image.height];
    const drawing = canvas.getContext('2d');
    drawing.drawImage(image, 0, 0);
    return { data: [...drawing.getImageData(0, 0, image.width, image.height).data], width: image.width, height: image.height };
  }, `data:image/png;base64,${picture.toString('base64')}`);
  await context.close();
  const found = jsQR(new Uint8ClampedArray(data), width, height);
  return found && Buffer.from(found.binaryData).toString('utf8');
}

before(async () => {
  demo = await startDemo();
  browser = await launchBrowser();
  folder = await mkdtemp(join(tmpdir(), 'abri-journal-'));
  await aidantReads();
});
after(async () => {
  await browser?.close();
  await demo?.stop();
  await rm(folder, { recursive: true, force: true });
});

describe('the journal of a person, without scripts', () => {
  let person;

  test('filters are links and forms, and keep what is chosen', async () => {
    person = await somebody('person');
    await enter(person);
    await go(person, '/journal');
    const whole = await text(person);
    assert.match(whole, /a regardé/);
    assert.match(whole, /Ce n’est pas normal/);
    await seen(person, 'whole');
    await person.locator('summary', { hasText: 'Chercher dans la liste' }).click();
    const names = await person.locator('#aidant option').allInnerTexts();
    assert.ok(names.length >= 2, names.join());
    await person.locator('#aidant').selectOption({ index: 1 });
    await person.getByRole('button', { name: 'Montrer', exact: true }).click();
    assert.match(path(person), /aidant=[0-9a-f-]{36}/);
    const hers = await text(person);
    assert.match(hers, /a regardé/);
    assert.doesNotMatch(hers, /vous avez/i);
    await seen(person, 'filtered');
    await person.getByLabel('Seulement ce qui a été refusé').check();
    await person.getByRole('button', { name: 'Montrer', exact: true }).click();
    await seen(person, 'refused');
    await go(person, '/journal?aidant=rien');
    assert.equal(await person.locator('[role=alert]').count(), 1);
    await seen(person, 'wrong');
  });

  test('a receipt is read by a camera and checked without the server', async () => {
    await go(person, '/journal');
    await person.getByRole('link', { name: 'Reçu' }).first().click();
    await seen(person, 'receipt');
    const file = await ask(person, `${path(person)}/file`);
    assert.match(file.headers.get('content-disposition'), /filename="recu-\d+\.tlog-proof"/);
    const receipt = await file.text();
    const square = await readSquare(person);
    assert.equal(square?.split('\n')[0], 'c2sp.org/tlog-proof@v1');
    assert.equal(square.split('\n')[1], receipt.split('\n')[1], 'the square opens the same entry');
    const key = (await person.locator('main code').last().innerText()).trim();
    const at = join(folder, 'receipt');
    await writeFile(at, square);
    const { stdout } = await run(process.env.ABRI_BIN, ['journal', 'verify-receipt', at, '--key', key], { env: {} });
    assert.match(stdout, /the receipt is valid/);
    await writeFile(at, square.replace(/index \d+/, 'index 1'));
    await assert.rejects(run(process.env.ABRI_BIN, ['journal', 'verify-receipt', at, '--key', key], { env: {} }), /NOT valid/);
  });

  test('the journal is taken away as a table and with its proofs', async () => {
    const table = Buffer.from(await (await ask(person, '/journal/export/csv')).arrayBuffer());
    assert.deepEqual([...table.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
    assert.match(table.toString(), /"Numéro";"Date"/);
    const file = await (await ask(person, '/journal/export/json')).json();
    assert.equal(file.format, 'abri/v1/journal-export');
    const one = file.entries[0];
    const receipt = ['c2sp.org/tlog-proof@v1', `extra ${one.extra}`, `index ${one.entry.index}`, ...one.proof, '', file.checkpoint];
    const at = join(folder, 'exported');
    await writeFile(at, receipt.join('\n'));
    const { stdout } = await run(process.env.ABRI_BIN, ['journal', 'verify-receipt', at, '--key', file.verifier_key], { env: {} });
    assert.match(stdout, /journal\.exported/);
    assert.equal((await ask(person, '/journal/export/pdf')).status, 404);
  });

  test('what is not normal is said with one touch, answered, followed and closed', async () => {
    await go(person, '/journal');
    const line = person.locator('.days li', { hasText: 'a regardé' }).first();
    await line.getByRole('link', { name: 'Ce n’est pas normal' }).click();
    assert.match(await text(person), /Le mandat s’arrête tout de suite/);
    await seen(person, 'ask');
    await person.getByRole('button', { name: 'Oui, ce n’est pas normal' }).click();
    assert.match(path(person), /^\/contests/);
    assert.match(await text(person), /Le mandat a été mis en pause/);
    await seen(person, 'said');
    for (const [name, home, answer] of [['coordinator', '/organisation', 'C’est une erreur'], ['auditor', '/audit', 'Ce n’était pas permis']]) {
      const staff = await somebody(name);
      await login(staff, demo[name], home);
      await staff.getByRole('link', { name: 'Ce que des personnes trouvent anormal' }).click();
      const told = await text(staff);
      assert.match(told, /a regardé/);
      assert.match(told, /Réponse avant le/);
      await seen(staff, `${name}-asked`);
      await staff.getByRole('radio', { name: new RegExp(answer) }).check();
      await staff.getByRole('button', { name: 'Répondre' }).click();
      assert.match(await text(staff), /Votre réponse est envoyée/);
      await seen(staff, `${name}-answered`);
    }
    await go(person, '/home');
    assert.match(await text(person), /On vous a répondu/);
    await go(person, '/contests');
    const answered = await text(person);
    assert.match(answered, /C’est une erreur/);
    assert.match(answered, /Ce n’était pas permis/);
    await seen(person, 'answered');
    await person.getByRole('button', { name: 'C’est réglé pour moi' }).click();
    assert.match(await text(person), /Fermé le/);
    await seen(person, 'closed');
    await go(person, '/language?to=ar&back=%2Fcontests');
    await go(person, '/contests');
    await seen(person, 'contests-ar');
    await go(person, '/journal');
    await seen(person, 'whole-ar');
    await person.locator('a[href$="/receipt"]').first().click();
    await seen(person, 'receipt-ar');
    await withinBudget(14 * 1024, [`${demo.base_url}/assets/abri.css`]);
  });

  test('no page asked another server', () => {
    assert.deepEqual(Object.values(foreign).flat(), []);
  });
});

describe('the same pages with scripts', () => {
  test('axe finds nothing', async () => {
    const context = await openContext(browser);
    const errors = watchErrors(context);
    const page = await context.newPage();
    for (const [name, html] of kept) {
      await page.route('**/kept', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
      await page.goto(`${demo.base_url}/kept`);
      await axe(page).catch((error) => assert.fail(`${name}: ${error.message}`));
      await page.unroute('**/kept');
    }
    assert.deepEqual(errors, []);
  });
});
