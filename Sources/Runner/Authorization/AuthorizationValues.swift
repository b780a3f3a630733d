import Checks
import CollectionModel
import Diagnostics
import HTTP
import Templates

/// The variables of an environment, for its way to tokens: no collection stands around them.
struct AuthorizationValues {
  private let scope: Scope
  private let settings: Settings
  private let setting: AuthorizationSetting
  private let environment: String

  init(_ environment: Environment, _ setting: AuthorizationSetting, _ options: RunOptions) {
    let run = RunVariables(
      seed: options.seed, now: options.clock.wall(), environment: options.processEnvironment)
    run.commandLine = options.variables
    run.secrets = options.secrets
    if let server = options.server { run.reserved["server.url"] = .text(server.url) }
    scope = Scope(run: run, request: [:], outer: [environment.variables])
    settings = environment.settings
    self.setting = setting
    self.environment = environment.name
  }

  private var resolver: RequestResolver {
    RequestResolver(scope: scope, userAgent: "") { _, _, _ in .failure(BodyFileProblem("")) }
  }

  /// A variable that no template asks for.
  func variable(_ name: String) throws(Diagnostic) -> String {
    do throws(TemplateFailure) {
      if let value = try scope.value(of: name), let text = value.plainText, !text.isEmpty { return text }
    } catch {
      throw error.diagnostic
    }
    throw Diagnostic(
      "'authorize' needs the variable '\(name)'", at: setting.place,
      hints: ["give environment '\(environment)' '\(name)' under 'secrets' or 'variables'"])
  }

  func text(_ template: Template) throws(Diagnostic) -> String {
    do throws(TemplateFailure) {
      return try template.text(in: scope)
    } catch {
      throw error.diagnostic
    }
  }

  func text(_ template: Template?) throws(Diagnostic) -> String? {
    guard let template else { return nil }
    let value: String = try text(template)
    return value.isEmpty ? nil : value
  }

  /// Inserted values are percent-encoded, as in the URLs of requests; nothing is joined to `base_url`.
  func url(_ template: Template?, else standard: String) throws(Diagnostic) -> RequestURL {
    var written = standard
    if let template {
      do throws(ResolveFailure) { written = try resolver.urlText(template) } catch { throw error.diagnostic }
    }
    do throws(URLProblem) {
      return try RequestURL(parsing: written)
    } catch {
      throw Diagnostic("'\(written)' is not a usable URL: \(error.reason)", at: template?.place ?? setting.place)
    }
  }

  func fields(_ fields: [FieldSetting]) throws(Diagnostic) -> [(name: String, value: String)] {
    let resolver = resolver
    var pairs: [(name: String, value: String)] = []
    for field in fields {
      for value in field.values {
        do throws(ResolveFailure) {
          pairs.append((field.name, try resolver.text(value, at: field.place)))
        } catch {
          throw error.diagnostic
        }
      }
    }
    return pairs
  }

  func transferOptions() throws(Diagnostic) -> TransferOptions {
    do throws(ResolveFailure) {
      return try TransferSettings(scope: scope).optionsForTokens(from: settings)
    } catch {
      throw error.diagnostic
    }
  }
}
