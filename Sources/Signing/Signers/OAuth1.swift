import HTTP

/// OAuth 1.0 (RFC 5849), with the methods on SHA-256 and SHA-512 that later servers added, and the body hash of its
/// extension 'OAuth Request Body Hash'.
///
/// For an RSA method `consumer_secret` is the private key in PEM: both are what the client keeps to itself.
package enum OAuth1: BuiltInSigner {
  package static let name = "oauth1"
  package static let summary = "OAuth 1.0 with HMAC, RSA (consumer_secret: the private key) or PLAINTEXT"

  // The parameters of the protocol are sorted among those of the query (RFC 5849 section 3.4.1.3.2), so they stand
  // there until the signature is made.
  package static let text = #"""
    parameters: [consumer_key, consumer_secret]
    optional:
      token: null
      token_secret: ""
      signature_method: HMAC-SHA1
      nonce: "{{$uuid}}"
      version: null
      callback: null
      verifier: null
      realm: null
      in: header
      body_hash: false
    steps:
      - remove: [query.oauth_signature]
      - choose:
          value: "{{in}}"
          cases:
            header: []
            query: []
            body:
              - remove:
                  - form.oauth_body_hash
                  - form.oauth_callback
                  - form.oauth_consumer_key
                  - form.oauth_nonce
                  - form.oauth_signature
                  - form.oauth_signature_method
                  - form.oauth_timestamp
                  - form.oauth_token
                  - form.oauth_verifier
                  - form.oauth_version
      - choose:
          value: "{{body_hash}}"
          cases:
            "false": [set: {hashed_body: null}]
            "true":
              - hash:
                  into: hashed_body
                  algorithm: "{{signature_method | replace_regex '^.*SHA' 'sha'}}"
                  input: "{{request.body}}"
                  encoding: base64
      - set:
          query.oauth_body_hash: "{{hashed_body}}"
          query.oauth_callback: "{{callback}}"
          query.oauth_consumer_key: "{{consumer_key}}"
          query.oauth_nonce: "{{nonce}}"
          query.oauth_signature_method: "{{signature_method}}"
          query.oauth_timestamp: "{{$timestamp}}"
          query.oauth_token: "{{token}}"
          query.oauth_verifier: "{{verifier}}"
          query.oauth_version: "{{version}}"
      - concat:
          into: parameters
          parts:
            - query: {include: form, sort: encoded, encoding: rfc3986, pair: "{name}={value}", join: "&"}
      - concat:
          into: url
          parts:
            - "{{request.scheme}}://"
            - headers: {only: [host], pair: "{value}"}
            - "{{request.raw_path}}"
      - encode: {into: encoded_url, input: "{{url}}", encoding: url}
      - encode: {into: encoded_parameters, input: "{{parameters}}", encoding: url}
      - encode: {into: encoded_consumer_secret, input: "{{consumer_secret}}", encoding: url}
      - encode: {into: encoded_token_secret, input: "{{token_secret}}", encoding: url}
      - set: {base: "{{request.method}}&{{encoded_url}}&{{encoded_parameters}}"}
      - choose:
          value: "{{signature_method}}"
          cases:
            HMAC-SHA1: &hmac
              - hmac:
                  into: signature
                  algorithm: "{{signature_method | replace 'HMAC-' '' | lower}}"
                  key: "{{encoded_consumer_secret}}&{{encoded_token_secret}}"
                  input: "{{base}}"
                  encoding: base64
            HMAC-SHA256: *hmac
            HMAC-SHA512: *hmac
            RSA-SHA1: &rsa
              - signature:
                  into: signature
                  algorithm: "{{signature_method | lower}}"
                  key: "{{consumer_secret}}"
                  input: "{{base}}"
                  encoding: base64
            RSA-SHA256: *rsa
            RSA-SHA512: *rsa
            PLAINTEXT:
              - set: {signature: "{{encoded_consumer_secret}}&{{encoded_token_secret}}"}
      - set: {query.oauth_signature: "{{signature}}"}
      - choose:
          value: "{{in}}"
          cases:
            query: []
            header:
              - concat:
                  into: header.Authorization
                  parts:
                    - "OAuth "
                    - "{{realm ?? '' | replace '\\' '\\\\' | replace '\"' '\\\"' | replace_regex '^(.+)$' 'realm=\"$1\", '}}"
                    - query:
                        only: &protocol
                          - oauth_body_hash
                          - oauth_callback
                          - oauth_consumer_key
                          - oauth_nonce
                          - oauth_signature
                          - oauth_signature_method
                          - oauth_timestamp
                          - oauth_token
                          - oauth_verifier
                          - oauth_version
                        sort: name
                        encoding: rfc3986
                        pair: '{name}="{value}"'
                        join: ", "
              - remove: &moved
                  - query.oauth_body_hash
                  - query.oauth_callback
                  - query.oauth_consumer_key
                  - query.oauth_nonce
                  - query.oauth_signature
                  - query.oauth_signature_method
                  - query.oauth_timestamp
                  - query.oauth_token
                  - query.oauth_verifier
                  - query.oauth_version
            body:
              - remove: *moved
              - set:
                  form.oauth_body_hash: "{{hashed_body}}"
                  form.oauth_callback: "{{callback}}"
                  form.oauth_consumer_key: "{{consumer_key}}"
                  form.oauth_nonce: "{{nonce}}"
                  form.oauth_signature_method: "{{signature_method}}"
                  form.oauth_timestamp: "{{$timestamp}}"
                  form.oauth_token: "{{token}}"
                  form.oauth_verifier: "{{verifier}}"
                  form.oauth_version: "{{version}}"
                  form.oauth_signature: "{{signature}}"
    """#

  package static let signer = BuiltInSignerText.signer(name, text)
}
