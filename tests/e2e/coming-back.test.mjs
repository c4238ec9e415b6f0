// Lucienne on a shared computer, without scripts, at 320 px: card and code, then a forgotten code that
// she and one guardian replace at the counter. Nothing is lost, and "Quitter" leaves nothing behind.

import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { found, openComputer, quitAndGoBack } from './computer.mjs';
import { chooseCode, press, startWalk, text } from './walk.mjs';

const fixture = (name) => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));
const PAPERS = [
  ['cni', 'Canari carte de Lucienne', fixture('cni-recto-phone.jpg')],
  ['caf_certificate', 'Canari CAF de Lucienne', fixture('attestation-caf.pdf')],
  ['other', 'Canari voix de Lucienne', fixture('temoignage.wav')],
];
const NEW_PIN = '806213';

let walk;
let folder;

before(async () => {
  walk = await startWalk('back-code');
  folder = await mkdtemp(join(tmpdir(), 'abri-lucienne-'));
});

after(async () => {
  await walk?.stop();
  if (folder) await rm(folder, { recursive: true, force: true });
});

describe('Lucienne, shared computer, scripts off, 320 px', () => {
  let lucienne;
  let papers;
  let computer;
  let shared;
  let marie;
  let short;

  test('her locker is opened at the desk, and her papers lie in it', async () => {
    marie = await walk.somebody('marie');
    await walk.login(marie, walk.demo.aidant);
    const phone = await walk.somebody('phone');
    lucienne = await walk.open(marie, phone, { name: 'Lucienne Canari', pin: '915037' });
    papers = await walk.deposit(lucienne, PAPERS);
    assert.equal(papers.length, PAPERS.length);
  });

  test('she enters with card and code on the shared computer', async () => {
    computer = await openComputer(folder, 'computer', false);
    walk.watch('computer', computer.context);
    shared = computer.page;
    assert.equal(await walk.enter(shared, lucienne.card, lucienne.pin), 303);
    assert.equal(walk.path(shared), '/home');
    assert.equal(await shared.locator('.who').innerText(), lucienne.name);
    await press(shared, 'Quitter');
    assert.equal(walk.path(shared), '/quit');
    assert.match(await text(shared), /Personne n’a gardé votre code|code/);
  });

  test('the code is forgotten: the page of entry says where to go', async () => {
    assert.equal(await walk.enter(shared, lucienne.card, '111777'), 401);
    assert.match(await text(shared), /Cela ne va pas ensemble/);
    await shared.getByRole('link', { name: 'J’ai perdu ma carte ou mon code' }).click();
    assert.equal(walk.path(shared), '/lost');
    await walk.seen(shared, 'lost');
    await shared.locator('a[href="/lost/code"]').click();
    assert.equal(walk.path(shared), '/lost/code');
    await walk.seen(shared, 'lost-code');
  });

  test('what does not fit is said at once and starts nothing', async () => {
    const submit = shared.locator('form[action="/lost/code"] button').last();
    await shared.fill('#card', lucienne.card);
    await chooseCode(shared, NEW_PIN, '806214');
    assert.equal(await press(shared, submit), 422);
    assert.match(await text(shared), /Les deux codes ne sont pas pareils/);
    assert.equal(await shared.inputValue('#card'), lucienne.card, 'what was typed stays');
    assert.equal(await shared.inputValue('#pin'), '', 'a code is never shown again');
    await walk.seen(shared, 'lost-code-refused');
    await shared.fill('#card', lucienne.card.replace(/.$/, (last) => (last === '0' ? '1' : '0')));
    await chooseCode(shared, NEW_PIN);
    assert.equal(await press(shared, submit), 422);
    assert.match(await text(shared), /Ce texte n’est pas complet/);
    await walk.go(marie, '/desk/guarded');
    assert.match(await text(marie), /Lucienne Canari/);
    assert.doesNotMatch(await text(marie), /On attend les gardiens/, 'nothing waits yet');
  });

  test('she chooses a new code; it opens nothing without a guardian', async () => {
    await shared.fill('#card', lucienne.card);
    await chooseCode(shared, NEW_PIN);
    assert.equal(await press(shared, shared.locator('form[action="/lost/code"] button').last()), 303);
    assert.match(walk.path(shared), /^\/r\/[0-9A-Z-]+$/);
    short = await shared.locator('strong.short').first().innerText();
    assert.match(await text(shared), /On attend les gardiens[\s\S]*0 \/ 1/);
    assert.doesNotMatch(await shared.content(), /Lucienne/, 'the page names nobody');
    assert.equal(await shared.locator('#pin').count(), 0, 'nothing to finish yet');
    await walk.seen(shared, 'waits');
    assert.equal((await walk.session({ card: lucienne.card, pin: NEW_PIN })).status, 401);
  });

  test('one guardian at the counter confirms who she is', async () => {
    await walk.go(marie, '/desk/guarded');
    await walk.seen(marie, 'guarded');
    await marie.getByRole('link', { name: 'Aider une personne à revenir' }).click();
    await marie.fill('#short', short.toLowerCase());
    assert.equal(await press(marie, marie.locator('form[action="/desk/recover"] button').first()), 422);
    assert.equal((await marie.inputValue('#short')).toUpperCase(), short, 'what was typed stays');
    await walk.seen(marie, 'recover-refused');
    assert.equal(await walk.confirm(marie, short, 'Amina Benali'), 409);
    assert.match(await text(marie), /Regardez le numéro et le nom/, 'another person’s locker is not opened with it');
    await walk.go(marie, `/desk/recover/${short}`);
    await walk.seen(marie, 'recover');
    assert.equal(await walk.confirm(marie, short, lucienne.name), 303);
    assert.match(await text(marie), /Vous avez confirmé/);
    await walk.seen(marie, 'confirmed');
    // A guardian confirms; that opens nothing to them.
    assert.equal((await walk.go(marie, `/papers/${papers[0].id}`)).status(), 404);
  });

  test('she takes up her locker: every paper opens, to the byte', async () => {
    await shared.reload();
    assert.match(await text(shared), /C’est prêt/);
    await walk.seen(shared, 'ready');
    const finish = shared.locator(`form[action="/r/${short}"] button`).last();
    await shared.fill('#card', lucienne.card);
    await shared.fill('#pin', lucienne.pin);
    assert.equal(await press(shared, finish), 401, 'the old code is not the new one');
    await shared.fill('#card', lucienne.card);
    await shared.fill('#pin', NEW_PIN);
    assert.equal(await press(shared, finish), 303);
    assert.match(walk.path(shared), /^\/home/);
    assert.match(await text(shared), /Vous êtes revenu/);
    await walk.seen(shared, 'home');
    await walk.readAll(shared, papers);
  });

  test('the journal tells it, with the guardian’s name', async () => {
    const told = await walk.journal(shared);
    await walk.seen(shared, 'journal');
    assert.match(told, /quelqu’un demande à revenir avec ses gardiens/);
    assert.match(told, /Marie Diallo .*a confirmé qui vous êtes, en gardien/);
    assert.match(told, /vous avez retrouvé votre coffre avec un nouveau code/);
    assert.doesNotMatch(told, /recovery\.|[a-z]_[a-z]/, 'a person never sees a code');
  });

  test('after "Quitter", Back, history and the disk show nothing of hers', async () => {
    await walk.go(shared, `/papers/${papers[0].id}`);
    const titles = papers.map(({ title }) => title);
    await quitAndGoBack(shared, [...titles, lucienne.name, lucienne.card], 9);
    await walk.go(shared, '/papers');
    assert.doesNotMatch(await shared.content(), /Canari/);
    await walk.go(shared, `/r/${short}`);
    assert.doesNotMatch(await shared.content(), /Lucienne|Canari/);
    await walk.seen(shared, 'finished');
    await computer.context.close();
    const bytes = papers.map(({ title, file }) => [title, file.subarray(2000, 2064)]);
    // What was typed into a form that was refused is no paper: Chromium notes it with its tabs.
    const words = [...titles, lucienne.name].map((word) => [word, Buffer.from(word)]);
    assert.deepEqual(await found(computer.profile, [...bytes, ...words]), []);
  });

  test('the old code opens nothing any more, the new one does', async () => {
    const again = await walk.somebody('again');
    assert.equal(await walk.enter(again, lucienne.card, lucienne.pin), 401);
    assert.equal(await walk.enter(again, lucienne.card, NEW_PIN), 303);
    assert.equal(walk.path(again), '/home');
    await walk.readAll(again, papers);
  });

  test('axe finds nothing on any of these pages', () => walk.checkKept());
  test('no request left the origin and no page complained', () => walk.checkQuiet());
});
