# Job: Python's SMTP client. Arguments: port, sender, recipient. Sends the mail that comes on standard input, as it is.
import smtplib
import sys

port, sender, recipient = sys.argv[1:]
with smtplib.SMTP("127.0.0.1", int(port), timeout=10) as client:
    client.ehlo()
    options = ["BODY=8BITMIME"] if client.has_extn("8bitmime") else []
    client.sendmail(sender, [recipient], sys.stdin.buffer.read(), mail_options=options)
