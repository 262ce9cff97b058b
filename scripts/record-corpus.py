#!/usr/bin/env python3
"""Records what a real Django says of URLconfs, in the format of fixtures/corpus/ (README there).

    /usr/bin/python3 scripts/record-corpus.py random --seed 7 --count 50 > cases.jsonl   URLconfs made up here
    /usr/bin/python3 scripts/record-corpus.py fill < questions.jsonl > cases.jsonl       URLconfs, paths and names given

Needs Django (Debian: apt-get install python3-django); urlc's tests do not. Before Django 5, reverse() is made to follow the
rule of Django 5 on extra kwargs that are named like a parameter. Resolving and reversing each get a URLconf of their own,
since Django's reverse() changes what resolve() says afterwards (ticket 29775's other half).
"""
import argparse
import inspect
import io
import json
import random
import re
import sys
import textwrap
import types
import urllib.parse
import uuid

import django
from django.conf import settings

settings.configure(USE_I18N=False, ALLOWED_HOSTS=["*"], DEBUG=False)
django.setup()

from django.core.exceptions import ImproperlyConfigured  # noqa: E402
from django.core.handlers.wsgi import WSGIRequest  # noqa: E402
from django.urls import NoReverseMatch, Resolver404, converters, get_resolver, include, path, re_path, reverse  # noqa: E402
from django.urls import resolvers, set_script_prefix  # noqa: E402

if django.VERSION < (5,):
    source = textwrap.dedent(inspect.getsource(resolvers.URLResolver._reverse_with_prefix))
    rule = source.replace("for k, v in defaults.items())", "for k, v in defaults.items() if k not in params)")
    assert rule != source
    exec(rule, resolvers.__dict__)
    resolvers.URLResolver._reverse_with_prefix = resolvers.__dict__.pop("_reverse_with_prefix")


# Converters, by kind -------------------------------------------------------------------------------------------------


class Text:
    def to_python(self, value):
        return value

    def to_url(self, value):
        return str(value)


class Year(Text):
    regex = "[0-9]{4}"
    to_python = staticmethod(int)

    def to_url(self, value):
        return "%04d" % value if isinstance(value, int) else str(value)


class Hex(Text):
    regex = "[0-9a-f]+"

    def to_python(self, value):
        return int(value, 16)

    def to_url(self, value):
        return "%x" % value if isinstance(value, int) else str(value)


class Even(Text):
    regex = "[0-9]+"

    def to_python(self, value):
        if int(value) % 2:
            raise ValueError(value)
        return int(value)

    def to_url(self, value):
        text = str(value)
        if not re.fullmatch("[0-9]+", text) or int(text) % 2:
            raise ValueError(value)
        return text


class Refuse(Text):
    regex = "[0-9a-zA-Z]+"

    def to_python(self, value):
        raise ValueError(value)

    to_url = to_python


class Boom(Text):
    regex = "[0-9a-zA-Z]+"

    def to_python(self, value):
        raise TypeError("boom")

    to_url = to_python


class Tiny(Text):
    regex = "[0-9a-zA-Z]+"

    def to_url(self, value):
        if int(value) > 5:
            raise ValueError(value)
        return str(value)


def text(expression):
    return type("Text_", (Text,), {"regex": expression})


KINDS = {
    "year": Year,
    "hex": Hex,
    "even": Even,
    "reject": Refuse,
    "boom": Boom,
    "tiny": Tiny,
    "ab": text("a|b"),
    "upper": text("[A-Z]{2,3}"),
    "dotted": text(r"[a-z]+(?:\.[a-z]+)*"),
    "greedy": text("[a-z]*"),
    "numbered": text("(x|y)+"),
}

# URLconfs ------------------------------------------------------------------------------------------------------------


def view_named(name, views={}):
    if name not in views:

        def view(request, *args, **kwargs):
            pass

        view.__name__ = view.__qualname__ = name
        view.__module__ = "views"
        views[name] = view
    return views[name]


def build(nodes):
    patterns = []
    for node in nodes:
        make = re_path if "regex" in node else path
        route = node["regex"] if "regex" in node else node["route"]
        if "view" in node:
            patterns.append(make(route, view_named(node["view"]), node["kwargs"], name=node["name"]))
            continue
        children = build(node["children"])
        target = children if node["app_name"] is None else (children, node["app_name"])
        patterns.append(make(route, include(target, namespace=node["namespace"]), node["kwargs"]))
    return patterns


