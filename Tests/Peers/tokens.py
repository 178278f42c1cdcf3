"""A token server: oidc-provider-mock, with the client-credentials grant beside it, over TLS.

    tokens.py --certificate PATH --events FILE

The certificate's files end in .pem and .key. Prints one line of JSON:

    tokens      the port of https://127.0.0.1/tenant/oauth2/v2.0/token; /elsewhere there redirects to it, /flood never ends
    userinfo    where a mail server asks whose a token is, in the clear
    clear       the port of that, where POST /users/USER/revoke-tokens ends all tokens

The one client is `samordna` with the secret `hemligt lösen & mer`; its tokens are those of the account named by the
scope's first word. Each token given is a line in the file of events. Ends when its standard input does.
"""

import argparse
import json
import logging
import ssl
import sys
import threading
import warnings
from datetime import UTC, datetime, timedelta

warnings.simplefilter("ignore")
logging.disable()

import flask
import oidc_provider_mock
from authlib.integrations.flask_oauth2 import AuthorizationServer
from authlib.integrations.flask_oauth2.requests import FlaskOAuth2Request
from authlib.oauth2.rfc6749 import ClientCredentialsGrant, ClientMixin
from oidc_provider_mock._storage import AccessToken, storage
from werkzeug.serving import make_server

CLIENT, SECRET, LIFETIME = "samordna", "hemligt lösen & mer", 3600


class Client(ClientMixin):
    def get_client_id(self):
        return CLIENT

    def check_client_secret(self, client_secret):
        return client_secret == SECRET

    def check_endpoint_auth_method(self, method, endpoint):
        return method == "client_secret_post"

    def check_grant_type(self, grant_type):
        return grant_type == "client_credentials"

    def get_allowed_scope(self, scope):
        return scope


class Grant(ClientCredentialsGrant):
    TOKEN_ENDPOINT_AUTH_METHODS = ["client_secret_post"]


def application(events):
    app = flask.Flask("tokens")
    oidc_provider_mock.init_app(app)
    server = AuthorizationServer()

    def save(token, request):
        user = token["scope"].split()[0]
        storage.store_user(oidc_provider_mock.User(sub=user))
        storage.store_access_token(AccessToken(
            token=token["access_token"], user_id=user, scope="openid",
            expires_at=datetime.now(UTC) + timedelta(seconds=LIFETIME)))
        events.write(json.dumps({"user": user}) + "\n")

    app.config["OAUTH2_TOKEN_EXPIRES_IN"] = {"client_credentials": LIFETIME}
    server.init_app(app, query_client=lambda name: Client() if name == CLIENT else None, save_token=save)
    server.register_grant(Grant)

    @app.post("/tenant/oauth2/v2.0/token")
    def give():
        return server.create_token_response(FlaskOAuth2Request(flask.request))

    @app.post("/elsewhere")
    def lead_elsewhere():
        return flask.redirect("/tenant/oauth2/v2.0/token", code=307)

    @app.post("/flood")
    def flood():
        return flask.Response((b"x" * 1024 for _ in iter(int, 1)), mimetype="application/json")

    return app


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--certificate", required=True)
    parser.add_argument("--events", required=True)
    options = parser.parse_args()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(f"{options.certificate}.pem", f"{options.certificate}.key")
    app = application(open(options.events, "a", encoding="utf-8", buffering=1))
    secure = make_server("127.0.0.1", 0, app, threaded=True, ssl_context=context)
    clear = make_server("127.0.0.1", 0, app, threaded=True)
    for server in (secure, clear):
        threading.Thread(target=server.serve_forever, daemon=True).start()
    print(json.dumps({
        "tokens": secure.server_port, "clear": clear.server_port,
        "userinfo": f"http://127.0.0.1:{clear.server_port}/userinfo",
    }), flush=True)
    sys.stdin.read()


main()
