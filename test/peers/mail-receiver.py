# Job: an SMTP server of aiosmtpd. Prints its port, then every received e-mail as a line of JSON, as Python's email
# package reads it: envelope, headers, the body as text and its bytes after the transfer encoding, in hexadecimal.
# With files as arguments: only reads these e-mails, which another server stored.
import json
import socket
import sys
import time
from email import message_from_bytes
from email.policy import default

from aiosmtpd.controller import Controller


def describe(content):
    message = message_from_bytes(content, policy=default)
    return {
        "headers": {name: str(value) for name, value in message.items()},
        "charset": message.get_content_charset(),
        "text": message.get_content(),
        "octets": message.get_payload(decode=True).hex(),
        "defects": [type(defect).__name__ for defect in message.defects],
    }


class Handler:
    async def handle_DATA(self, server, session, envelope):
        mail = {"from": envelope.mail_from, "to": envelope.rcpt_tos, **describe(envelope.content)}
        print(json.dumps(mail), flush=True)
        return "250 OK"


def main():
    if len(sys.argv) > 1:
        for name in sys.argv[1:]:
            with open(name, "rb") as stored:
                print(json.dumps(describe(stored.read())))
        return
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    Controller(Handler(), hostname="127.0.0.1", port=port).start()
    print(f"port {port}", flush=True)
    while True:
        time.sleep(60)


main()
