import Desk
import Documents
import Input
import Market
import Testing

@Suite("Settings")
struct SettingsTests {
  static let library = SettingsLibrary(
    themes: ["dark", "light"], scenarios: ["announced-maintenance", "calm-day"])

  static func read(_ text: String) throws -> Settings {
    let folder = try TemporaryFolder()
    return try library.settings(at: folder.write(text, to: "settings.yaml"))
  }

  /// What is wrong, as `line:column: message`.
  static func problems(_ text: String) throws -> [String] {
    let folder = try TemporaryFolder()
    let path = try folder.write(text, to: "settings.yaml")
    do {
      _ = try library.settings(at: path)
      return []
    } catch {
      #expect(error.problems.allSatisfy { $0.file == path })
      return error.problems.map { "\($0.line):\($0.column): \($0.message)" }
    }
  }

  @Test("the example is what holds where nothing is set")
  func example() throws {
    var settings = try Self.read(SettingsLibrary.example)
    let standard = Settings()
    #expect(settings.lines.map(\.name) == standard.lines.map(\.name))
    #expect(settings.lines.map(\.value) == standard.lines.map(\.value))
    #expect(settings.keyMap.value == standard.keyMap.value)
    #expect(settings.lines.allSatisfy { $0.line != nil })
    settings.file = nil
    for line in standard.lines { #expect(SettingsLibrary.example.contains("\n\(line.name):")) }
  }

  @Test("what the example shows in comments holds as well")
  func commentedExamples() throws {
    let text = SettingsLibrary.example
      .replacing("sizes: {}", with: "sizes:").replacing("keys: {}", with: "keys:")
      .replacing("macros: {}", with: "macros:").replacing("\n#  ", with: "\n  ")
    let settings = try Self.read(text)
    #expect(settings.macros.value.map(\.name) == ["out", "scalp"])
    #expect(settings.sizes.value.map(\.symbol) == ["BTC-USDT", "ETH-USDT"])
    let map = settings.keyMap.value
    #expect(map.meaning(of: KeyPress(.function(9)), in: .ladder) == .macro("scalp"))
    #expect(map.keyNames(of: .upgrade) == "" && map.keyNames(of: .cancelAll) == "X, Ctrl-K")
    #expect(map.action(for: KeyPress(.backspace), in: .blotter) == .cancelSelected)
  }

  @Test("everything can be set")
  func everything() throws {
    let settings = try Self.read(
      """
      scenario: calm-day
      symbol: eth-usdt
      speed: 10
      latency: 50ms
      safety: view
      theme: light
      rising: red
      layout: scalp
      mouse: false
      frames: 30
      alerts: quiet
      guards: {distance: 2.5%, balance: 100%}
      log: debug
      sizes: {BTC-USDT: [0.01, 0.1]}
      keys: {buy: Ctrl-B}
      macros: {go: buy 1 @bid}
      """)
    #expect(
      settings.lines.map(\.value) == [
        "calm-day", "ETH-USDT", "10x", "50ms", "view", "light", "red", "scalp", "false", "30",
        "quiet",
        "distance 2.5%, book 100%, balance 100%", "debug", "BTC-USDT 0.01 0.1",
        "1 change; 'bellwether keys' lists them all", "go",
      ])
    #expect(settings.lines.map(\.line) == Array(1...16))
    #expect(settings.keyMap.value.keyNames(of: .buyAtCursor) == "Ctrl-B")
  }

  @Test("a file that says nothing sets nothing", arguments: ["", "# only a comment\n\n", "\n"])
  func nothing(text: String) throws {
    #expect(try Self.read(text).lines == Settings().lines)
  }

