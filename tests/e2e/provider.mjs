// A real OpenID provider (npm oidc-provider) as FranceConnect and ProConnect behave: people and
// staff are two relying parties, levels of assurance are asked for, staff's userinfo is signed.

import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';

export const SECRET = 'secret-of-the-browser-tests';

function key(type, options, use) {
  const { privateKey } = generateKeyPairSync(type, options);
  return { ...privateKey.export({ format: 'jwk' }), use: 'sig', ...use };
}

const page = (title, body) => `<!doctype html><html lang="fr"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title></head>
<body><main><h1>${title}</h1>${body}</main></body></html>`;

/** A free port of this machine. */
export async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/**
 * Starts the provider for an Abri at `base`. It stands on `localhost`, which is another site than
 * `127.0.0.1`: cookies are shown as they are between FranceConnect and an instance.
 */
export async function startProvider(base) {
  const { default: Provider } = await import('oidc-provider');
  const port = await freePort();
  const issuer = `http://localhost:${port}`;
  const party = (id, name, more) => ({
    client_id: id,
    client_secret: SECRET,
    redirect_uris: [`${base}/oidc/${name}/callback`],
    response_types: ['code'],
    grant_types: ['authorization_code'],
    token_endpoint_auth_method: 'client_secret_post',
    ...more,
  });
  const provider = new Provider(issuer, {
    clients: [
      party('abri-people', 'fc', { id_token_signed_response_alg: 'ES256' }),
      party('abri-staff', 'pc', { userinfo_signed_response_alg: 'ES256' }),
    ],
    jwks: {
      keys: [
        key('rsa', { modulusLength: 2048 }, { alg: 'RS256', kid: 'rsa' }),
        key('ec', { namedCurve: 'P-256' }, { alg: 'ES256', kid: 'ec' }),
      ],
    },
    features: { devInteractions: { enabled: false }, jwtUserinfo: { enabled: true } },
    pkce: { required: () => true },
    acrValues: ['eidas1'],
    claims: { acr: null, openid: ['sub'], uid: ['uid'] },
    scopes: ['openid', 'uid'],
    cookies: { keys: ['of-the-tests'] },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, uid: id }) }),
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client.clientId, accountId: oidc.session.accountId,
      });
      grant.addOIDCScope('openid uid');
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  const server = createServer(async (request, response) => {
    if (!request.url.startsWith('/interaction/')) return answer(request, response);
    if (request.method === 'GET') {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      return response.end(page('Fournisseur des essais', `<form method="post">
<p><label>Qui êtes-vous <input name="login" required></label></p>
<p><button>Se connecter</button> <button name="no" value="yes" formnovalidate>Refuser</button></p></form>`));
    }
    let body = '';
    for await (const part of request) body += part;
    const fields = new URLSearchParams(body);
    const result = fields.has('no')
      ? { error: 'access_denied', error_description: 'no' }
      : { login: { accountId: fields.get('login'), acr: 'eidas1' } };
    return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  });
  await new Promise((resolve) => server.listen(port, resolve));
  const stop = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { issuer, stop };
}