def urlconf_of(case):
    converters.get_converters.cache_clear()
    for cached in (resolvers._route_to_regex, resolvers._get_cached_resolver, resolvers.get_ns_resolver):
        if hasattr(cached, "cache_clear"):
            cached.cache_clear()
    converters.REGISTERED_CONVERTERS.clear()
    for name, given in case["converters"].items():
        converters.REGISTERED_CONVERTERS[name] = KINDS[given["kind"]]()
    module = types.ModuleType("urls")
    module.urlpatterns = build(case["urlconf"])
    return module


def jsonable(value):
    if isinstance(value, uuid.UUID):
        return {"$uuid": str(value)}
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) > 2**53 - 1:
        return {"$int": str(value)}
    return value


def from_json(value):
    if isinstance(value, dict) and list(value) == ["$uuid"]:
        return uuid.UUID(value["$uuid"])
    if isinstance(value, dict) and list(value) == ["$int"]:
        return int(value["$int"])
    return value


def is_big(values):
    return any(isinstance(value, dict) and "$int" in value for value in values)


def decoded(raw):
    bytes_ = urllib.parse.unquote_to_bytes(raw.split("?")[0])
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": bytes_.decode("latin-1"), "wsgi.input": io.BytesIO(), "SCRIPT_NAME": ""}
    return WSGIRequest(environ).path_info


def resolve(module, probe):
    try:
        match = get_resolver(module).resolve(probe["path"])
    except Resolver404:
        return None
    except (TypeError, KeyError) as error:
        return {"error": type(error).__name__}
    found = {
        "view": match.func.__name__,
        "kwargs": {name: jsonable(value) for name, value in match.kwargs.items()},
        "url_name": match.url_name,
        "view_name": match.view_name,
        "namespaces": list(match.namespaces),
        "app_names": list(match.app_names),
        "route": match.route,
    }
    if match.args:
        found["args"] = list(match.args)
    if is_big(found["kwargs"].values()):
        probe["big"] = True
    return found


def reversed_(module, asked):
    set_script_prefix(asked.get("script_prefix", "/"))
    kwargs = {name: from_json(value) for name, value in asked["kwargs"].items()}
    try:
        return reverse(
            asked["name"], module, asked.get("args"), kwargs or None, current_app=asked.get("current_app")
        )
    except NoReverseMatch:
        return None
    except Exception as error:  # noqa: BLE001 (whatever Django raises here is its own bug)
        asked["django_error"] = f"{type(error).__name__}: {error}"[:200]
        return None
    finally:
        set_script_prefix("/")


def record(case):
    """Fills in what Django says; `probes` need `raw` or `path`, `reverses` need `name` and `kwargs`."""
    case.setdefault("converters", {})
    case.setdefault("probes", [])
    case.setdefault("reverses", [])
    case["has_regex"] = "regex" in json.dumps(case["urlconf"])
    case["converters"] = {
        name: {"regex": KINDS[given["kind"]].regex, "kind": given["kind"]}
        for name, given in case["converters"].items()
    }
    try:
        module = urlconf_of(case)
        get_resolver(module).resolve("/")
    except Resolver404:
        pass
    except (ImproperlyConfigured, re.error) as error:
        case["config_error"] = {"type": type(error).__name__, "message": str(error)}
        case["probes"] = case["reverses"] = []
        return case
    except TypeError:
        pass
    for probe in case["probes"]:
        if "path" not in probe:
            probe["path"] = decoded(probe["raw"])
        probe.setdefault("raw", None)
        probe["expect"] = resolve(module, probe)
    module = urlconf_of(case)
    for asked in case["reverses"]:
        asked["expect"] = reversed_(module, asked)
        if is_big(asked["kwargs"].values()):
            asked["big"] = True
    return case


# Made-up cases -------------------------------------------------------------------------------------------------------

