/// The cookies of one collection's run, matched, expired and kept by libcurl's own cookie engine.
package final class CookieJar: Sendable {
  package init() {}
}
