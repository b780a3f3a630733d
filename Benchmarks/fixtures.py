"""The generated inputs: the same requests for each program, in the form that it takes."""

import json
import os

ORDER = "576461413038785752"


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as file:
        file.write(text)
    return path


def request(base, number):
    return f"""  - name: Request {number}
    get: {base}/{number}
    expect:
      status: 200
      json:
        $.data.order_id: "{ORDER}"
"""


def collection(name, base, numbers):
    return f"collection: {name}\nrequests:\n" + "".join(request(base, number) for number in numbers)


def project(folder, base, count, files=1):
    """A project of `count` requests in so many collections; returns its folder."""
    for part in range(files):
        numbers = range(part + 1, count + 1, files)
        name = f"Part {part + 1:02}"
        write(os.path.join(folder, "collections", f"part-{part + 1:02}.yaml"), collection(name, base, numbers))
    return folder


def large_collection(path, count):
    """What a user's own file looks like: bodies, headers, several checks and a capture each."""
    parts = ["collection: Large\nvariables:\n  page_size: 10\nrequests:\n"]
    for number in range(1, count + 1):
        parts.append(
            f"""  - name: Order {number}
    description: Creates order {number} and keeps its identifier.
    post: https://shop.example/api/orders/{number}
    headers:
      X-Request-Number: "{number}"
    query:
      page_size: "{{{{page_size}}}}"
    json:
      order:
        reference: order-{number}
        note: "quoted: with a colon and an é"
        lines:
          - sku: red-shirt
            quantity: {number % 7 + 1}
    expect:
      status: [200, 201]
      json:
        $.code: 0
        $.data.orders[*].id: {{each: {{type: string}}}}
    capture:
      order_{number}: $.data.orders[0].id
"""
        )
    return write(path, "".join(parts))


def curl_configuration(path, base, count):
    return write(path, "".join(f'url = "{base}/{number}"\n' for number in range(1, count + 1)))


def hurl_files(folder, base, count, files=1):
    paths = []
    for part in range(files):
        text = "".join(
            f'GET {base}/{number}\nHTTP 200\n[Asserts]\njsonpath "$.data.order_id" == "{ORDER}"\n\n'
            for number in range(part + 1, count + 1, files)
        )
        paths.append(write(os.path.join(folder, f"part-{part + 1:02}.hurl"), text))
    return paths


def postman_collection(path, base, count):
    script = [
        "pm.test('status', () => pm.response.to.have.status(200));",
        f"pm.test('order', () => pm.expect(pm.response.json().data.order_id).to.eql('{ORDER}'));",
    ]
    items = [
        {
            "name": f"Request {number}",
            "event": [{"listen": "test", "script": {"type": "text/javascript", "exec": script}}],
            "request": {"method": "GET", "header": [], "url": f"{base}/{number}"},
        }
        for number in range(1, count + 1)
    ]
    schema = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"
    return write(path, json.dumps({"info": {"name": "Benchmark", "schema": schema}, "item": items}))


def k6_script(path, base, count, together):
    return write(
        path,
        f"""import http from 'k6/http';
import {{ check }} from 'k6';
import exec from 'k6/execution';
export const options = {{ scenarios: {{ all: {{
  executor: 'shared-iterations', vus: {together}, iterations: {count}, maxDuration: '2m' }} }} }};
export default function () {{
  const response = http.get(`{base}/${{exec.scenario.iterationInTest + 1}}`);
  check(response, {{
    status: (r) => r.status === 200,
    order: (r) => r.json('data.order_id') === '{ORDER}',
  }});
}}
""",
    )