TEXTS = [
    "", "", "a/", "b/", "ab", "a", "users/", "users", "api/v1/", "x-", "-", ".", ".html", "/", "café/", "日/", "😀/", "new/",
    "a b/", "(x)/", "a+b/", "[a]/", "q*/", "^", "1/", "12", "p", "~u/", "A/", "index.html", "/edit/", "//", "e\u0301/", "|",
]  # fmt: skip
PARAMS = ["id", "pk", "slug", "name", "x", "year", "constructor", "__proto__", "toString", "naïve", "_p"]
SAMPLES = {
    "str": ["a", "ab", "new", "é", "a b", "1", "..", "a\nb", "x-y", "%", "a%2Fb", "日本"],
    "int": ["0", "7", "007", "42", "2024", "9007199254740991"],
    "slug": ["a", "a-b", "A_b", "1", "new", "-"],
    "path": ["a", "a/b", "a/b/", "/", "x//y", "edit/a", "a/edit/"],
    "uuid": ["01234567-89ab-cdef-0123-456789abcdef"],
    "year": ["2024", "0007"],
    "hex": ["ff", "0", "1a", "00ff"],
    "even": ["2", "3", "40", "41"],
    "ab": ["a", "b"],
    "upper": ["AB", "ABC"],
    "dotted": ["a", "a.b", "a.b.c"],
    "greedy": ["", "a", "ab"],
    "numbered": ["x", "xy"],
    "tiny": ["1", "5", "6", "a"],
    "reject": ["a", "1"],
    "boom": ["a", "1"],
}
REGEXES = [
    (r"^{t}$", 0), (r"^{t}", 0), (r"{t}$", 0), (r"^(?P<{p}>[0-9]{{4}})/$", 1), (r"^(?P<{p}>[0-9]+)/", 1),
    (r"^{t}(?P<{p}>[^/]+)/$", 1), (r"^{t}(?:(?P<{p}>[a-z]+)/)?$", 1), (r"^(?P<{p}>[-a-zA-Z0-9_]+)/?$", 1),
    (r"^(?:a|b)/(?P<{p}>[a-z]+)$", 1), (r"^{t}(?P<{p}>.+)/edit/$", 1), (r"(?P<{p}>[a-z]{{1,3}})/$", 1), (r"^(?P<{p}>a|ab)", 1),
    (r"^(?P<{p}>[a-z])(?P<{q}>[a-z]*)/$", 2), (r"^(?P<{p}>[a-z]+)-(?P<{q}>[0-9]+)/$", 2), (r"^(?P<{p}>[a-z]+)/(?P={p})/$", 1),
    (r"^(?:page-(?P<{p}>[0-9]+)/)?(?:(?P<{q}>[a-z]+)/)?$", 2), (r"^(?=a)(?P<{p}>[^/]*)/$", 1), (r"^{t}(?!b)(?P<{p}>[a-z]+)$", 1),
    (r"^x?y*z+(?P<{p}>[0-9]{{2,3}})$", 1), (r"^[abc]/$", 0), (r"^a/.b/$", 0), (r"^(?P<{p}>.{{2}})/", 1), (r"^{t}\Z", 0),
]  # fmt: skip


