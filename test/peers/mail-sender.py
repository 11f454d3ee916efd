# Job: Python's SMTP client. Arguments: port, sender, recipient. Sends the e-mail on standard input unchanged.
# With a charset and a transfer encoding as two more arguments: standard input is the text of an e-mail, which
# Python's email package builds.
import smtplib
import sys
from email.message import EmailMessage
from email.policy import SMTP


def compose(text, sender, recipient, charset, encoding):
    message = EmailMessage(policy=SMTP)
    message["From"], message["To"], message["Subject"] = sender, recipient, "Тема"
    message.set_content(text, charset=charset, cte=encoding)
    return message.as_bytes()


port, sender, recipient, *form = sys.argv[1:]
mail = sys.stdin.buffer.read()
if form:
    mail = compose(mail.decode(), sender, recipient, *form)
with smtplib.SMTP("127.0.0.1", int(port), timeout=10) as client:
    client.ehlo()
    options = ["BODY=8BITMIME"] if client.has_extn("8bitmime") else []
    client.sendmail(sender, [recipient], mail, mail_options=options)
