"""A mail server that keeps what it gets, one file per message. Run by test_smtp.py with the Python that has aiosmtpd.

usage: smtp_sink.py FOLDER plain|starttls|tls [CERTIFICATE KEY]
The file "mood" in the folder says what it does: take, refuse (a recipient), reject (after the whole message) or silent (says nothing
after the whole message). Prints its port.
"""

import asyncio
import logging
import ssl
import sys
import time
import warnings
from pathlib import Path

from aiosmtpd.smtp import SMTP, AuthResult

folder, way, *pair = sys.argv[1:]
folder = Path(folder)


def mood():
    return (folder / "mood").read_text().strip()


class Keeper:
    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        session.host_name = hostname
        with (folder / "greetings").open("a") as greetings:
            greetings.write(f"{hostname} {channel(server)}\n")
        return responses

    async def handle_RCPT(self, server, session, envelope, address, options):
        if mood() == "refuse":
            return f"450 4.2.1 mailbox of {address} is busy"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server, session, envelope):
        if mood() == "reject":
            return "554 5.6.0 not like this"
        if mood() == "silent":
            await asyncio.sleep(3600)
        name = time.time_ns()
        (folder / f"{name}.eml").write_bytes(envelope.content)
        (folder / f"{name}.txt").write_text(f"{envelope.mail_from} {' '.join(envelope.rcpt_tos)} {channel(server)}")
        return "250 2.0.0 queued as KRACHT42"


def channel(server):
    return "tls" if server.transport.get_extra_info("ssl_object") else "open"


def known(server, session, envelope, mechanism, data):
    return AuthResult(success=(data.login, data.password) == (b"kring", b"geheim"))


async def main():
    context = None
    if pair:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*pair)

    def connection():
        inner = context if way == "starttls" else None
        return SMTP(Keeper(), tls_context=inner, require_starttls=way == "starttls", authenticator=known,
                    auth_required=way != "plain", auth_require_tls=way == "starttls", hostname="sink")

    for noise in (logging.getLogger("mail.log"), logging.getLogger("asyncio")):
        noise.setLevel(logging.CRITICAL)
    warnings.simplefilter("ignore")
    server = await asyncio.get_running_loop().create_server(connection, "0.0.0.0", 0, ssl=context if way == "tls" else None)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())