class Maker:
    def __init__(self, seed, index):
        self.random = random.Random(f"{seed}/{index}")
        self.has_regex = self.random.random() < 0.5
        custom = self.random.sample(sorted(KINDS), 3)
        self.custom = {self.random.choice(["", "my-", "x."]) + kind: {"kind": kind} for kind in custom}
        self.converters = ["str", "str", "int", "slug", "path", "uuid", *self.custom]
        self.views = 0

    def pick(self, options):
        return self.random.choice(options)

    def chance(self, probability):
        return self.random.random() < probability

    def route(self, is_include):
        pieces, names = [], self.random.sample(PARAMS, 4)
        for _ in range(self.pick([0, 1, 1, 2, 2, 3])):
            if self.chance(0.5):
                pieces.append(self.pick(TEXTS))
            elif names:
                converter = self.pick(self.converters)
                prefix = "" if converter == "str" and self.chance(0.5) else converter + ":"
                pieces.append(f"<{prefix}{names.pop()}>")
                if self.chance(0.6):
                    pieces.append("/")
        return {"route": "".join(pieces)}

    def regex(self, is_include):
        template, _ = self.pick(REGEXES)
        if is_include:
            template = template.removesuffix("$").removesuffix(r"\Z")
        p, q = self.random.sample(PARAMS, 2)
        return {"regex": template.format(t=re.escape(self.pick(TEXTS)), p=p, q=q)}

    def kwargs(self):
        if self.chance(0.8):
            return {}
        return {self.pick([*PARAMS, "extra"]): self.pick(["v", "", 1, True, 0, None, "é"])}

    def nodes(self, depth):
        made = []
        for _ in range(self.pick([1, 2, 3, 4, 5])):
            is_include = depth < 3 and self.chance(0.4)
            is_regex = self.has_regex and self.chance(0.4)
            first = self.regex(is_include) if is_regex else self.route(is_include)
            if is_include:
                app_name = self.pick([None, None, "app", "shop", "constructor"])
                namespace = self.pick([None, "one", "two", "shop"]) if app_name else None
                made.append(
                    {
                        "type": "include_re" if is_regex else "include",
                        **first,
                        "children": self.nodes(depth + 1),
                        "app_name": app_name,
                        "namespace": namespace,
                        "kwargs": self.kwargs(),
                    }
                )
            else:
                self.views += 1
                name = self.pick([None, "index", "detail", "list", "edit", "toString", "a b", "é"])
                kind = "re_path" if is_regex else "path"
                made.append({"type": kind, **first, "view": f"v{self.views}", "name": name, "kwargs": self.kwargs()})
        return made

    def fill(self, node):
        if "route" in node:
            kinds = {name: given["kind"] for name, given in self.custom.items()}

            def value(match):
                converter = match[1] or "str"
                return self.pick(SAMPLES[kinds.get(converter, converter)])

            return re.sub(r"<(?:([^>:]+):)?([^>]+)>", value, node["route"])
        filled = re.sub(r"\(\?P<[^>]+>[^()]*\)[?*]?", lambda _: self.pick(["a", "ab", "12", "2024", "new"]), node["regex"])
        filled = re.sub(r"\(\?P=[^)]+\)", "a", filled)
        return re.sub(r"\\(.)", r"\1", re.sub(r"\(\?[:=!]|[()^$?*+]|\|\w+|\\Z", "", filled))

    def probe(self, nodes):
        text = "/"
        while nodes:
            node = self.pick(nodes)
            text += self.fill(node)
            nodes = node.get("children")
        mutation = self.pick(["none"] * 5 + ["insert", "drop", "double", "newline", "upper", "slash"])
        at = self.random.randrange(1, len(text) + 1)
        if mutation == "insert":
            text = text[:at] + self.pick(["a", "/", "1", "-", "é", "\u2028", "٣"]) + text[at:]
        elif mutation == "drop":
            text = text[: at - 1] + text[at:]
        elif mutation == "double":
            text = text[:at] + text[at - 1 :]
        elif mutation == "newline":
            text += "\n"
        elif mutation == "upper":
            text = text.upper()
        elif mutation == "slash":
            text = text.rstrip("/") if text.endswith("/") else text + "/"
        if not text.startswith("/"):
            return {"path": text}
        raw = urllib.parse.quote(text, safe="/" + self.pick(["", ":@!$&'()*+,;=~"]))
        if self.chance(0.05):
            raw = raw.replace("/", "%2F", 2)
        if self.chance(0.05):
            raw += self.pick(["%FF", "%", "%zz", "?a=b", "%E2%82", "%25"])
        return {"raw": raw}

    def values(self, names):
        everything = [value for samples in SAMPLES.values() for value in samples] + [0, 7, 42, 2024, -1, True, ""]
        return {name: self.pick(everything) for name in names}

    def reverses(self, nodes, namespaces=(), apps=(), params=()):
        for node in nodes:
            text = node["route"] if "route" in node else node["regex"]
            own = re.findall(r"<(?:[^>:]+:)?([^>=]+)>", text)
            names = [*params, *own]
            if "children" in node:
                app, namespace = node["app_name"], node["namespace"] or node["app_name"]
                inner = (*namespaces, *([namespace] if app else [])), (*apps, *([app] if app else []))
                yield from self.reverses(node["children"], *inner, names)
                continue
            if node["name"] is None:
                continue
            path_ = self.pick([namespaces, namespaces, apps])
            for _ in range(3):
                wanted = list(names)
                if wanted and self.chance(0.15):
                    wanted.pop()
                if self.chance(0.1):
                    wanted.append(self.pick(["extra", "id", "constructor"]))
                asked = {"name": ":".join([*path_, node["name"]]), "kwargs": self.values(wanted)}
                if namespaces and self.chance(0.3):
                    asked["current_app"] = ":".join(self.pick([namespaces, apps, ("one",), ("two", "shop")]))
                yield asked

    def case(self, seed, index):
        nodes = self.nodes(0)
        probes = [self.probe(nodes) for _ in range(40)]
        asked = list(self.reverses(nodes))
        asked = self.random.sample(asked, min(len(asked), 25))
        asked += [{"name": self.pick(["nope", "nope:index", "app:nope", "valueOf"]), "kwargs": {}} for _ in range(2)]
        return {
            "id": f"made-{seed}-{index}",
            "converters": self.custom,
            "urlconf": nodes,
            "probes": probes,
            "reverses": asked,
        }


def made(seed, count):
    for index in range(count):
        yield Maker(seed, index).case(seed, index)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("mode", choices=["random", "fill"])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=100)
    options = parser.parse_args()
    cases = made(options.seed, options.count) if options.mode == "random" else map(json.loads, sys.stdin)
    for case in cases:
        print(json.dumps(record(case)))


if __name__ == "__main__":
    main()
