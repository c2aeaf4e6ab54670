"""Loads MISP events with MISP's own library (PyMISP), holds what it understood against what stands in the file, and writes each event anew.

Arguments: a directory of a feed, a directory to write into. Prints one line for each difference, then "events N attributes N objects N tags N".
"""
import json
import sys
from pathlib import Path

from pymisp import MISPEvent, MISPObject
from pymisp.mispevent import MISPAttribute

feed, out = Path(sys.argv[1]), Path(sys.argv[2])
manifest = json.loads((feed / "manifest.json").read_text(encoding="utf-8"))
counts = {"events": 0, "attributes": 0, "objects": 0, "tags": 0}


def moment(value):
    return str(int(value.timestamp())) if hasattr(value, "timestamp") else str(value)


def differ(where, name, ours, theirs):
    if ours != theirs:
        print(f"{where}: {name}: we wrote {ours!r}, it understood {theirs!r}")


def attribute(where, ours, theirs):
    counts["attributes"] += 1
    for name in ("uuid", "type", "category", "comment", "object_relation", "to_ids"):
        if name in ours:
            differ(where, name, ours[name], theirs.get(name))
    if "disable_correlation" in ours:
        differ(where, "disable_correlation", ours["disable_correlation"], theirs.get("disable_correlation"))
    differ(where, "timestamp", ours["timestamp"], moment(theirs.timestamp))
    value = theirs.value
    if ours["type"] == "datetime":
        value = value.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    differ(where, "value", ours["value"], value)
    # Strict: the pair of category and type is one that MISP takes, or this throws.
    MISPAttribute(strict=True).from_dict(**{k: v for k, v in ours.items() if k not in ("object_relation", "event_id")})


for file in sorted(feed.glob("*.json")):
    if file.name == "manifest.json":
        continue
    raw = json.loads(file.read_text(encoding="utf-8"))["Event"]
    event = MISPEvent()
    event.load_file(str(file))
    counts["events"] += 1
    differ(file.name, "uuid", raw["uuid"], event.uuid)
    differ(file.name, "info", raw["info"], event.info)
    differ(file.name, "date", raw["date"], event.date.isoformat())
    differ(file.name, "timestamp", raw["timestamp"], moment(event.timestamp))
    differ(file.name, "publish_timestamp", raw["publish_timestamp"], moment(event.publish_timestamp))
    differ(file.name, "published", raw["published"], event.published)
    for name in ("distribution", "threat_level_id", "analysis"):
        differ(file.name, name, str(raw[name]), str(int(event.get(name))))
    differ(file.name, "Orgc", raw["Orgc"], event.Orgc.to_dict())
    differ(file.name, "Tag", [t["name"] for t in raw["Tag"]], [t.name for t in event.tags])
    differ(file.name, "colours", [t["colour"] for t in raw["Tag"]], [t.colour for t in event.tags])
    counts["tags"] += len(event.tags)
    differ(file.name, "number of attributes", len(raw["Attribute"]), len(event.attributes))
    differ(file.name, "number of objects", len(raw["Object"]), len(event.objects))
    for ours, theirs in zip(raw["Attribute"], event.attributes):
        attribute(file.name, ours, theirs)
    for ours, theirs in zip(raw["Object"], event.objects):
        counts["objects"] += 1
        where = f"{file.name} {ours['name']}"
        for name in ("uuid", "name", "meta-category", "template_uuid", "comment"):
            differ(where, name, ours[name], theirs.get(name))
        differ(where, "template_version", str(ours["template_version"]), str(theirs.get("template_version")))
        differ(where, "timestamp", ours["timestamp"], moment(theirs.timestamp))
        differ(where, "number of attributes", len(ours["Attribute"]), len(theirs.attributes))
        for a, b in zip(ours["Attribute"], theirs.attributes):
            attribute(where, a, b)
        # Strict: template by name, its uuid and version, required relations, none more often than allowed, types as the template has them.
        try:
            strict = MISPObject(ours["name"], strict=True)
            strict.from_dict(**{k: v for k, v in ours.items() if k != "name"})
            strict.to_dict(strict=True)
            for a in ours["Attribute"]:
                template = strict._definition["attributes"].get(a["object_relation"])
                if template is None or template["misp-attribute"] != a["type"]:
                    print(f"{where}: the template has no {a['object_relation']} of type {a['type']}")
                elif template.get("categories") and a["category"] not in template["categories"]:
                    print(f"{where}: the template takes {a['object_relation']} in {template['categories']}, not in {a['category']}")
        except Exception as error:
            print(f"{where}: {type(error).__name__}: {error}")
    said = json.loads(json.dumps(event.manifest, default=str))[event.uuid]
    kept = manifest[event.uuid]
    for name in ("info", "date"):
        differ("manifest", name, kept[name], said[name])
    for name in ("analysis", "threat_level_id", "timestamp"):
        differ("manifest", name, str(kept[name]), str(int(said[name])))
    differ("manifest", "Orgc", kept["Orgc"], said["Orgc"])
    differ("manifest", "Tag", [t["name"] for t in kept["Tag"]], [t["name"] for t in said["Tag"]])
    (out / file.name).write_text(json.dumps({"Event": json.loads(event.to_json())}), encoding="utf-8")

print(" ".join(f"{name} {count}" for name, count in counts.items()))
