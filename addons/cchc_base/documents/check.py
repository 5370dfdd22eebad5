"""Which variables a template asks for that its documents do not have.

Rendering alone would only see the branches that the sample happens to take. Here every
expression of the template is followed through the sample: `{% for p in people %}{{ p.nmae }}`
is reported as `p.nmae` whether or not the loop runs.
"""

from collections.abc import Mapping
from itertools import chain

from jinja2 import TemplateError, nodes

from .render import TemplateFault, environment, plain, render, source

# What cannot be followed further (the result of a filter, an empty list of the sample).
_ANY = (object(),)


def check_template(template, samples):
    """Refuse a template that could not print every document of its kind.

    :param bytes template: the .docx
    :param samples: contexts such as the documents have, together covering all variables
    :return: names of unknown variables, in the order met; empty when all is well
    :raise TemplateFault: when a tag is wrong, or a sample cannot be rendered
    """
    samples = [plain(sample) for sample in samples]
    try:
        tree = environment().parse(source(template))
    except TemplateError as error:
        raise TemplateFault(str(error)) from error
    unknown = _Reader(samples).unknown_in(tree)
    if not unknown:
        for sample in samples:
            render(template, sample)
    return unknown


def variables(samples):
    """What a template may use: ``{path: example}``, lists shown by their first element."""
    found = {}
    for sample in samples:
        _collect("", plain(sample), found)
    return found


def _collect(path, value, found):
    if isinstance(value, Mapping):
        for key, item in value.items():
            _collect(f"{path}.{key}" if path else key, item, found)
    elif isinstance(value, list):
        for item in value[:1]:
            _collect(f"{path}[]", item, found)
        if not value:
            found.setdefault(f"{path}[]", "")
    elif not found.get(path):
        found[path] = value


class _Reader:
    """Follows names and attributes of a template through sample contexts."""

    def __init__(self, samples):
        self.samples = samples
        self.unknown = []

    def unknown_in(self, tree):
        self._visit(tree, {})
        return list(dict.fromkeys(self.unknown))

    # Each method takes the node and what the names of the enclosing loops stand for; `_values`
    # returns the values which an expression may have.

    def _visit(self, node, scope):
        if isinstance(node, nodes.For):
            elements = _elements(self._values(node.iter, scope))
            inner = {**scope, "loop": _ANY, **dict.fromkeys(_targets(node.target), _ANY)}
            if isinstance(node.target, nodes.Name):
                inner[node.target.name] = elements
            for child in chain(node.body, node.else_, filter(None, [node.test])):
                self._visit(child, inner)
        elif isinstance(node, nodes.Assign):
            value = self._values(node.node, scope)
            names = _targets(node.target)
            scope.update(dict.fromkeys(names, value if len(names) == 1 else _ANY))
        elif isinstance(node, nodes.Expr):
            self._values(node, scope)
        else:
            for child in node.iter_child_nodes():
                self._visit(child, scope)

    def _values(self, node, scope):
        if isinstance(node, nodes.Name):
            return self._name(node.name, scope)
        if isinstance(node, nodes.Getattr):
            return self._member(node, node.attr, scope)
        if isinstance(node, nodes.Getitem):
            if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
                return self._member(node, node.arg.value, scope)
            self._values(node.arg, scope)
            return _elements(self._values(node.node, scope))
        for child in node.iter_child_nodes():
            if isinstance(child, nodes.Expr):
                self._values(child, scope)
            else:
                self._visit(child, scope)
        return _ANY

    def _name(self, name, scope):
        if name in scope:
            return scope[name]
        found = tuple(sample[name] for sample in self.samples if name in sample)
        return found or self._miss(name)

    def _member(self, node, name, scope):
        owners = self._values(node.node, scope)
        if owners is _ANY:
            return _ANY
        found = tuple(
            owner[name] for owner in owners if isinstance(owner, Mapping) and name in owner
        )
        return found or self._miss(f"{_path(node.node)}.{name}")

    def _miss(self, name):
        self.unknown.append(name)
        return _ANY


def _elements(values):
    if values is _ANY:
        return _ANY
    found = tuple(chain.from_iterable(value for value in values if isinstance(value, list)))
    return found or _ANY


def _targets(target):
    if isinstance(target, nodes.Name):
        return [target.name]
    return [name for item in getattr(target, "items", ()) for name in _targets(item)]


def _path(node):
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return f"{_path(node.node)}.{node.attr}"
    if isinstance(node, nodes.Getitem):
        return f"{_path(node.node)}[]"
    return "…"