  @Test("an absent file sets nothing where it need not be there")
  func absent() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/none.yaml"
    #expect(try Self.library.settings(at: path, isRequired: false) == Settings())
    #expect(throws: DocumentError.self) { try Self.library.settings(at: path) }
    // A folder in its place is no absence.
    #expect(throws: DocumentError.self) {
      try Self.library.settings(at: folder.path, isRequired: false)
    }
  }

  @Test(
    "every mistake has its place, and says what is allowed",
    arguments: [
      ("theem: dark", "1:1: the settings file has no key 'theem'; did you mean 'theme'?"),
      ("theme: drak", "1:8: there is no theme 'drak'; did you mean 'dark'?"),
      ("theme: zzz", "1:8: there is no theme 'zzz'; allowed: dark, light"),
      (
        "scenario: calm-dya",
        "1:11: there is no scenario 'calm-dya'; did you mean 'calm-day'?"
      ),
      (
        "symbol: bitcoin", "1:9: symbol must be first or a market such as BTC-USDT, found 'bitcoin'"
      ),
      ("speed: 1001x", "1:8: speed must be scenario or from 0.1x to 1000x, found '1001x'"),
      (
        "latency: soon", "1:10: latency must be none or a length of time such as 50ms, found 'soon'"
      ),
      ("latency: 11s", "1:10: latency must be from 0s to 10s, found '11s'"),
      (
        "latency: {enrty: 5ms}",
        "1:11: latency has no key 'enrty'; did you mean 'entry'?"
      ),
      (
        "safety: amred",
        "1:9: safety must be one of view, armed, hot, found 'amred'; did you mean 'armed'?"
      ),
      (
        "layout: skalp",
        "1:9: layout must be one of trade, watch, scalp, compare, study, found 'skalp'; "
          + "did you mean 'scalp'?"
      ),
      ("rising: blue", "1:9: rising must be one of theme, green, red, found 'blue'"),
      ("mouse: yes", "1:8: mouse must be true or false, found 'yes'"),
      ("frames: 0", "1:9: frames must be a whole number from 1 to 120, found '0'"),
      ("alerts: loud", "1:9: alerts must be one of on, quiet, off, found 'loud'"),
      ("log: []", "1:6: log must be one of debug, info, warning, error, none, found a list"),
      (
        "guards: {far: 1%}",
        "1:10: the list of guards has no key 'far'; allowed: distance, book, balance"
      ),
      (
        "guards: {book: 50}",
        "1:16: book must be from 0% to 1000% with at most 4 decimals, such as 0.04%, found '50'"
      ),
      ("sizes: {BTC: [1]}", "1:9: sizes are those of a market such as BTC-USDT, found 'BTC'"),
      ("sizes: {BTC-USDT: []}", "1:19: BTC-USDT has 1 to 4 sizes, found 0"),
      ("sizes: {BTC-USDT: [1, 2, 3, 4, 5]}", "1:19: BTC-USDT has 1 to 4 sizes, found 5"),
      (
        "sizes: {BTC-USDT: [1, -2]}",
        "1:23: a size of BTC-USDT must be a number above 0, found '-2'"
      ),
      ("- theme", "1:1: the settings file must be a mapping (key: value), found a list"),
      ("theme: dark\ntheme: light", "2:1: duplicate key 'theme', first given in line 1"),
    ])
  func mistakes(text: String, problem: String) throws {
    #expect(try Self.problems(text) == [problem])
  }

  @Test("all mistakes are told at once, in the order of the file")
  func severalMistakes() throws {
    let problems = try Self.problems("mouse: 1\nkeys: {buuy: n}\nframes: x\nlog: loud\n")
    #expect(problems.map { $0.prefix(2) } == ["1:", "2:", "3:", "4:"])
  }

  @Test("sizes are held against the market's lot")
  func lots() throws {
    let settings = try Self.read("sizes: {BTC-USDT: [0.01, 0.00001]}")
    let usdt = Asset(id: AssetID(0), symbol: "USDT", decimals: 8, displayDecimals: 2)
    let btc = Asset(id: AssetID(1), symbol: "BTC", decimals: 8, displayDecimals: 4)
    let market = try Instrument(
      id: InstrumentID(0), base: btc, quote: usdt, tickUnits: 1_000_000, lotUnits: 10_000,
      fees: FeeSchedule(makerPartsPerMillion: 0, takerPartsPerMillion: 0),
      maximumQuantity: Quantity(lots: 1_000), maximumPrice: Price(ticks: 1_000))
    let sizes = try #require(settings.sizes.value.first)
    #expect(throws: Settings.MarketSizes.SizeError.self) { try sizes.quantities(of: market) }
    var good = sizes
    good.sizes = ["0.01", "0.0001"]
    #expect(try good.quantities(of: market).map(\.lots) == [100, 1])
    good.sizes = ["100"]
    #expect(throws: Settings.MarketSizes.SizeError.self) { try good.quantities(of: market) }
  }
}

