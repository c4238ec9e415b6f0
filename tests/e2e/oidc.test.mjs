// A provider of identities stands for a login and opens nothing: a person without scripts ties one,
// leaves, comes back by it with card and code; an aidant comes by another with passphrase and the six
// digits; one that is down, and one that says no, lead to a sentence.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  axe, launchBrowser, noSidewaysScroll, openContext, screenshot, startDemo, totp,
} from './lib.mjs';
import { SECRET, freePort, startProvider } from './provider.mjs';

const PHRASE = 'une phrase longue pour les essais';

let provider;
let demo;
let browser;

const go = (page, path) => page.goto(demo.base_url + path);
const path = (page) => page.url().slice(demo.base_url.length);
const text = async (page) => (await page.locator('main').innerText()).replace(/[\u00a0\u202f]/g, ' ');

async function somebody(options) {
  const context = await openContext(browser, options);
  context.setDefaultTimeout(10_000);
  return context.newPage();
}

async function seen(page, name) {
  await noSidewaysScroll(page);
  await axe(page);
  await screenshot(page, `oidc-${name}`);
}

/** Says at the provider who one is; the provider leads back, and the hop goes on by itself. */
async function say(page, login, next) {
  await page.getByLabel('Qui êtes-vous').fill(login);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.waitForURL(demo.base_url + next);
}

const enterBy = (page, label) => page.getByRole('link', { name: `Continuer avec ${label}` }).click();

async function card(page) {
  await page.getByLabel('Texte de votre carte').fill(demo.beneficiary.card);
  await page.getByLabel('Votre code', { exact: true }).fill(demo.beneficiary.pin);
  await page.getByRole('button', { name: 'Entrer', exact: true }).first().click();
}

before(async () => {
  const port = await freePort();
  const listen = `127.0.0.1:${port}`;
  provider = await startProvider(`http://${listen}`);
  const closed = `http://localhost:${await freePort()}`;
  demo = await startDemo({
    listen,
    env: {
      ABRI_PUBLIC_URL: `http://${listen}`,
      ABRI_OIDC__FC__PRESET: 'franceconnect',
      ABRI_OIDC__FC__ISSUER: provider.issuer,
      ABRI_OIDC__FC__CLIENT_ID: 'abri-people',
      ABRI_OIDC__FC__CLIENT_SECRET: SECRET,
      ABRI_OIDC__PC__PRESET: 'proconnect',
      ABRI_OIDC__PC__ISSUER: provider.issuer,
      ABRI_OIDC__PC__CLIENT_ID: 'abri-staff',
      ABRI_OIDC__PC__CLIENT_SECRET: SECRET,
      ABRI_OIDC__DOWN__ISSUER: closed,
      ABRI_OIDC__DOWN__CLIENT_ID: 'abri',
      ABRI_OIDC__DOWN__CLIENT_SECRET: SECRET,
      ABRI_OIDC__DOWN__FOR: 'both',
      ABRI_OIDC__DOWN__LABEL: 'Service arrêté',
    },
  });
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
  await demo?.stop();
  await provider?.stop();
});

