import TestSupport
import Testing

@testable import DevelopmentShop

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("The route table")
struct RouteTableTests {
  private static func files(in folder: String) -> Set<String> {
    guard let directory = opendir("\(RepositoryPaths.root())/Sources/DevelopmentShop/\(folder)") else { return [] }
    defer { closedir(directory) }
    var names: Set<String> = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasSuffix(".swift") { names.insert(String(name.dropLast(".swift".count))) }
    }
    return names
  }

  @Test("every file of Routes is named in the table, and nothing else is")
  func routes() {
    let files = Self.files(in: "Routes")
    #expect(!files.isEmpty)
    #expect(files == Set(RouteTable.families.map { "\($0)" }))
  }

  @Test("every file of Gateway/Checks is one of the gateway's checks")
  func checks() {
    let files = Self.files(in: "Gateway/Checks")
    #expect(!files.isEmpty)
    #expect(files == Set(Gateway.checks.map { "\($0)" }))
  }

  @Test("no route is there twice, and each is found by its own path alone")
  func unique() {
    let names = RouteTable.routes.map(\.name)
    #expect(Set(names).count == names.count)
    for route in RouteTable.routes {
      let path = route.template.text.split(separator: "/").map { $0.hasPrefix("{") ? "1729" : $0 }
      let matches = RouteTable.matches(path: "/" + path.joined(separator: "/"))
      let found = matches.filter { $0.hasRightVersion && $0.route.method == route.method }
      #expect(found.map(\.route.name) == [route.name])
    }
  }

  @Test(
    "a path must fit in every segment",
    arguments: [
      "", "/", "//", "product/202309/products", "/product/202309/products/", "/product/202309/products/1/",
      "/product/202309//products", "/product//products", "/Product/202309/products",
      "/product/202309/products/1/inventory", "/product/202309/products/%zz",
    ])
  func strict(_ path: String) {
    #expect(RouteTable.matches(path: path).isEmpty)
  }

  @Test("a fixed segment wins over a parameter")
  func precise() {
    let names = RouteTable.matches(path: "/product/202309/products/search").map(\.route.name)
    #expect(names.allSatisfy { $0.hasPrefix("POST") && $0.hasSuffix("/products/search") })
    #expect(!names.isEmpty)
  }
}
