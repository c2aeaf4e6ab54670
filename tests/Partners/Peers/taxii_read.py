"""Reads and writes our server with the OASIS client (taxii2-client). Arguments: discovery URL, user, secret, collection, inbox."""
import sys

from taxii2client.v21 import Collection, Server, as_pages

discovery, user, secret, collection, inbox = sys.argv[1:]
server = Server(discovery, user=user, password=secret)
root = server.api_roots[0]
print("collections", len(root.collections))
readable = next(c for c in root.collections if c.id == collection)
objects = [o for page in as_pages(readable.get_objects, per_request=5) for o in page.get("objects", [])]
print("objects", len(objects), len({o["id"] for o in objects}))
print("types", " ".join(sorted({o["type"] for o in objects})))
entries = [e for page in as_pages(readable.get_manifest, per_request=50) for e in page.get("objects", [])]
print("manifest", len(entries))
one = readable.get_object(objects[0]["id"])
print("one", one["objects"][0]["id"] == objects[0]["id"])
writable = next(c for c in root.collections if c.id == inbox)
status = writable.add_objects({"objects": objects[:10]}, wait_for_completion=True)
print("status", status.status, status.total_count, status.success_count, status.failure_count, status.pending_count)
