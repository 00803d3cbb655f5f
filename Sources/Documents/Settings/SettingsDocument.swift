import Canvas
import Desk
import Market

/// A settings file, read: what is in it is checked against what there is.
///
/// The format: `settings.yaml` beside this explains every entry. What a file leaves out keeps its
/// standard value.
struct SettingsDocument {
  static let keys = [
    "scenario", "symbol", "speed", "safety", "theme", "rising", "layout", "mouse", "frames",
    "alerts", "guards", "log", "sizes", "keys", "macros",
    "latency",
  ]

  var reader: DocumentReader
  var settings = Settings()
  /// The names of the themes there are.
  let themes: [String]
  /// The names of the scenarios there are.
  let scenarios: [String]

  /// Reads a file's bytes.
  ///
  /// What is wrong is in the reader.
  init(_ source: DocumentSource, themes: [String], scenarios: [String]) {
    reader = DocumentReader(file: source.file)
    self.themes = themes
    self.scenarios = scenarios
    settings.file = source.file
    // A file that says nothing changes nothing.
    guard Self.saysSomething(source.bytes), let root = reader.root(of: source.bytes),
      let fields = reader.fields(of: root, describing: "the settings file", allowed: Self.keys)
    else { return }
    readStart(fields)
    readLook(fields)
    readDesk(fields)
    if let node = fields["sizes"] { readSizes(node) }
    // Keys may run macros, so those come first.
    if let node = fields["macros"] { readMacros(node) }
    if let node = fields["keys"] { readKeys(node) }
  }

  /// Whether there is more than comments and blanks.
  private static func saysSomething(_ bytes: [UInt8]) -> Bool {
    bytes.split(separator: UInt8(ascii: "\n")).contains { line in
      let text = line.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\r") }
      return !text.isEmpty && text.first != UInt8(ascii: "#")
    }
  }

  private mutating func readStart(_ fields: DocumentFields) {
    if let node = fields["scenario"], let name = name(node, "scenario", among: scenarios) {
      settings.scenario = Setting(name, line: node.line)
    }
    if let node = fields["symbol"], let text = reader.text(node, "symbol") {
      if text == "first" {
        settings.symbol = Setting(nil, line: node.line)
      } else if Self.isSymbol(text) {
        settings.symbol = Setting(text.uppercased(), line: node.line)
      } else {
        reader.report(
          "symbol must be first or a market such as BTC-USDT, found \(node.kind)", at: node)
      }
    }
    if let node = fields["speed"] {
      if node.text == "scenario" {
        settings.speedPerMille = Setting(nil, line: node.line)
      } else if let speed = speed(node) {
        settings.speedPerMille = Setting(speed, line: node.line)
      }
    }
    if let node = fields["latency"] {
      if node.text == "scenario" {
        settings.latency = Setting(nil, line: node.line)
      } else if let latency = reader.latency(node, "latency") {
        settings.latency = Setting(latency, line: node.line)
      }
    }
    if let node = fields["safety"],
      let place = reader.choice(node, "safety", of: Safety.allCases.map { $0.word.lowercased() })
    {
      settings.safety = Setting(Safety.allCases[place], line: node.line)
    }
  }

  private mutating func readLook(_ fields: DocumentFields) {
    if let node = fields["theme"], let name = name(node, "theme", among: themes) {
      settings.theme = Setting(name, line: node.line)
    }
    if let node = fields["rising"],
      let place = reader.choice(
        node, "rising", of: ["theme"] + Rising.allCases.map(\.rawValue))
    {
      settings.rising = Setting(place == 0 ? nil : Rising.allCases[place - 1], line: node.line)
    }
    if let node = fields["layout"], let layout = word(node, "layout", of: LayoutPreset.self) {
      settings.layout = Setting(layout, line: node.line)
    }
  }

  private mutating func readDesk(_ fields: DocumentFields) {
    if let node = fields["mouse"], let mouse = reader.boolean(node, "mouse") {
      settings.mouse = Setting(mouse, line: node.line)
    }
    if let node = fields["frames"], let frames = reader.integer(node, "frames", in: 1...120) {
      settings.framesPerSecond = Setting(Int(frames), line: node.line)
    }
    if let node = fields["alerts"],
      let alerts = word(node, "alerts", of: Settings.Alerts.self)
    {
      settings.alerts = Setting(alerts, line: node.line)
    }
    if let node = fields["log"], let log = word(node, "log", of: Settings.LogLevel.self) {
      settings.log = Setting(log, line: node.line)
    }
    if let node = fields["guards"] { readGuards(node) }
  }

  private mutating func readGuards(_ node: DocumentNode) {
    let allowed = ["distance", "book", "balance"]
    guard let fields = reader.fields(of: node, describing: "the list of guards", allowed: allowed)
    else {
      return
    }
    var guards = Settings.Guards()
    func set(_ name: String, _ path: WritableKeyPath<Settings.Guards, Int64>) {
      guard let node = fields[name],
        let parts = reader.percentage(node, name, percent: 0...1_000)
      else { return }
      guards[keyPath: path] = parts
    }
    set("distance", \.distancePartsPerMillion)
    set("book", \.bookPartsPerMillion)
    set("balance", \.balancePartsPerMillion)
    settings.guards = Setting(guards, line: node.line)
  }

  /// A name that is known, or a path.
  private mutating func name(
    _ node: DocumentNode, _ what: String, among names: [String]
  ) -> String? {
    guard let text = reader.text(node, what) else { return nil }
    if text.contains("/") || names.contains(text) { return text }
    reader.report(
      "there is no \(what) '\(text)'; \(suggestion(for: text, among: names))", at: node)
    return nil
  }

  private mutating func word<Word: RawRepresentable & CaseIterable>(
    _ node: DocumentNode, _ what: String, of words: Word.Type
  ) -> Word? where Word.RawValue == String {
    let all = Array(words.allCases)
    return reader.choice(node, what, of: all.map(\.rawValue)).map { all[$0] }
  }

  private mutating func speed(_ node: DocumentNode) -> Int64? {
    let text = node.text ?? ""
    let digits = text.hasSuffix("x") ? String(text.dropLast()) : text
    if !digits.contains(where: { $0 == "," || $0 == " " }),
      let perMille = Decimal.units(digits, decimals: 3),
      VenueControl.speedsPerMille.contains(perMille)
    {
      return perMille
    }
    reader.report("speed must be scenario or from 0.1x to 1000x, found \(node.kind)", at: node)
    return nil
  }

  /// Whether a text looks like the symbol of a market.
  static func isSymbol(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return parts.count == 2
      && parts.allSatisfy { part in
        (1...12).contains(part.count)
          && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
      }
  }
}
