"""Mails through a real server with STARTTLS and AUTH, as they arrive."""
import datetime, email, email.policy, os, re, shutil, socket, ssl, tempfile, time
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from server import Server

NAME, PASSWORD = "abri-sink", "un mot de passe du relais"
FROM, TO = "accueil@example.org", "personne.canari@example.net"


def certificates(folder):
    """A certificate of an authority of our own for this machine: the files of key, chain and authority."""
    key = ec.generate_private_key(ec.SECP256R1())
    own = ec.generate_private_key(ec.SECP256R1())
    now, day = datetime.datetime.now(datetime.timezone.utc), datetime.timedelta(days=1)

    def signed(name, public, ca):
        subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
        builder = x509.CertificateBuilder().subject_name(subject).public_key(public)
        builder = builder.issuer_name(x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Sink CA")]))
        builder = builder.serial_number(x509.random_serial_number()).not_valid_before(now - day).not_valid_after(now + day)
        builder = builder.add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
        if not ca:
            builder = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
            builder = builder.add_extension(x509.ExtendedKeyUsage([x509.oid.ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        return builder.sign(own, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)

    paths = [os.path.join(folder, name) for name in ("key.pem", "chain.pem", "ca.pem")]
    plain = serialization.NoEncryption()
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    for path, content in zip(paths, (pem, signed("localhost", key.public_key(), False), signed("Sink CA", own.public_key(), True))):
        with open(path, "wb") as file:
            file.write(content)
    return paths


class Sink:
    """The server's side: what came, how it came, and which recipients it does not know."""

    def __init__(self):
        self.came, self.unknown, self.tried = [], set(), []

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address in self.unknown:
            return "550 5.1.1 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 ok"

    async def handle_DATA(self, server, session, envelope):
        secured = session.ssl is not None and session.authenticated
        self.came.append((secured, envelope.mail_from, envelope.rcpt_tos, envelope.content))
        return "250 taken"

    def enters(self, server, session, envelope, mechanism, data):
        self.tried.append(data.login)
        return AuthResult(success=(data.login, data.password) == (NAME.encode(), PASSWORD.encode()))


def relay(sink, folder, tls=True):
    """A server that takes nothing without TLS and without a name; without `tls`, one that lost its TLS."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    context = None
    if tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(os.path.join(folder, "chain.pem"), os.path.join(folder, "key.pem"))
    controller = Controller(sink, hostname="localhost", port=port, tls_context=context, require_starttls=tls,
                            auth_required=tls, auth_require_tls=tls, authenticator=sink.enters)
    controller.start()
    return controller


def settings(port, folder):
    return {"ABRI_SMTP__HOST": "localhost", "ABRI_SMTP__PORT": str(port), "ABRI_SMTP__SECURITY": "starttls", "ABRI_SMTP__USERNAME": NAME,
            "ABRI_SMTP__PASSWORD": PASSWORD, "ABRI_SMTP__FROM": FROM, "SSL_CERT_FILE": os.path.join(folder, "ca.pem")}


def wait(holds, what, most=40):
    """Jobs run every five seconds."""
    began = time.monotonic()
    while not holds():
        assert time.monotonic() - began < most, what
        time.sleep(0.2)


def discreet(mail, secrets):
    """What every mail is: secured, plain, answered by nobody, and saying nothing of whom or what."""
    secured, sender, recipients, content = mail
    assert secured and sender == FROM and recipients == [TO], mail[:3]
    letter = email.message_from_bytes(content, policy=email.policy.SMTP)
    assert letter["Subject"] == "Un message pour vous" and letter["Auto-Submitted"] == "auto-generated"
    assert letter["From"] == FROM and letter["To"] == TO and letter.get_content_type() == "text/plain"
    assert letter["Message-ID"].endswith("@example.org>")
    text = letter.get_content()
    whole = content.decode("utf-8", "replace").lower() + text.lower()
    for word in ["abri", "coffre", "papier", "mandat", "carte", "http", *secrets]:
        assert word.lower() not in whole.replace(FROM, ""), word
    assert "bonjour" in text.lower()
    return text


def mails_go_out_secured(outside):
    """Mails by STARTTLS and AUTH arrive discreet; without TLS none goes; an unknown mailbox is dropped."""
    folder, keys = tempfile.mkdtemp(prefix="abri-mails-"), tempfile.mkdtemp(prefix="abri-sink-")
    demo = Server(outside.binary, folder)
    demo.stop()
    certificates(keys)
    locker = demo.who["beneficiary"]["locker_id"]
    contact, sinks = f"/lockers/{locker}/contact", []

    def with_relay(tls=True):
        sink = Sink()
        controller = relay(sink, keys, tls)
        server = Server(outside.binary, folder, serve=True, settings=settings(controller.port, keys))
        server.who = demo.who
        sinks.append((controller, server))
        return sink, server

    def close():
        controller, server = sinks.pop()
        server.stop()
        controller.stop()

    def standing(server, token):
        return server.ok(200, "GET", contact + "?channel=email", token)["standing"]

    try:
        # A server that lost its TLS is no server: nothing goes, and no password either.
        sink, server = with_relay(tls=False)
        token = server.person()
        server.ok(200, "PUT", contact, token, {"channel": "email", "address": TO})
        time.sleep(7)
        assert not sink.came and not sink.tried, "something went out unsecured"
        close()
        # What was surely not taken waits, and goes out when the server is right.
        sink, server = with_relay()
        wait(lambda: sink.came, "no code arrived", most=150)
        names = [demo.who["beneficiary"].get("name", "Amina"), "Amina", "Diallo"]
        code = re.search(r"\b(\d{6})\b", discreet(sink.came[0], names)).group(1)
        assert set(sink.tried) == {NAME.encode()}
        token = server.person()
        server.ok(204, "POST", contact + "/validate", token, {"channel": "email", "code": code})
        assert standing(server, token) == "validated"
        server.ok(201, "PUT", f"/lockers/{locker}/sheet", token)
        wait(lambda: len(sink.came) > 1, "no notice arrived")
        text = discreet(sink.came[-1], names)
        assert "mots de secours" in text and "Répondez NON" not in text, text
        # A mailbox that is no more: dropped, and the person sees it.
        sink.unknown.add(TO)
        taken = len(sink.came)
        server.ok(201, "PUT", f"/lockers/{locker}/sheet", token)
        wait(lambda: standing(server, token) == "lost", "the mailbox was not dropped")
        server.ok(201, "PUT", f"/lockers/{locker}/sheet", token)
        time.sleep(6)
        assert len(sink.came) == taken, "something was sent to a mailbox that is no more"
        close()
        with open(server.log.name, encoding="utf-8") as log:
            assert TO not in log.read()
        assert server.verify()["whole"]
    finally:
        while sinks:
            close()
        shutil.rmtree(folder, ignore_errors=True)
        shutil.rmtree(keys, ignore_errors=True)