for (const scripts of [false, true]) {
  describe(`a person, scripts ${scripts ? 'on' : 'off'}`, () => {
    const mark = scripts ? 'on' : 'off';
    let page;

    test('ties FranceConnect to their locker', async () => {
      page = await somebody({ scripts });
      await go(page, '/enter');
      await seen(page, `enter-${mark}`);
      await card(page);
      await page.getByRole('link', { name: 'Ma carte, mes codes' }).click();
      await page.getByRole('link', { name: 'Mes services d’identité' }).click();
      await seen(page, `identities-${mark}`);
      await page.getByRole('link', { name: 'Lier FranceConnect' }).click();
      await say(page, 'amina', '/identities/confirm');
      assert.match(await text(page), /Votre code ou votre phrase de passe restera nécessaire/);
      await seen(page, `confirm-${mark}`);
      await page.getByRole('button', { name: 'Oui, lier FranceConnect' }).click();
      assert.equal(path(page), '/identities?notice=identity-linked');
      assert.match(await text(page), /Le service est lié[\s\S]*Lié le/);
      await seen(page, `linked-${mark}`);
    });

    test('leaves, and comes back by it with card and code', async () => {
      await page.getByRole('button', { name: 'Quitter' }).click();
      assert.match(await text(page), /Quittez-le aussi/);
      await seen(page, `quit-${mark}`);
      await go(page, '/enter');
      await enterBy(page, 'FranceConnect');
      // The provider still knows the browser, and asks all the same: computers are shared.
      await say(page, 'amina', '/identified');
      assert.match(await text(page), /FranceConnect nous a dit qui vous êtes/);
      await seen(page, `identified-${mark}`);
      await card(page);
      assert.equal(path(page), '/home');
    });

    test('comes back by it with a passphrase of their own', async () => {
      await go(page, '/security/passphrase');
      for (const name of ['login', 'passphrase', 'again']) {
        const value = name === 'login' ? `amina-${mark}` : PHRASE;
        await page.locator(`[name=${name}]`).fill(value);
      }
      await page.locator('main form button').first().click();
      assert.match(path(page), /passphrase-kept/);
      await page.getByRole('button', { name: 'Quitter' }).click();
      await go(page, '/enter');
      await enterBy(page, 'FranceConnect');
      await say(page, 'amina', '/identified');
      await page.getByText('Entrer avec ma phrase de passe').click();
      await page.locator('[name=passphrase]').fill(PHRASE);
      await seen(page, `identified-phrase-${mark}`);
      await page.locator('details form button').filter({ hasText: 'Entrer' }).last().click();
      assert.equal(path(page), '/home');
    });

    test('unties it', async () => {
      await go(page, '/identities');
      await page.getByRole('button', { name: 'Ne plus utiliser FranceConnect' }).click();
      assert.match(await text(page), /Le service n’est plus lié/);
      await go(page, '/journal');
      assert.match(await text(page), /vous avez lié un service d’identité/);
    });

    test('says no there, and nothing changes', async () => {
      await page.context().clearCookies();
      await go(page, '/enter');
      await enterBy(page, 'FranceConnect');
      await page.getByRole('button', { name: 'Refuser' }).click();
      await page.waitForURL(`${demo.base_url}/oidc/fc/callback*`);
      assert.match(await text(page), /Rien n’a changé/);
      await seen(page, `declined-${mark}`);
    });

    test('is told when a provider is down', async () => {
      await go(page, '/enter');
      const answered = page.waitForResponse((answer) => answer.url().endsWith('/oidc/down/start'));
      await enterBy(page, 'Service arrêté');
      assert.equal((await answered).status(), 503);
      assert.match(await text(page), /ne répond pas[\s\S]*Entrez avec votre carte/);
      await seen(page, `down-${mark}`);
    });
  });
}

test('an aidant comes by ProConnect with passphrase and the six digits', async () => {
  const page = await somebody();
  const { login, passphrase, totp_secret: secret } = demo.aidant;
  await go(page, '/login');
  await page.getByLabel('Identifiant').fill(login);
  await page.getByLabel('Phrase de passe').fill(passphrase);
  await page.getByLabel('Code à six chiffres').fill(totp(secret));
  await page.getByRole('button', { name: 'Entrer' }).click();
  await page.waitForURL(`${demo.base_url}/desk`);
  await go(page, '/identities');
  await page.getByRole('link', { name: 'Lier ProConnect' }).click();
  await say(page, 'agent-17', '/identities/confirm');
  await page.getByRole('button', { name: 'Oui, lier ProConnect' }).click();
  await page.getByRole('button', { name: 'Quitter' }).click();
  await go(page, '/login');
  await enterBy(page, 'ProConnect');
  // Staff keeps its session at the provider: nothing is asked again there.
  await page.waitForURL(`${demo.base_url}/identified`);
  await seen(page, 'identified-staff');
  await page.getByLabel('Phrase de passe').fill(passphrase);
  // The next step of the code: the one before was spent at the first door.
  await page.getByLabel('Code à six chiffres').fill(totp(secret, Date.now() + 30_000));
  await page.getByRole('button', { name: 'Entrer' }).click();
  await page.waitForURL(`${demo.base_url}/desk`);
});
