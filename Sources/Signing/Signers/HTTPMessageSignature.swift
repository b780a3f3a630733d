import HTTP

/// HTTP Message Signatures (RFC 9421) on requests, with every algorithm of its section 3.3.
package enum HTTPMessageSignature: BuiltInSigner {
  package static let name = "http-message-signature"
  package static let summary = "HTTP Message Signatures (RFC 9421)"

  package static let markingHeaders = ["Signature-Input", "Signature"]

  // Parameters stand in the order of the examples of RFC 9421, so that they can be compared.
  package static let text = #"""
    parameters: [key_id, algorithm, key]
    optional:
      components: ["@method", "@authority", "@path", "@query"]
      label: sig1
      created: "{{$timestamp}}"
      expires: null
      nonce: null
      tag: null
      alg: null
      content_digest: none
      key_encoding: text
      passphrase: ""
      tolerance: 5m
    steps:
      - choose:
          value: "{{content_digest}}"
          cases:
            none: []
            sha-256: &digest
              - hash:
                  into: digest
                  algorithm: "{{content_digest | replace '-' ''}}"
                  input: "{{request.body}}"
                  encoding: base64
              - set: {header.Content-Digest: "{{content_digest}}=:{{digest}}:"}
            sha-512: *digest
      - set:
          written_id: "{{key_id | replace '\\' '\\\\' | replace '\"' '\\\"'}}"
          written_nonce: "{{nonce ?? '' | replace '\\' '\\\\' | replace '\"' '\\\"'}}"
          written_tag: "{{tag ?? '' | replace '\\' '\\\\' | replace '\"' '\\\"'}}"
      - concat:
          into: parameters
          parts:
            - "("
            - components: {only: "{{components}}", pair: "{name}", join: " "}
            - ")"
            - "{{created ?? '' | replace_regex '^(.+)$' ';created=$1'}}"
            - "{{expires ?? '' | replace_regex '^(.+)$' ';expires=$1'}}"
            - ";keyid=\"{{written_id}}\""
            - "{{written_nonce | replace_regex '^(.+)$' ';nonce=\"$1\"'}}"
            - "{{alg ?? '' | replace_regex '^(.+)$' ';alg=\"$1\"'}}"
            - "{{written_tag | replace_regex '^(.+)$' ';tag=\"$1\"'}}"
      - concat:
          into: base
          parts:
            - components: {only: "{{components}}", pair: "{name}: {value}\n"}
            - "\"@signature-params\": {{parameters}}"
      - choose:
          value: "{{algorithm}}"
          cases:
            hmac-sha256:
              - hmac:
                  into: signature
                  algorithm: sha256
                  key: "{{key}}"
                  key_encoding: "{{key_encoding}}"
                  input: "{{base}}"
                  encoding: base64
            rsa-v1_5-sha256: &pair
              - signature:
                  into: signature
                  algorithm: "{{algorithm | replace 'rsa-v1_5' 'rsa'}}"
                  key: "{{key}}"
                  passphrase: "{{passphrase}}"
                  input: "{{base}}"
                  form: fixed
                  encoding: base64
            rsa-pss-sha512: *pair
            ecdsa-p256-sha256: *pair
            ecdsa-p384-sha384: *pair
            ed25519: *pair
      - set:
          header.Signature-Input: "{{label}}={{parameters}}"
          header.Signature: "{{label}}=:{{signature}}:"
    """#

  package static let signer = BuiltInSignerText.signer(name, text)
}
