/// The ways to authenticate.
let authGroupExamples: [GroupExample] = [
  GroupExample(
    "auth",
    ExampleFile(
      """
      collection: Orders
      requests:
        - name: Search orders
          get: https://api.example/orders
          auth: {bearer: not-a-real-token}
        - name: Read the account
          get: https://api.example/account
          auth: {basic: {username: kim, password: not-a-real-one}}
        - name: Read the rates
          get: https://api.example/rates
          auth: {api_key: {name: X-Key, value: not-a-real-one}}
        - name: Read the printer
          get: https://api.example/printer
          auth: {digest: {username: kim, password: not-a-real-one}}
        - name: Read the calendar
          get: https://api.example/calendar
          auth: {ntlm: {username: 'OFFICE\\kim', password: not-a-real-one}}
        - name: Read the stock
          get: https://api.example/stock
          auth:
            oauth2: {grant: client_credentials, token_url: https://login.example/token, client_id: demo}
      """),
    refused: [
      ("bearer", "{bearer: not-a-real-token}", "{bearer: [not-a-real-token]}"),
      ("basic", "{basic: {username: kim, password: not-a-real-one}}", "{basic: kim}"),
      ("api_key", "{name: X-Key, value: not-a-real-one}", "not-a-real-one"),
      ("digest", "{digest: {username: kim, password: not-a-real-one}}", "{digest: none}"),
      ("ntlm", "{ntlm: {username: 'OFFICE\\kim', password: not-a-real-one}}", "{ntlm: [kim]}"),
      ("oauth2", "{grant: client_credentials, token_url: https://login.example/token, client_id: demo}", "demo"),
    ]),
  GroupExample(
    "basic",
    ExampleFile(
      """
      environment: test
      auth:
        basic:
          username: kim
          password: "{{$env.API_PASSWORD}}"
      """),
    refused: [
      ("username", "username: kim", "user: kim"),
      ("password", "password: \"{{$env.API_PASSWORD}}\"", "password: {env: API_PASSWORD}"),
    ]),
  GroupExample(
    "api_key",
    ExampleFile(
      """
      collection: Orders
      auth:
        api_key:
          name: key
          value: not-a-real-one
          in: query
      requests:
        - name: Search orders
          get: https://api.example/orders
      """, run: .sends),
    refused: [
      ("name", "name: key", "header: key"), ("value", "value: not-a-real-one", "value: [not-a-real-one]"),
      ("in", "in: query", "in: body"),
    ]),
  GroupExample(
    "digest",
    ExampleFile(
      """
      environment: test
      auth:
        digest:
          username: kim
          password: "{{$env.API_PASSWORD}}"
      """),
    refused: [
      ("username", "username: kim", "user: kim"), ("password", "\"{{$env.API_PASSWORD}}\"", "[secret]"),
    ]),
  GroupExample(
    "ntlm",
    ExampleFile(
      """
      environment: office
      auth:
        ntlm:
          username: OFFICE\\kim
          password: "{{$env.API_PASSWORD}}"
      """),
    refused: [
      ("username", "username: OFFICE\\kim", "user: OFFICE\\kim"), ("password", "\"{{$env.API_PASSWORD}}\"", "[secret]"),
    ]),
  GroupExample(
    "oauth2",
    ExampleFile(
      """
      collection: Orders
      auth:
        oauth2:
          grant: client_credentials
          token_url: https://login.example/token
          client_id: demo
          client_secret: not-a-real-one
          scope: orders.read orders.write
          audience: https://api.example
          client_authentication: body
          extra: {tenant: shop-1}
      requests:
        - name: Search orders
          get: https://api.example/orders
      """, run: .sendsAfter(ExampleAnswer(#"{"access_token": "t1", "expires_in": 3600}"#), ExampleAnswer())),
    refused: [
      ("grant", "grant: client_credentials", "grant: code"),
      ("token_url", "token_url: https://login.example/token", "token_url: https:///token"),
      ("client_id", "client_id: demo", "client_id: [demo]"),
      ("client_secret", "client_secret: not-a-real-one", "client_secret: {env: SECRET}"),
      ("scope", "scope: orders.read orders.write", "scope: [orders.read, orders.write]"),
      ("audience", "audience: https://api.example", "audience: [https://api.example]"),
      ("client_authentication", "client_authentication: body", "client_authentication: query"),
      ("extra", "extra: {tenant: shop-1}", "extra: tenant=shop-1"),
    ]),
  GroupExample(
    "oauth2",
    ExampleFile(
      """
      collection: Orders
      auth:
        oauth2:
          grant: password
          token_url: https://login.example/token
          username: kim
          password: not-a-real-one
      requests:
        - name: Search orders
          get: https://api.example/orders
        - name: Read the account
          get: https://api.example/account
          auth:
            oauth2:
              grant: refresh_token
              token_url: https://login.example/token
              refresh_token: not-a-real-one-either
      """),
    refused: [
      ("username", "username: kim", "user: kim"), ("password", "password: not-a-real-one", "password: [secret]"),
      ("refresh_token", "refresh_token: not-a-real-one-either", "refresh_token: [secret]"),
    ]),
]
