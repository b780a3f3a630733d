package import CollectionModel
package import Diagnostics
import HTTP
package import Signing
package import Templates

/// The common way of `run` and `explain` up to the bytes that go out: resolve, then the steps.
package struct RequestPreparer {
  let userAgent: String
  let readFile: BodyFileReader

  package init(userAgent: String, readFile: @escaping BodyFileReader) {
    self.userAgent = userAgent
    self.readFile = readFile
  }

  /// The request before and after its steps. Throws what is wrong with it, at its place in the file.
  ///
  /// Without `accessToken`, what stands for it says where it would come from: nothing is asked for here.
  package func prepare(
    _ planned: PlannedRequest, settings: Settings, scope: Scope, accessToken: String? = nil, tracing: Bool = false
  ) throws(Diagnostic) -> SignedRequest {
    let request = try resolve(planned, settings: settings, scope: scope, accessToken: accessToken)
    guard let steps = settings.preRequest, !steps.isEmpty else { return SignedRequest(request: request) }
    do {
      return try RequestSigner.sign(
        request, steps: steps, signers: planned.level.signers, scope: scope, tracing: tracing)
    } catch { throw error.diagnostic }
  }

  /// The request before its steps.
  func resolve(
    _ planned: PlannedRequest, settings: Settings, scope: Scope, accessToken: String? = nil
  ) throws(Diagnostic) -> HTTPRequest {
    let resolver = RequestResolver(
      scope: scope, userAgent: userAgent, accessToken: accessToken, readFile: readFile)
    do { return try resolver.request(from: planned, settings: settings) } catch { throw error.diagnostic }
  }
}
