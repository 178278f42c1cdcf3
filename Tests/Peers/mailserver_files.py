"""The configuration and the certificates of the mail servers that mailserver.py starts."""

import subprocess

QUEUES = ("active", "bounce", "corrupt", "defer", "deferred", "flush", "hold", "incoming", "private", "saved", "trace")

DOMAINS = r"""
/(^|\.)example(\.(com|net|org|se))?$/ accepted
"""

RECIPIENTS = r"""
!/^okand/ accepted
"""

# local(8) finds no such user in the system, after smtpd has accepted the message: a real bounce.
TRANSPORTS = r"""
/^studs/ local:
"""


def postfix(directory):
    """main.cf: nothing leaves this machine, nothing is slowed down, nothing in a message is rewritten or mended."""
    return f"""
compatibility_level = 3.6
queue_directory = {directory}/queue
data_directory = {directory}/data
meta_directory = {directory}/postfix
maillog_file = {directory}/postfix.log
maillog_file_prefixes = {directory}
myhostname = mail.regionen.example
mydomain = regionen.example
mydestination =
alias_maps =
local_recipient_maps =
default_transport = error:5.1.2 only example domains
relay_domains =
transport_maps = regexp:{directory}/postfix/transports
virtual_mailbox_domains = regexp:{directory}/postfix/domains
virtual_mailbox_maps = regexp:{directory}/postfix/recipients
virtual_transport = lmtp:unix:{directory}/run/lmtp

inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
biff = no
disable_dns_lookups = yes
smtpd_peername_lookup = no
local_header_rewrite_clients =
append_dot_mydomain = no
enable_long_queue_ids = yes

smtpd_tls_cert_file = {directory}/tls/server.pem
smtpd_tls_key_file = {directory}/tls/server.key
smtpd_tls_auth_only = yes
smtpd_tls_loglevel = 0
smtpd_sasl_type = dovecot
smtpd_sasl_path = private/auth
smtpd_relay_restrictions = reject_unauth_destination
smtpd_recipient_restrictions = reject_unlisted_recipient, permit_mynetworks, reject
smtpd_forbid_bare_newline = reject
smtpd_forbid_bare_newline_exclusions =

message_size_limit = 52428800
mailbox_size_limit = 0
virtual_mailbox_limit = 0
lmtp_line_length_limit = 0

default_process_limit = 100
in_flow_delay = 0
lmtp_destination_concurrency_limit = 10
lmtp_destination_recipient_limit = 1
smtpd_client_connection_count_limit = 0
smtpd_client_event_limit_exceptions = static:all
smtpd_error_sleep_time = 0
smtpd_soft_error_limit = 100000
smtpd_hard_error_limit = 100000
smtpd_junk_command_limit = 100000
smtpd_recipient_limit = 10000
"""


def postfix_services(ports):
    """master.cf: the submission port, the port without AUTH, and only the services that delivery needs."""
    return f"""
127.0.0.1:{ports["smtp"]} inet n - n - - smtpd
  -o syslog_name=submission
  -o smtpd_tls_security_level=encrypt
  -o smtpd_sasl_auth_enable=yes
  -o smtpd_recipient_restrictions=permit_sasl_authenticated,reject
127.0.0.1:{ports["relay"]} inet n - n - - smtpd
  -o smtpd_tls_security_level=may
cleanup   unix      n - n - 0 cleanup
qmgr      unix      n - n 300 1 qmgr
tlsmgr    unix      - - n 1000? 1 tlsmgr
rewrite   unix      - - n - - trivial-rewrite
bounce    unix      - - n - 0 bounce
defer     unix      - - n - 0 bounce
trace     unix      - - n - 0 bounce
flush     unix      n - n 1000? 0 flush
proxymap  unix      - - n - - proxymap
error     unix      - - n - - error
local     unix  - n n - - local
retry     unix      - - n - - error
lmtp      unix      - - n - - lmtp
anvil     unix      - - n - 1 anvil
scache    unix      - - n - 1 scache
pickup    unix      n - n 60 1 pickup
showq     unix      n - n - - showq
postlog   unix-dgram n - n - 1 postlogd
"""


def dovecot(directory, ports, password):
    """dovecot.conf: any name is an account, no answer is delayed, no delivery waits for the disk."""
    return f"""
base_dir = {directory}/run
state_dir = {directory}/state
log_path = {directory}/dovecot.log
protocols = imap lmtp
listen = 127.0.0.1

ssl = required
ssl_cert = <{directory}/tls/server.pem
ssl_key = <{directory}/tls/server.key
auth_mechanisms = plain login
auth_failure_delay = 0
auth_username_format = %Lu
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid=nobody gid=nogroup home={directory}/mail/%u allow_all_users=yes
}}

mail_location = maildir:{directory}/mail/%u
mail_fsync = never
mail_max_userip_connections = 1000
first_valid_gid = 0

service anvil {{
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service auth {{
  unix_listener {directory}/queue/private/auth {{
    mode = 0660
    user = postfix
  }}
}}
service imap-login {{
  service_count = 0
  process_min_avail = 1
  client_limit = 1000
  inet_listener imap {{
    port = {ports["imap"]}
  }}
  inet_listener imaps {{
    port = {ports["imaps"]}
    ssl = yes
  }}
}}
protocol lmtp {{
  mail_plugins = sieve
  postmaster_address = postmaster@regionen.example
}}
submission_host = 127.0.0.1:{ports["relay"]}
plugin {{
  sieve = file:{directory}/sieve/%u.sieve
  sieve_extensions = +editheader
}}

service lmtp {{
  process_min_avail = 2
  process_limit = 50
}}
"""


def dovecot_xoauth2(directory):
    """More of dovecot.conf: tokens beside the password."""
    return f"""
auth_mechanisms = plain login xoauth2
passdb {{
  driver = oauth2
  mechanisms = xoauth2
  args = {directory}/tokens.conf
}}
"""


def dovecot_tokens(userinfo):
    """The oauth2 passdb: an account may be entered by the token whose subject it is."""
    return f"""
introspection_url = {userinfo}
introspection_mode = auth
username_attribute = sub
"""


def write_certificates(directory):
    """A certificate authority of our own, and a server certificate for 127.0.0.1 and localhost signed by it."""
    directory.mkdir()
    names = directory / "names"
    names.write_text("subjectAltName = DNS:localhost, IP:127.0.0.1\n")
    key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    openssl("req", "-x509", *key, "-days", "30", "-subj", "/CN=Peers of the tests",
            "-addext", "keyUsage = critical, keyCertSign, cRLSign",
            "-keyout", directory / "ca.key", "-out", directory / "ca.pem")
    openssl("req", "-new", *key, "-subj", "/CN=localhost",
            "-keyout", directory / "server.key", "-out", directory / "server.csr")
    openssl("x509", "-req", "-days", "30", "-in", directory / "server.csr", "-extfile", names,
            "-CA", directory / "ca.pem", "-CAkey", directory / "ca.key", "-CAcreateserial",
            "-out", directory / "server.pem")
    (directory / "server.key").chmod(0o600)


def openssl(*arguments):
    subprocess.run(["openssl", *arguments], check=True, capture_output=True)
