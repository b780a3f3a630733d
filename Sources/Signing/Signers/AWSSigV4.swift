import HTTP

/// AWS Signature Version 4 (IAM User Guide, 'Create a signed AWS API request'; Amazon S3 API Reference,
/// 'Authenticating Requests').
///
/// Every service but S3 signs the normalised path, encoded once more; S3 signs the key as it is. A signed URL for S3
/// leaves the payload unsigned unless `payload: signed` asks for more.
package enum AWSSigV4: BuiltInSigner {
  package static let name = "aws-sigv4"
  package static let summary = "Amazon Web Services, Signature Version 4, in a header or the query"

  package static let text = #"""
    parameters: [access_key_id, secret_access_key, region, service]
    optional: {session_token: null, in: header, expires: 900, payload: auto}
    steps:
      - set:
          date: "{{$timestamp | date '%Y%m%dT%H%M%SZ'}}"
          day: "{{$timestamp | date '%Y%m%d'}}"
      - set: {scope: "{{day}}/{{region}}/{{service}}/aws4_request"}
      - choose:
          value: "{{service}}"
          cases:
            s3: &object
              - set: {rules: s3}
              - encode: {into: path, input: "{{request.path}}", encoding: url}
            s3express: *object
            s3-object-lambda: *object
            s3-outposts: *object
          otherwise:
            - set: {rules: other}
            - encode: {into: path, input: "{{request.normal_path}}", encoding: url}
      - choose:
          value: "{{payload}}"
          cases:
            signed: &signed
              - concat: {into: payload_hash, parts: [{body: {hash: sha256}}]}
            unsigned: &unsigned
              - set: {payload_hash: UNSIGNED-PAYLOAD}
            auto:
              - choose: {value: "{{rules}}-{{in}}", cases: {s3-query: *unsigned}, otherwise: *signed}
      - choose:
          value: "{{rules}}-{{in}}-{{payload}}"
          cases:
            s3-header-auto: &stated
              - set: {header.X-Amz-Content-Sha256: "{{payload_hash}}"}
            s3-header-signed: *stated
            s3-header-unsigned: *stated
            s3-query-signed: *stated
            other-header-unsigned: *stated
          otherwise: []
      - choose:
          value: "{{in}}"
          cases:
            header:
              - set: {header.X-Amz-Security-Token: "{{session_token}}", header.X-Amz-Date: "{{date}}"}
            query:
              - remove: [query.X-Amz-Signature]
              - set:
                  query.X-Amz-Algorithm: AWS4-HMAC-SHA256
                  query.X-Amz-Credential: "{{access_key_id}}/{{scope}}"
                  query.X-Amz-Date: "{{date}}"
                  query.X-Amz-Expires: "{{expires}}"
                  query.X-Amz-Security-Token: "{{session_token}}"
      - concat:
          into: signed_headers
          parts:
            - headers:
                exclude: &left_out
                  - accept
                  - accept-encoding
                  - authorization
                  - connection
                  - content-length
                  - expect
                  - transfer-encoding
                  - user-agent
                  - x-amzn-trace-id
                sort: name
                lowercase: true
                pair: "{name}"
                join: ";"
      - choose:
          value: "{{in}}"
          cases: {header: [], query: [{set: {query.X-Amz-SignedHeaders: "{{signed_headers}}"}}]}
      - concat:
          into: canonical_request
          join: "\n"
          parts:
            - "{{request.method}}"
            - "{{path | replace '%2F' '/'}}"
            - query: {sort: encoded, encoding: rfc3986, pair: "{name}={value}", join: "&"}
            - headers: {exclude: *left_out, sort: name, lowercase: true, pair: "{name}:{value}\n"}
            - "{{signed_headers}}"
            - "{{payload_hash}}"
      - hash: {into: hashed_request, algorithm: sha256, input: "{{canonical_request}}"}
      - hmac: {into: day_key, algorithm: sha256, key: "AWS4{{secret_access_key}}", input: "{{day}}", encoding: none}
      - hmac: {into: region_key, algorithm: sha256, key: "{{day_key}}", input: "{{region}}", encoding: none}
      - hmac: {into: service_key, algorithm: sha256, key: "{{region_key}}", input: "{{service}}", encoding: none}
      - hmac: {into: signing_key, algorithm: sha256, key: "{{service_key}}", input: aws4_request, encoding: none}
      - concat:
          into: string_to_sign
          join: "\n"
          parts: [AWS4-HMAC-SHA256, "{{date}}", "{{scope}}", "{{hashed_request}}"]
      - hmac: {into: signature, algorithm: sha256, key: "{{signing_key}}", input: "{{string_to_sign}}"}
      - choose:
          value: "{{in}}"
          cases:
            header:
              - set:
                  header.Authorization: >-
                    AWS4-HMAC-SHA256 Credential={{access_key_id}}/{{scope}}, SignedHeaders={{signed_headers}},
                    Signature={{signature}}
            query:
              - set: {query.X-Amz-Signature: "{{signature}}"}
    """#

  package static let signer = BuiltInSignerText.signer(name, text)
}
