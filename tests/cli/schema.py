# SPDX-License-Identifier: BSD-2-Clause
"""A validator of JSON Schema (draft 2020-12): of the part that the project's schema uses, and strictly that.

check(schema) fails on every keyword it does not know, so none is passed over in silence.
"""
import re

TYPES = {'object': dict, 'array': list, 'string': str, 'integer': int, 'null': type(None)}
NOTES = {'$schema', 'title', 'description', '$defs'}
RULES = {'$ref', 'type', 'const', 'enum', 'pattern', 'minLength', 'minimum', 'maximum', 'items', 'minItems', 'maxItems',
         'uniqueItems', 'properties', 'additionalProperties', 'required', 'maxProperties', 'allOf', 'oneOf',
         'unevaluatedProperties'}


def children(schema):
    yield from schema.get('properties', {}).values()
    yield from schema.get('$defs', {}).values()
    yield from schema.get('allOf', [])
    yield from schema.get('oneOf', [])
    for name in ('items', 'additionalProperties'):
        if name in schema:
            yield schema[name]


def check(schema):
    """Raises ValueError for a keyword this validator does not know."""
    unknown = set(schema) - NOTES - RULES
    if unknown:
        raise ValueError(f'keywords not known: {unknown}')
    for child in children(schema):
        check(child)


def has_type(value, name):
    return isinstance(value, TYPES[name]) and not (isinstance(value, bool) and name == 'integer')


class Validator:
    """Holds values against a schema; an error is a line of text."""

    def __init__(self, schema):
        check(schema)
        self.schema = schema

    def resolve(self, reference):
        place = self.schema
        for step in reference.removeprefix('#/').split('/'):
            place = place[step]
        return place

    def errors(self, value):
        return self.visit(self.schema, value, '$')[0]

    def visit(self, schema, value, at):
        """(errors, the properties of value that the schema speaks of)"""
        errors, seen = list(self.own_errors(schema, value, at)), set()
        parts = list(schema.get('allOf', []))
        if '$ref' in schema:
            parts.append(self.resolve(schema['$ref']))
        for part in parts:
            more, names = self.visit(part, value, at)
            errors += more
            seen |= names
        if 'oneOf' in schema:
            results = [self.visit(part, value, at) for part in schema['oneOf']]
            fitting = [names for more, names in results if not more]
            if len(fitting) != 1:
                errors.append(f'{at}: {len(fitting)} alternatives of oneOf fit')
            for names in fitting:
                seen |= names
        if isinstance(value, dict):
            for name, part in schema.get('properties', {}).items():
                if name in value:
                    errors += self.visit(part, value[name], f'{at}.{name}')[0]
                    seen.add(name)
            if 'additionalProperties' in schema:
                for name in set(value) - set(schema.get('properties', {})):
                    errors += self.visit(schema['additionalProperties'], value[name], f'{at}.{name}')[0]
                    seen.add(name)
            if schema.get('unevaluatedProperties') is False and set(value) - seen:
                errors.append(f'{at}: not in the schema: {sorted(set(value) - seen)}')
        if isinstance(value, list) and 'items' in schema:
            for number, item in enumerate(value):
                errors += self.visit(schema['items'], item, f'{at}[{number}]')[0]
        return errors, seen

    def own_errors(self, schema, value, at):
        if 'type' in schema:
            names = schema['type'] if isinstance(schema['type'], list) else [schema['type']]
            if not any(has_type(value, name) for name in names):
                yield f'{at}: {value!r} is no {names}'
        if 'const' in schema and (value != schema['const'] or type(value) is not type(schema['const'])):
            yield f'{at}: {value!r} is not {schema["const"]!r}'
        if 'enum' in schema and value not in schema['enum']:
            yield f'{at}: {value!r} is none of {schema["enum"]}'
        if isinstance(value, str):
            if 'pattern' in schema and not re.search(schema['pattern'], value):
                yield f'{at}: {value!r} does not match {schema["pattern"]}'
            if len(value) < schema.get('minLength', 0):
                yield f'{at}: too short'
        if has_type(value, 'integer'):
            if value < schema.get('minimum', value) or value > schema.get('maximum', value):
                yield f'{at}: {value} is out of range'
        if isinstance(value, list):
            if not schema.get('minItems', 0) <= len(value) <= schema.get('maxItems', len(value)):
                yield f'{at}: {len(value)} items'
            if schema.get('uniqueItems') and len(set(map(repr, value))) != len(value):
                yield f'{at}: an item twice'
        if isinstance(value, dict):
            for name in schema.get('required', []):
                if name not in value:
                    yield f'{at}: no {name}'
            if len(value) > schema.get('maxProperties', len(value)):
                yield f'{at}: {len(value)} members'
