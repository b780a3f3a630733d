"""A throw-away nginx on loopback, over plain text and TLS, and the certificates that both sides need."""

import glob
import os
import shutil
import socket
import subprocess
import time
import urllib.request

# About 200 bytes, as the small answers of a shop's API are.
BODY = (
    '{"code":0,"message":"Success","request_id":"202411220933000101890830EF","data":{"order_id":"576461413038785752",'
    '"status":"AWAITING_SHIPMENT","total_amount":"129.90","currency":"GBP","line_items":[{"quantity":2}]}}'
)

CONFIGURATION = """
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 1024; }}
http {{
  access_log off;
  default_type application/json;
  keepalive_requests 100000000;
  tcp_nodelay on;
  client_body_temp_path {folder}/temporary-body;
  proxy_temp_path {folder}/temporary-proxy;
  fastcgi_temp_path {folder}/temporary-fastcgi;
  uwsgi_temp_path {folder}/temporary-uwsgi;
  scgi_temp_path {folder}/temporary-scgi;
  server {{
    listen 127.0.0.1:{plain};
    listen 127.0.0.1:{tls} ssl;
    ssl_certificate {folder}/server.pem;
    ssl_certificate_key {folder}/server.key;
    location = /status {{ stub_status; }}
    location / {{ return 200 '{body}'; }}
  }}
}}
"""


def find_nginx():
    return shutil.which("nginx", path=os.environ.get("PATH", "") + ":/usr/sbin:/sbin:/usr/local/sbin")


def free_ports(count):
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


class Server:
    """Used as a context: stops nginx at its end, however that comes about."""

    def __init__(self, nginx, folder):
        self.nginx, self.folder = nginx, folder
        self.plain_port, self.tls_port = free_ports(2)
        self.plain = f"http://127.0.0.1:{self.plain_port}"
        self.tls = f"https://localhost:{self.tls_port}"
        self.questions = 0

    def __enter__(self):
        path = os.path.join(self.folder, "nginx.conf")
        with open(path, "w") as file:
            file.write(
                CONFIGURATION.format(folder=self.folder, plain=self.plain_port, tls=self.tls_port, body=BODY)
            )
        log = os.path.join(self.folder, "error.log")
        self.process = subprocess.Popen(
            [self.nginx, "-p", self.folder, "-c", path, "-e", log], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            self.wait_until_it_answers(log)
        except BaseException:
            self.__exit__()
            raise
        return self

    def wait_until_it_answers(self, log):
        deadline = time.monotonic() + 10
        while True:
            try:
                return socket.create_connection(("127.0.0.1", self.tls_port), timeout=1).close()
            except OSError:
                if self.process.poll() is not None or time.monotonic() > deadline:
                    words = open(log).read() if os.path.exists(log) else "it wrote no log"
                    raise SystemExit(f"nginx did not start: {words}")
                time.sleep(0.02)

    def requests(self):
        """How many it has answered so far, without those that asked it this."""
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(f"{self.plain}/status", timeout=5) as response:
            total = int(response.read().decode().split("requests\n")[1].split()[2])
        self.questions += 1
        return total - self.questions

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def openssl(*arguments):
    done = subprocess.run(["openssl", *arguments], capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"openssl {arguments[0]} failed: {done.stderr}")
    return done.stdout


def make_certificates(folder):
    """An authority of our own, and a server's certificate by it, in `folder`."""
    at = lambda name: os.path.join(folder, name)
    curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    openssl(
        "req", "-x509", *curve, "-days", "2", "-subj", "/CN=Benchmark authority",
        "-keyout", at("authority.key"), "-out", at("authority.pem"),
    )
    openssl("req", *curve, "-subj", "/CN=localhost", "-keyout", at("server.key"), "-out", at("server.csr"))
    with open(at("server.ext"), "w") as file:
        file.write("subjectAltName=DNS:localhost,IP:127.0.0.1\n")
    openssl(
        "x509", "-req", "-in", at("server.csr"), "-CA", at("authority.pem"), "-CAkey", at("authority.key"),
        "-CAcreateserial", "-days", "2", "-extfile", at("server.ext"), "-out", at("server.pem"),
    )


def make_trust(folder):
    """Each client trusts the system's authorities and ours, in the way that it uses by default.

    curl reads one bundle file and parses every certificate in it for a new connection; Signet looks the one that it
    needs up in a hashed directory. Both are what a user gets without any option, so each is given our authority in its
    own form, next to all of the system's: neither is spared any work. Returns the bundle and the directory.
    """
    bundle = os.path.join(folder, "bundle.pem")
    directory = os.path.join(folder, "authorities")
    os.mkdir(directory)
    authority = os.path.join(folder, "authority.pem")
    with open(bundle, "wb") as out:
        for source in (system_bundle(), authority):
            with open(source, "rb") as file:
                out.write(file.read() + b"\n")
    for link in glob.glob("/etc/ssl/certs/*.[0-9]"):
        os.symlink(os.path.realpath(link), os.path.join(directory, os.path.basename(link)))
    hashed = openssl("x509", "-in", authority, "-noout", "-hash").strip()
    free = next(number for number in range(10) if not os.path.lexists(os.path.join(directory, f"{hashed}.{number}")))
    os.symlink(authority, os.path.join(directory, f"{hashed}.{free}"))
    return bundle, directory


def system_bundle():
    for path in ("/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem"):
        if os.path.exists(path):
            return path
    raise SystemExit("no bundle of the system's certificate authorities was found: apt-get install ca-certificates")
