/// The modules and the arrows between them: the shape that manifest and sources must equal.
struct ModuleTable {
  /// How far out a module stands.
  enum Ring {
    /// Values and functions only: no clock, no threads, no chance, no `unsafe`.
    case pure
    /// Touches the machine: threads, terminal, files. The only place for `unsafe`.
    case shell
    /// The programs.
    case edge
  }

  /// A module of ours.
  struct Module {
    /// Its name, which is its folder's.
    var name: String
    /// How far out it stands.
    var ring: Ring
    /// The modules of ours it depends on; sources of pure and shell modules import each of them.
    var imports: Set<String>
    /// What else its sources may import.
    ///
    /// The manifest lists those of them that are packages.
    var outside: Set<String> = []
  }

  /// The modules, from the inside out.
  let modules: [Module]

  /// The products of packages among what modules may import from outside.
  static let packageProducts: Set<String> = ["ArgumentParser", "Logging", "Yams"]

  /// What every target of C is called; C is bound by size only.
  static let cTargets: Set<String> = ["CSystem", "CCurses", "CMemory", "CMeasure"]

  /// The one file of a pure module that may go around the compiler's checks, with its reasons: the
  /// memory that the books are made of.
  static let storage = "Sources/Exchange/Book/Slab.swift"

  /// Bellwether's own table.
  static let bellwether = ModuleTable(modules: [
    Module(name: "Market", ring: .pure, imports: []),
    Module(name: "Input", ring: .pure, imports: []),
    Module(name: "Canvas", ring: .pure, imports: []),
    Module(name: "Exchange", ring: .pure, imports: ["Market", "CMemory"]),
    Module(name: "Analytics", ring: .pure, imports: ["Market"]),
    Module(name: "Simulation", ring: .pure, imports: ["Market", "Exchange"]),
    Module(name: "Realism", ring: .pure, imports: []),
    Module(name: "Desk", ring: .pure, imports: ["Market", "Analytics", "Input"]),
    Module(name: "Screens", ring: .pure, imports: ["Desk", "Canvas", "Market", "Analytics"]),
    Module(
      name: "Lanes", ring: .shell, imports: ["CSystem"], outside: ["Synchronization", "Glibc"]),
    Module(
      name: "Journal", ring: .shell, imports: ["CSystem"], outside: ["Synchronization"]),
    Module(
      name: "Venue", ring: .shell,
      imports: ["Market", "Exchange", "Simulation", "Lanes", "Journal", "CSystem"],
      outside: ["Synchronization", "Glibc"]),
    Module(
      name: "Terminal", ring: .shell, imports: ["Canvas", "Input", "CCurses", "CSystem"],
      outside: ["Synchronization", "Glibc"]),
    Module(name: "Pseudoterminal", ring: .shell, imports: ["CSystem"], outside: ["Glibc"]),
    Module(name: "Measure", ring: .shell, imports: ["CMeasure"]),
    Module(name: "Themes", ring: .shell, imports: []),
    Module(
      name: "Documents", ring: .shell,
      imports: ["Canvas", "Market", "Exchange", "Simulation", "Input", "Desk", "Themes"],
      outside: ["Yams", "Glibc"]),
    Module(
      name: "bellwether", ring: .edge,
      imports: [
        "Market", "Input", "Canvas", "Exchange", "Analytics", "Simulation", "Desk", "Screens",
        "Venue", "Lanes", "Journal", "Terminal", "Documents", "Realism", "CSystem",
      ], outside: ["ArgumentParser", "Glibc", "Logging", "Synchronization"]),
    Module(
      name: "bellwether-bench", ring: .edge,
      imports: [
        "Market", "Exchange", "Simulation", "Canvas", "Desk", "Screens", "Lanes", "Journal",
        "Venue", "Documents", "Measure", "Pseudoterminal",
      ],
      outside: ["ArgumentParser", "Glibc", "Synchronization"]),
  ])

  /// The module of a name, or nil.
  func module(_ name: String) -> Module? {
    modules.first { $0.name == name }
  }

  /// The names of the modules of a ring.
  func names(_ ring: Ring) -> Set<String> {
    Set(modules.filter { $0.ring == ring }.map(\.name))
  }

  /// Whether a file may have anything unsafe, with its reason.
  func mayBeUnsafe(_ file: SourceFile) -> Bool {
    isSource(file, of: .shell) || file.path == Self.storage
  }

  /// Whether a file is a source of a module of the given ring.
  func isSource(_ file: SourceFile, of ring: Ring) -> Bool {
    guard file.isSwift, let name = file.module else { return false }
    return module(name)?.ring == ring
  }
}
