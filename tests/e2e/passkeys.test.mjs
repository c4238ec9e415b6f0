// Passkeys in Chromium with its virtual authenticator: one that gives a secret (`prf`) opens a locker
// alone, one that gives none is a second factor, of a person's passphrase and of staff.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import {
  axe, launchBrowser, noSidewaysScroll, openContext, screenshot, startDemo, totp, watchErrors, watchOrigin,
} from './lib.mjs';

const pdf = fileURLToPath(new URL('../fixtures/attestation-caf.pdf', import.meta.url));
const TITLE = 'Attestation de la clé';

let demo;
let base;
let browser;

before(async () => {
  demo = await startDemo();
  // Authenticators know hosts by name.
  base = demo.base_url.replace('127.0.0.1', 'localhost');
  browser = await launchBrowser();
});
after(async () => {
  await browser?.close();
  await demo?.stop();
});

/** A browser with an authenticator that verifies its owner, on the smallest screen. */
async function device(prf) {
  const context = await openContext(browser);
  context.setDefaultTimeout(15_000);
  const [foreign, errors] = [watchOrigin(context, base), watchErrors(context)];
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2', ctap2Version: 'ctap2_1', transport: 'internal', hasResidentKey: true,
      hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true, hasPrf: prf,
    },
  });
  const leave = async () => {
    assert.deepEqual(foreign, [], 'nothing leaves the origin');
    assert.deepEqual(errors.filter((text) => !/status of 401/.test(text)), []);
    await context.close();
  };
  return { context, page, cdp, authenticatorId, leave };
}

const go = (page, address) => page.goto(base + address);
const path = (page) => page.url().slice(base.length);
const text = async (page) => (await page.locator('main').innerText()).replace(/[\u00a0\u202f]/g, ' ');

/** Presses a button that leads to another page, after whatever a script does first. */
async function press(page, name, to) {
  await Promise.all([page.waitForURL(to), page.getByRole('button', { name }).click()]);
}

async function seen(page, name) {
  await noSidewaysScroll(page);
  await axe(page);
  await screenshot(page, `passkeys-${name}`);
}

async function enter(page) {
  await go(page, '/enter');
  await page.getByLabel('Texte de votre carte').fill(demo.beneficiary.card);
  await page.locator('#pin').fill(demo.beneficiary.pin);
  await page.locator('main form:has([name=pin]) button').last().click();
  await page.waitForURL('**/home');
}

async function login(page, { login: name, passphrase }, otp = '') {
  await go(page, '/login');
  await page.getByLabel('Identifiant').fill(name);
  await page.getByLabel('Phrase de passe').fill(passphrase);
  await page.locator('#otp').fill(otp);
  await page.locator('main form:has([name=otp]) button').click();
  await page.waitForLoadState();
}

async function quit(page) {
  await press(page, 'Quitter', '**/quit');
}

/** A paper put in by the API. */
async function deposit() {
  const { card, pin, locker_id: locker } = demo.beneficiary;
  const entered = await fetch(`${demo.base_url}/api/v1/sessions`, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ card, pin }),
  });
  const { token } = await entered.json();
  const form = new FormData();
  form.append('kind', 'caf_certificate');
  form.append('title', TITLE);
  form.append('file', new Blob([await readFile(pdf)]), 'paper');
  const kept = await fetch(`${demo.base_url}/api/v1/lockers/${locker}/documents`, {
    method: 'POST', headers: { authorization: `Bearer ${token}` }, body: form,
  });
  assert.equal(kept.status, 201, await kept.clone().text());
  return (await kept.json()).id;
}

