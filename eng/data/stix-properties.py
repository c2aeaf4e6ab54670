#!/usr/bin/env python3
"""Which properties STIX 2.1 knows for each type, which it requires and which make up the id of an observable.

Usage: python3 eng/data/stix-properties.py SCHEMAS >src/Partners/Stix/Data/stix-properties.tsv
SCHEMAS is the directory "schemas" of the OASIS JSON schemas of STIX 2.1 (oasis-open/cti-stix2-json-schemas, BSD-3-Clause).
"""
import json, pathlib, sys

# STIX 2.1 section 6: ID Contributing Properties, in words there and in no schema.
CONTRIBUTING = {
    'artifact': ['hashes', 'payload_bin'], 'autonomous-system': ['number'], 'directory': ['path'], 'domain-name': ['value'],
    'email-addr': ['value'], 'email-message': ['from_ref', 'subject', 'body'], 'file': ['hashes', 'name', 'extensions', 'parent_directory_ref'],
    'ipv4-addr': ['value'], 'ipv6-addr': ['value'], 'mac-addr': ['value'], 'mutex': ['name'],
    'network-traffic': ['start', 'end', 'src_ref', 'dst_ref', 'src_port', 'dst_port', 'protocols', 'extensions'],
    'software': ['name', 'cpe', 'swid', 'vendor', 'version'], 'url': ['value'],
    'user-account': ['account_type', 'user_id', 'account_login'], 'windows-registry-key': ['key', 'values'],
    'x509-certificate': ['hashes', 'serial_number'],
}
root = pathlib.Path(sys.argv[1])


def walk(schema, where, properties, required):
    for name, value in schema.get('properties', {}).items():
        if value is not False:
            properties.add(name)
    required.update(schema.get('required', []))
    for part in schema.get('allOf', []):
        if '$ref' in part and part['$ref'].endswith('.json'):
            target = (where.parent / part['$ref']).resolve()
            walk(json.loads(target.read_text()), target, properties, required)
        elif 'if' not in part:
            walk(part, where, properties, required)


print('# type\tkind\tproperty\trequired\tcontributes; made by eng/data/stix-properties.py from the OASIS JSON schemas of STIX 2.1')
for folder, kind in [('sdos', 'sdo'), ('sros', 'sro'), ('observables', 'sco')]:
    for file in sorted((root / folder).glob('*.json')):
        properties, required = set(), set()
        walk(json.loads(file.read_text()), file.resolve(), properties, required)
        for name in sorted(properties):
            print(file.stem, kind, name, int(name in required), int(name in CONTRIBUTING.get(file.stem, [])), sep='\t')
for name in ['marking-definition', 'extension-definition', 'language-content']:
    properties, required = set(), set()
    file = (root / 'common' / (name + '.json')).resolve()
    schema = json.loads(file.read_text())
    walk(schema, file, properties, required)
    for part in schema.get('oneOf', []) + schema.get('anyOf', []):
        inner = set()
        walk(part, file, properties, inner)
    if name == 'marking-definition':
        properties |= {'name', 'created_by_ref', 'external_references', 'object_marking_refs', 'granular_markings', 'definition_type', 'definition', 'extensions'}
    if name == 'extension-definition':
        required.add('created_by_ref')
    for one in sorted(properties):
        print(name, 'meta', one, int(one in required), 0, sep='\t')
