#!/usr/bin/env python3
"""Which types of attribute MISP takes in which category, and the object templates that Tocsin writes.

Usage: python3 eng/data/misp-types.py describeTypes.json OBJECTS DIRECTORY
OBJECTS is the directory "objects" of MISP/misp-objects (CC0 or BSD-2-Clause), describeTypes.json that of MISP (facts of the core format).
Writes misp-types.tsv and misp-objects.tsv into DIRECTORY (src/Partners/Misp/Data).
"""
import json, pathlib, sys

result = json.loads(pathlib.Path(sys.argv[1]).read_text())['result']
out = pathlib.Path(sys.argv[3])
lines = ['# category\ttype\tdefault\tto_ids; made by eng/data/misp-types.py from describeTypes.json of MISP']
for category, types in result['category_type_mappings'].items():
    for one in types:
        sane = result['sane_defaults'][one]
        lines.append('\t'.join([category, one, str(int(sane['default_category'] == category)), str(sane['to_ids'])]))
(out / 'misp-types.tsv').write_text('\n'.join(lines) + '\n')
lines = ['# object\tuuid\tversion\tmeta-category\trelation\ttype; made by eng/data/misp-types.py from the templates of MISP/misp-objects']
for name in ['microblog', 'narrative', 'domain-ip', 'url', 'email', 'file', 'leaked-document']:
    template = json.loads((pathlib.Path(sys.argv[2]) / name / 'definition.json').read_text())
    for relation, attribute in sorted(template['attributes'].items()):
        lines.append('\t'.join([name, template['uuid'], str(template['version']), template['meta-category'], relation, attribute['misp-attribute']]))
(out / 'misp-objects.tsv').write_text('\n'.join(lines) + '\n')