describe('a person', () => {
  test('enters with a passkey alone and opens a paper', async () => {
    const paper = await deposit();
    const { page, cdp, authenticatorId, leave } = await device(true);
    await enter(page);
    await go(page, '/security');
    await page.getByRole('link', { name: /^Clé d’accès/ }).click();
    assert.equal(path(page), '/passkeys');
    await seen(page, 'none-yet');
    await press(page, 'Ajouter une clé d’accès ici', '**/passkeys?notice=passkey-opens');
    assert.match(await text(page), /Elle ouvre seule/);
    await seen(page, 'opens');
    const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId });
    assert.equal(credentials.length, 1);
    assert.ok(credentials[0].isResidentCredential, 'it is found without a name');
    await quit(page);
    await go(page, '/enter/passkey');
    await seen(page, 'enter');
    await press(page, 'Utiliser ma clé d’accès', '**/home');
    await go(page, `/papers/${paper}`);
    assert.match(await text(page), new RegExp(TITLE));
    const bytes = await page.evaluate(async (address) => {
      const answer = await fetch(address);
      return [answer.status, (await answer.arrayBuffer()).byteLength];
    }, `/papers/${paper}/download`);
    assert.deepEqual(bytes, [200, (await readFile(pdf)).length]);
    // Removed by its owner, it opens nothing.
    await go(page, '/passkeys');
    await page.getByRole('button', { name: /Retirer la clé/ }).first().click();
    await page.waitForURL('**/passkeys?notice=factor-removed');
    await quit(page);
    await go(page, '/enter/passkey');
    await page.getByRole('button', { name: 'Utiliser ma clé d’accès' }).click();
    await page.getByText('Cette clé n’ouvre pas ici', { exact: false }).first().waitFor();
    await seen(page, 'refused');
    await leave();
  });

  test('has a second factor where the authenticator gives no secret', async () => {
    const { page, leave } = await device(false);
    const own = { login: 'amina.cle', passphrase: 'quatre mots sans aucun lien' };
    await enter(page);
    await go(page, '/security/passphrase');
    await page.locator('#login').fill(own.login);
    await page.locator('#passphrase').fill(own.passphrase);
    await page.locator('#again').fill(own.passphrase);
    await press(page, 'Garder cette phrase', '**/security?notice=passphrase-kept');
    await go(page, '/passkeys');
    await press(page, 'Ajouter une clé d’accès ici', '**/passkeys?notice=passkey-guards');
    assert.match(await text(page), /Elle n’ouvre pas seule/);
    await seen(page, 'guards');
    await quit(page);
    // Alone it opens nothing, and the passphrase alone opens nothing either.
    await go(page, '/enter/passkey');
    await page.getByRole('button', { name: 'Utiliser ma clé d’accès' }).click();
    await page.getByText('Cette clé n’ouvre pas ici', { exact: false }).first().waitFor();
    await login(page, own);
    await go(page, '/home');
    assert.match(path(page), /^\/factor\?next=/);
    await seen(page, 'prove');
    await press(page, 'Utiliser ma clé d’accès', (url) => !url.pathname.startsWith('/factor'));
    await go(page, '/home');
    assert.equal(path(page), '/home');
    await leave();
  });
});

describe('staff', () => {
  test('show a passkey before a mandate, and a printed code when it is lost', async () => {
    const { page, leave } = await device(false);
    await login(page, demo.aidant, totp(demo.aidant.totp_secret));
    await go(page, '/passkeys');
    await press(page, 'Ajouter une clé d’accès ici', '**/passkeys?notice=passkey-second');
    await seen(page, 'staff');
    // Codes for the day it is lost, shown once.
    await page.getByRole('button', { name: 'Faire dix nouveaux codes' }).click();
    await page.getByText('Codes de secours').first().waitFor();
    const codes = await page.locator('section.codes code').allInnerTexts();
    assert.equal(codes.length, 10);
    await seen(page, 'codes');
    await quit(page);
    await login(page, demo.aidant);
    await go(page, '/desk');
    assert.match(path(page), /^\/factor\?next=/);
    await press(page, 'Utiliser ma clé d’accès', (url) => !url.pathname.startsWith('/factor'));
    await go(page, '/desk/card');
    assert.equal(path(page), '/desk/card');
    await quit(page);
    await login(page, demo.aidant, codes[0]);
    await go(page, '/desk');
    assert.equal(path(page), '/desk');
    await quit(page);
    await login(page, demo.aidant, codes[0]);
    assert.equal(path(page), '/login');
    await seen(page, 'code-spent');
    await leave();
  });
});

describe('where there is no passkey', () => {
  test('an address of numbers says so, and a page without scripts offers the other ways', async () => {
    const { page, context: scripted } = await device(true);
    await page.goto(`${demo.base_url}/enter/passkey`);
    assert.match(await text(page), /faite de chiffres/);
    await scripted.close();
    const context = await openContext(browser, { scripts: false });
    const bare = await context.newPage();
    await go(bare, '/enter/passkey');
    assert.match(await text(bare), /ne peut pas utiliser de clé/);
    assert.equal(await bare.getByRole('button', { name: 'Utiliser ma clé d’accès' }).isVisible(), false);
    await bare.getByRole('link', { name: /carte/ }).click();
    assert.equal(path(bare), '/enter');
    await context.close();
  });
});
