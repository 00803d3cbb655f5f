// swift-tools-version: 6.2

import PackageDescription

/// What every Swift target is compiled with: Swift 6 mode, unsafety marked, imports explicit.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .strictMemorySafety(),
  .treatWarning("StrictMemorySafety", as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")

/// A module of ours; the arrows between them are the ones that `HouseRulesTests` checks.
func module(
  _ name: String, _ dependencies: [Target.Dependency] = [], path: String? = nil,
  resources: [Resource]? = nil
) -> Target {
  .target(
    name: name, dependencies: dependencies, path: path, resources: resources,
    swiftSettings: settings)
}

/// A program of ours.
func program(
  _ name: String, _ dependencies: [Target.Dependency], linkerSettings: [LinkerSetting] = []
) -> Target {
  .executableTarget(
    name: name, dependencies: dependencies, swiftSettings: settings,
    linkerSettings: linkerSettings)
}

/// Takes Swift's libraries into a program that is built for release: those that are loaded at its
/// start, Foundation's tables of languages among them, take 8 ms and 2 MB of every start.
let standsAlone = LinkerSetting.unsafeFlags(
  [
    "-static-stdlib", "-lCoreFoundation", "-l_FoundationICU", "-l_FoundationCShims",
    "-l_FoundationCollections", "-lstdc++",
  ], .when(platforms: [.linux], configuration: .release))

/// A suite of tests, named after what it tests.
func suite(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(
    name: name, dependencies: dependencies, exclude: exclude, swiftSettings: settings)
}

let pure: [Target] = [
  module("Market"),
  module("Input"),
  module("Canvas"),
  .target(name: "CMemory"),
  module("Exchange", ["Market", "CMemory"]),
  module("Analytics", ["Market"]),
  module("Simulation", ["Market", "Exchange"]),
  module("Realism"),
  module("Desk", ["Market", "Analytics", "Input"]),
  module("Screens", ["Desk", "Canvas", "Market", "Analytics"]),
]

let shell: [Target] = [
  .target(name: "CSystem"),
  .target(
    name: "CCurses",
    cSettings: [.define("_DEFAULT_SOURCE"), .define("_XOPEN_SOURCE", to: "700")],
    linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
  module("Lanes", ["CSystem"]),
  module("Journal", ["CSystem"]),
  module("Venue", ["Market", "Exchange", "Simulation", "Lanes", "Journal", "CSystem"]),
  module("Terminal", ["Canvas", "Input", "CCurses", "CSystem"]),
  module("Pseudoterminal", ["CSystem"]),
  .target(name: "CMeasure"),
  module("Measure", ["CMeasure"]),
  module(
    "Themes", path: "Themes",
    resources: [
      .embedInCode("dark.yaml"),
      .embedInCode("harbour.yaml"),
      .embedInCode("fern.yaml"),
      .embedInCode("dusk.yaml"),
      .embedInCode("nightshade.yaml"),
      .embedInCode("graphite.yaml"),
      .embedInCode("amber.yaml"),
      .embedInCode("light.yaml"),
      .embedInCode("paper.yaml"),
      .embedInCode("frost.yaml"),
      .embedInCode("high-contrast.yaml"),
      .embedInCode("high-contrast-light.yaml"),
      .embedInCode("colour-blind.yaml"),
      .embedInCode("colour-blind-light.yaml"),
      .embedInCode("colour-blind-magenta.yaml"),
      .embedInCode("colour-blind-contrast.yaml"),
      .embedInCode("terminal.yaml"),
      .embedInCode("monochrome.yaml"),
    ]),
  module(
    "Documents", ["Canvas", "Market", "Exchange", "Simulation", "Input", "Desk", "Themes", yams],
    resources: [
      .embedInCode("Settings/settings.yaml"),
      .embedInCode("Scenarios/standard.yaml"),
      .embedInCode("Scenarios/announced-maintenance.yaml"),
      .embedInCode("Scenarios/calm-day.yaml"),
      .embedInCode("Scenarios/second-thoughts.yaml"),
      .embedInCode("Scenarios/power-cut.yaml"),
      .embedInCode("Scenarios/trend.yaml"),
      .embedInCode("Scenarios/flash-crash.yaml"),
      .embedInCode("Scenarios/whale.yaml"),
      .embedInCode("Scenarios/listing.yaml"),
      .embedInCode("Scenarios/three-slips.yaml"),
      .embedInCode("Scenarios/last-minute.yaml"),
      .embedInCode("Scenarios/cancel-or-hold.yaml"),
      .embedInCode("Scenarios/outage.yaml"),
      .embedInCode("Scenarios/degraded-data.yaml"),
      .embedInCode("Scenarios/february-2018.yaml"),
      .embedInCode("Scenarios/february-2018-announced.yaml"),
      .embedInCode("Traders/steady.yaml"),
    ]),
]

let edge: [Target] = [
  program(
    "bellwether",
    [
      "Market", "Input", "Canvas", "Exchange", "Analytics", "Simulation", "Desk", "Screens",
      "Venue", "Lanes", "Journal", "Terminal", "Documents", "Realism", "CSystem", argumentParser,
      logging,
    ], linkerSettings: [standsAlone]),
  program(
    "bellwether-bench",
    [
      "Market", "Exchange", "Simulation", "Canvas", "Desk", "Screens", "Lanes", "Journal", "Venue",
      "Documents", "Measure", "Pseudoterminal", argumentParser,
    ]),
]

/// The plain exchange that the fast one is held against, and the program that does so in bulk.
let proof: [Target] = [
  .target(
    name: "ExchangeReference", dependencies: ["Exchange", "Market"],
    path: "Tests/ExchangeReference", swiftSettings: settings),
  .executableTarget(
    name: "exchange-proof", dependencies: ["ExchangeReference", "Exchange", "Market"],
    path: "Tests/exchange-proof", swiftSettings: settings),
]

let tests: [Target] = [
  suite("MarketTests", ["Market"]),
  suite("InputTests", ["Input"]),
  suite("CanvasTests", ["Canvas"]),
  suite("ExchangeTests", ["Exchange", "ExchangeReference", "Market"]),
  suite("AnalyticsTests", ["Analytics", "Market"]),
  suite("RealismTests", ["Realism"]),
  suite("SimulationTests", ["Simulation", "Exchange", "Market", "Documents"]),
  suite("DeskTests", ["Desk", "Market", "Analytics", "Input", "Exchange"]),
  suite(
    "ScreensTests", ["Screens", "Desk", "Canvas", "Market", "Analytics", "Input", "Documents"],
    exclude: ["Frames"]),
  suite("LanesTests", ["Lanes"]),
  suite("JournalTests", ["Journal"]),
  suite(
    "VenueTests", ["Venue", "Simulation", "Exchange", "Market", "Lanes", "Journal", "Documents"]),
  suite(
    "TerminalTests",
    [
      "Terminal", "Pseudoterminal", "Canvas", "Input", "Desk", "Screens", "Market", "Simulation",
      "Exchange", "Venue", "Documents",
    ]),
  suite(
    "DocumentsTests",
    ["Documents", "Canvas", "Market", "Exchange", "Simulation", "Input", "Desk"]),
  suite("PseudoterminalTests", ["Pseudoterminal"]),
  suite("HouseRulesTests", []),
  suite("EndToEndTests", ["Pseudoterminal"]),
]

let package = Package(
  name: "bellwether",
  products: [
    .executable(name: "bellwether", targets: ["bellwether"]),
    .executable(name: "bellwether-bench", targets: ["bellwether-bench"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
  ],
  targets: pure + shell + edge + proof + tests
)
