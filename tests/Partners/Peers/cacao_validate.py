"""Holds CACAO 2.0 playbooks against the JSON schemas that OASIS publishes. Arguments: the directory of the schemas, then files. Prints a line for each problem."""
import json
import sys
from pathlib import Path

from jsonschema import Draft7Validator, RefResolver

folder = Path(sys.argv[1])
store = {}
for file in folder.rglob("*.json"):
    schema = json.loads(file.read_text(encoding="utf-8"))
    store[schema["$id"]] = schema
root = json.loads((folder / "playbook.json").read_text(encoding="utf-8"))


class Offline(RefResolver):
    """Nothing is fetched: a schema that is not here is an error."""

    def resolve_remote(self, uri):
        raise LookupError(uri)


validator = Draft7Validator(root, resolver=Offline(root["$id"], root, store=store))
for name in sys.argv[2:]:
    for error in validator.iter_errors(json.loads(Path(name).read_text(encoding="utf-8"))):
        where = "/".join(str(p) for p in error.absolute_path)
        best = min(error.context, key=lambda e: (len(e.context or []), -len(e.path)), default=error)
        print(f"{Path(name).name}: {where}: {best.message[:300]}")
