// swift-tools-version: 6.2

import PackageDescription

/// Every Swift target is built alike: explicit `any`, imports internal unless said otherwise, no warning left.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

func library(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(name: name, dependencies: dependencies + ["TestSupport"], exclude: exclude, swiftSettings: strict)
}

let package = Package(
  name: "signet",
  platforms: [.macOS(.v15)],
  products: [],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
  ],
  targets: [
    // Level 0: one small C target a system library.
    .systemLibrary(
      name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .systemLibrary(
      name: "CLibPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"]), .brew(["pcre2"])]),
    .target(name: "CLibraryLoader"),
    .target(name: "CLibCurl", dependencies: ["CLibraryLoader"]),
    .target(name: "CLibCrypto", dependencies: ["CLibraryLoader"]),
    .target(
      name: "CLibXML", dependencies: ["CLibraryLoader"], cSettings: [.unsafeFlags(["-I/usr/include/libxml2"])]),
    .target(name: "CDates"),
    .target(name: "CLibMicroHTTPD", dependencies: ["CLibraryLoader"]),

    // Level 1
    library("Diagnostics", []),
    library("JSON", []),
    library("HTTP", ["CLibCurl"]),
    library("Digests", ["CLibCrypto"]),

    // Level 2
    library("YAML", ["Diagnostics", "CLibYAML"]),
    library("Checks", ["Diagnostics", "JSON", "HTTP", "Digests", "CDates", "CLibXML", "CLibPCRE2"]),
    library("RunEvents", ["HTTP"]),
    library("LocalServer", ["HTTP", "CLibMicroHTTPD"]),

    // Level 3
    library("Reporting", ["Diagnostics", "JSON", "HTTP", "RunEvents"]),
    library("Templates", ["Diagnostics", "JSON", "YAML", "Checks"]),
    library("DevelopmentShop", ["JSON", "HTTP", "LocalServer", "Digests"]),

    // Level 4
    library("Signing", ["Diagnostics", "JSON", "YAML", "HTTP", "Digests", "Checks", "Templates"]),

    // Level 5
    library("CollectionModel", ["Diagnostics", "JSON", "YAML", "HTTP", "Checks", "Templates", "Signing"]),

    // Level 6
    library(
      "Runner",
      ["RunEvents", "Diagnostics", "JSON", "HTTP", "Digests", "Checks", "Templates", "Signing", "CollectionModel"]),

    library(
      "Importing",
      ["Diagnostics", "JSON", "YAML", "HTTP", "Digests", "Checks", "Templates", "Signing", "CollectionModel"]),

    // Level 7: the program, the only one that prints, reads the clock or writes files.
    .executableTarget(
      name: "signet",
      dependencies: [
        "Diagnostics", "JSON", "HTTP", "Digests", "Checks", "LocalServer", "Templates", "DevelopmentShop", "Signing",
        "CollectionModel", "Runner", "RunEvents", "Reporting", "Importing",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    // Not shipped: what docs/reference is written from, and the tool that writes it.
    library(
      "Reference",
      [
        "Diagnostics", "JSON", "YAML", "HTTP", "Checks", "Templates", "Signing", "CollectionModel", "RunEvents",
        "Runner",
      ]),
    .executableTarget(name: "write-reference", dependencies: ["Reference"], swiftSettings: strict),

    // Tests
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    tests("DiagnosticsTests", ["Diagnostics"]),
    tests("JSONTests", ["JSON", "Checks"]),
    tests("HTTPTests", ["HTTP", "Digests"]),
    tests("DigestsTests", ["Digests", "JSON"]),
    tests("YAMLTests", ["YAML", "Diagnostics"]),
    tests("ChecksTests", ["Checks", "Diagnostics", "JSON", "HTTP", "YAML"]),
    tests("LocalServerTests", ["LocalServer", "HTTP"]),
    tests("TemplatesTests", ["Templates", "Diagnostics", "JSON", "YAML", "Checks"]),
    tests("DevelopmentShopTests", ["DevelopmentShop", "JSON", "HTTP", "LocalServer", "Digests"]),
    tests("SigningTests", ["Signing", "Diagnostics", "JSON", "YAML", "HTTP", "Checks", "Templates", "Digests"]),
    tests(
      "CollectionModelTests",
      ["CollectionModel", "Diagnostics", "JSON", "YAML", "HTTP", "Checks", "Templates", "Signing"],
      exclude: ["Broken"]),
    tests(
      "RunnerTests",
      [
        "Runner", "RunEvents", "CollectionModel", "Diagnostics", "JSON", "HTTP", "Digests", "Checks", "Templates",
        "Signing",
      ]),
    tests(
      "ImportingTests",
      [
        "Importing", "Runner", "RunEvents", "CollectionModel", "Diagnostics", "JSON", "HTTP", "Checks", "Templates",
        "Signing",
      ]),
    tests("EndToEndTests", ["signet", "Reporting"]),
    tests("ReferenceTests", ["Reference", "Checks", "CollectionModel", "Diagnostics", "Signing"]),
    tests("ReportingTests", ["Reporting", "RunEvents", "JSON", "HTTP", "Digests"], exclude: ["Golden"]),

    // Fuzzing: inputs at random, what must hold whatever they are, and the program for long runs.
    .target(name: "CFuzzGuard", path: "Tests/CFuzzGuard"),
    .target(
      name: "Fuzzing",
      dependencies: ["Diagnostics", "JSON", "HTTP", "YAML", "Checks", "Templates", "CollectionModel"],
      path: "Tests/Fuzzing", swiftSettings: strict),
    .executableTarget(
      name: "fuzz", dependencies: ["Fuzzing", "CollectionModel", "CFuzzGuard"], path: "Tests/FuzzProgram",
      swiftSettings: strict),
    tests("FuzzingTests", ["Fuzzing", "Templates"]),
  ],
  cLanguageStandard: .gnu2x
)
