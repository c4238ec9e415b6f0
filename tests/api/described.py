#!/usr/bin/env python3
"""schemathesis over the whole description, once as nobody, the owner, an aidant, an auditor."""
import json, os, shutil, subprocess, sys, tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "attacks"))
from server import Server

# What every answer must hold. Not asked for: that data outside of the schema is refused by schema
# alone (a kind that the catalogue lacks is refused by rule), or that a foreign id is anything but 404.
CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance,response_headers_conformance"


def run(server, name, token):
    tool = os.path.join(os.path.dirname(sys.executable), "schemathesis")
    folder = tempfile.mkdtemp(prefix="abri-api-")
    args = [tool, "run", f"http://{server.host}/api/v1/openapi.json", "--checks", CHECKS, "--max-examples", "12",
            "--generation-deterministic", "--no-color", "--phases", "examples,coverage,fuzzing", "--workers", "1",
            "--exclude-path", "/api/v1/sessions/current"]
    if token:
        args += ["--header", f"Authorization: Bearer {token}"]
    done = subprocess.run(args, cwd=folder, capture_output=True, text=True)
    shutil.rmtree(folder, ignore_errors=True)
    print(f"{'ok     ' if done.returncode == 0 else 'FAILED '} the API as {name}")
    if done.returncode:
        print(done.stdout[-12000:], done.stderr[-2000:])
    return done.returncode == 0


def main():
    server = Server(sys.argv[1])
    try:
        who = [("nobody", None), ("the owner", server.person())]
        who += [(f"the {name}", server.staff(name)) for name in ("aidant", "auditor")]
        results = [run(server, name, token) for name, token in who]
    finally:
        server.stop()
        shutil.rmtree(server.folder, ignore_errors=True)
    print(f"{sum(results)} passed, {len(results) - sum(results)} failed")
    sys.exit(not all(results))


main()