@Suite("Keys and macros in the settings")
struct SettingsKeyTests {
  @Test(
    "every mistake has its place, and says what is allowed",
    arguments: [
      ("keys: {buuy: n}", "1:8: there is no action or macro 'buuy'; did you mean 'buy'?"),
      (
        "keys: {zzzzzz: n}",
        "1:8: there is no action or macro 'zzzzzz'; 'bellwether keys' lists the names"
      ),
      ("keys: {buy: Enetr}", "1:13: 'Enetr' is no key; did you mean 'Enter'?"),
      (
        "keys: {buy: Ctrl-I}",
        "1:13: 'Ctrl-I' is the same as Tab in a terminal; choose another key"
      ),
      (
        "keys: {buy: Shift-b}",
        "1:13: 'Shift-b': a character is written as it is typed, as in 'B' for shift and b"
      ),
      (
        "keys:\n  buy: [F11, s]",
        "2:14: 's' means sell on the desk already; choose another key, or give sell another one "
          + "or none"
      ),
      (
        "keys:\n  buy: F11\n  sell: F11",
        "3:9: 'F11' means buy on the desk already; choose another key, or give buy another one or "
          + "none"
      ),
      (
        "keys: {buy: {tikcet: n}}",
        "1:14: the list of places has no key 'tikcet'; allowed: desk, ladder, panel, chart, "
          + "watchlist"
      ),
      (
        "keys: {dismiss: {everywhere: none, question: none, help: none, notice: none}}",
        "1:18: dismiss needs a key on the desk: nothing else does it"
      ),
      (
        "keys: {buy: [[n]]}",
        "1:14: the key of buy must be a key, a list of keys or none, found a list"
      ),
      (
        "keys: {buy: }",
        "1:13: the key of buy must be a key, a list of keys or none, found nothing; "
          + "marks such as '#' need quotes"
      ),
      (
        "keys: {complete-prompt: z}",
        "1:25: 'z' is typed in the command line; a key with Ctrl or Alt, or a named one, can be "
          + "bound there"
      ),
      (
        "macros: {Out: flatten}",
        "1:10: 'Out' cannot name a macro; allowed: small letters, digits and hyphens, a letter "
          + "first, 32 at most"
      ),
      ("macros: {buy: flatten}", "1:10: 'buy' is a command already; choose another name"),
      (
        "macros: {out: cancel al; flatten}",
        "1:22: the macro out: cancel takes all, bids, asks or the row of an order in the list, "
          + "not 'al'; did you mean 'all'?"
      ),
      (
        "macros: {out: 'cancel all; flaten'}",
        "1:28: the macro out: there is no command 'flaten'; did you mean 'flatten'?"
      ),
      ("macros: {one: one}", "1:10: the macro runs in a circle: one, one"),
      ("macros: {out: []}", "1:15: the macro out must be text, found a list"),
    ])
  func mistakes(text: String, problem: String) throws {
    #expect(try SettingsTests.problems(text) == [problem])
  }

  @Test("a circle of several macros is told at each of them")
  func circle() throws {
    let problems = try SettingsTests.problems(
      "macros:\n  one: two; pause\n  two: three\n  three: 2 one\n  four: one")
    #expect(
      problems == [
        "2:3: the macro runs in a circle: one, two, three, one",
        "3:3: the macro runs in a circle: two, three, one, two",
        "4:3: the macro runs in a circle: three, one, two, three",
      ])
  }

  @Test("a macro has a key on the desk, and may run another")
  func macroKey() throws {
    let settings = try SettingsTests.read(
      "macros: {out: cancel all; flatten, twice: 2 out}\nkeys: {twice: [F9, Ctrl-K]}")
    let map = settings.keyMap.value
    #expect(map.keyNames(ofMacro: "twice") == "F9, Ctrl-K")
    #expect(map.meaning(of: KeyPress(.function(9)), in: .blotter) == .macro("twice"))
    #expect(map.meaning(of: KeyPress(.function(9)), in: .ticket) == nil)
    #expect(map.text(macros: settings.macros.value).contains("cancel all; flatten"))
  }

  /// Random settings made of what could confuse never trap, and each problem has a place.
  @Test("random files never trap", arguments: 0..<12)
  func random(seed: UInt64) throws {
    var generator = SplitMix(state: seed)
    let words = [
      "keys:", "macros:", "sizes:", "theme:", "buy", "buy:", "cancel-all:", "F11", "Ctrl-K", "none",
      "[", "]", "{", "}", ",", ": ", "\n", "\n  ", "'", "\"", "#", "- ", "BTC-USDT:", "0.1",
      "quit:",
      "out:", "cancel all; flatten", ";", "&a", "*a", "|", ">", "%", "é", "\t", "1%", "guards:",
    ]
    for _ in 0..<120 {
      let text = (0..<Int.random(in: 1...14, using: &generator))
        .compactMap { _ in words.randomElement(using: &generator) }.joined()
      for problem in try SettingsTests.problems(text) {
        #expect(problem.first?.isNumber == true, "\(problem)")
      }
    }
  }
}

@Suite("Files that grow by lines")
struct LineFileTests {
  @Test("lines are added at the end, folders made on the way")
  func lines() throws {
    let folder = try TemporaryFolder()
    let file = LineFile(path: folder.path + "/a/b/history", bytesMax: 1_000)
    #expect(file.lastLines(9).isEmpty)
    try file.append("one")
    try file.append("two\nlines")
    #expect(file.lastLines(9) == ["one", "two lines"])
    #expect(file.lastLines(1) == ["two lines"])
  }

  @Test("a full one becomes the old one")
  func rotation() throws {
    let folder = try TemporaryFolder()
    let file = LineFile(path: folder.path + "/log", bytesMax: 100)
    for number in 0..<100 { try file.append("line number \(number)") }
    let lines = file.lastLines(1_000)
    #expect(lines.last == "line number 99")
    #expect((4..<30).contains(lines.count), "\(lines.count) lines in two files of 100 bytes")
  }

  @Test("what cannot be written says why")
  func unwritable() throws {
    let folder = try TemporaryFolder()
    let file = LineFile(path: folder.path + "/log/log", bytesMax: 100)
    _ = try folder.write("", to: "log")
    #expect(throws: LineFile.Failure.self) { try file.append("x") }
  }
}

/// A small generator with a seed, so that a failing run can be run again.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
