"""Serves one empty collection with medallion, the OASIS TAXII server. Arguments: port, file for its data."""
import json
import logging
import sys

import medallion
from medallion.common import APPLICATION_INSTANCE as app

port, data = int(sys.argv[1]), sys.argv[2]
with open(data, "w") as file:
    json.dump({
        "/discovery": {"title": "t", "default": f"http://127.0.0.1:{port}/root/", "api_roots": [f"http://127.0.0.1:{port}/root/"]},
        "root": {
            "information": {"title": "r", "versions": ["application/taxii+json;version=2.1"], "max_content_length": 10000000},
            "status": [],
            "collections": [{"id": "91a7b528-80eb-42ed-a74d-c6fbd5a26116", "title": "c", "can_read": True, "can_write": True, "media_types": ["application/stix+json;version=2.1"], "objects": [], "manifest": []}],
        },
    }, file)
logging.getLogger("werkzeug").setLevel(logging.ERROR)
config = {"users": {"us": "secret"}, "taxii": {"max_page_size": 100}, "backend": {"module_class": "MemoryBackend", "filename": data}}
for name in ["users", "taxii", "backend"]:
    medallion.set_config(app, name, config)
app.medallion_backend = medallion.connect_to_backend(config["backend"])
medallion.register_blueprints(app)
app.run(host="127.0.0.1", port=port)
