"""A Postfix on the machine: port 25 for those on it, port 587 with TLS and a password, all into one mailbox."""

import email
import email.policy
import mailbox
import textwrap

PASSWORD = "hemligt"

MAIN = """
compatibility_level = 3.6
myhostname = localhost
mydestination = localhost regionen.example kommun.example
local_recipient_maps =
luser_relay = post
alias_maps =
mynetworks = 127.0.0.0/8
inet_interfaces = loopback-only
inet_protocols = ipv4
disable_dns_lookups = yes
biff = no
smtpd_tls_cert_file = /etc/postfix/server.pem
smtpd_tls_key_file = /etc/postfix/server.key
smtpd_tls_security_level = may
smtpd_tls_auth_only = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = private/auth
"""

SUBMISSION = """
submission inet n - y - - smtpd
  -o smtpd_tls_security_level=encrypt
  -o smtpd_sasl_auth_enable=yes
  -o smtpd_client_restrictions=permit_sasl_authenticated,reject
"""

DOVECOT = f"""
protocols =
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login
passdb {{
  driver = static
  args = password={PASSWORD}
}}
service auth {{
  unix_listener /var/spool/postfix/private/auth {{
    mode = 0660
    user = postfix
    group = postfix
  }}
}}
"""


def start(machine):
    """Samordna trusts its certificate by /etc/samordna/ca.pem."""
    machine.run("useradd --create-home post")
    machine.run(
        "openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=localhost -addext subjectAltName=DNS:localhost "
        "-keyout /etc/postfix/server.key -out /etc/postfix/server.pem")
    machine.write("/etc/postfix/main.cf", MAIN)
    machine.run("cp /usr/share/postfix/master.cf.dist /etc/postfix/master.cf")
    with open(machine.root / "etc/postfix/master.cf", "a") as master:
        master.write(textwrap.dedent(SUBMISSION))
    machine.write("/etc/dovecot/dovecot.conf", DOVECOT)
    machine.run("systemctl enable dovecot postfix && systemctl restart dovecot postfix")


def messages(machine):
    """What has been delivered, oldest first."""
    path = machine.root / "var/mail/post"
    if not path.exists():
        return []
    read = mailbox.mbox(path, factory=lambda file: email.message_from_binary_file(file, policy=email.policy.default))
    return list(read)


def calendar_methods(message):
    return [part.get_param("method") for part in message.walk() if part.get_content_type() == "text/calendar"]
