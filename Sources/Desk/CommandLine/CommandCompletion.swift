/// Something that the word at the end of a command line may become.
public struct CommandCandidate: Hashable, Sendable {
  /// What is put in the place of the word.
  public var text: String
  /// What it is or does, in a line.
  public var help: String
  /// The action it names, if it names one.
  public var action: Action?
  /// Whether more belongs after it.
  public var wantsMore = false

  /// Makes a candidate.
  public init(text: String, help: String, action: Action? = nil, wantsMore: Bool = false) {
    self.text = text
    self.help = help
    self.action = action
    self.wantsMore = wantsMore
  }
}

/// What the end of a command line may become, best first.
public struct CommandCompletion: Hashable, Sendable {
  /// Where the word begins that a candidate takes the place of, counted in characters.
  public var start = 0
  /// What stands there now, in small letters; names of several words with hyphens.
  public var query = ""
  /// The candidates, best first.
  public var candidates: [CommandCandidate] = []
  /// The command that the word belongs to; `nil` where the word is to be a name.
  public var verb: CommandVerb?

  /// Makes one without candidates.
  public init() {}

  /// The candidates that begin with what stands there.
  var beginning: [CommandCandidate] { candidates.filter { $0.text.hasPrefix(query) } }

  /// As far as all candidates agree that begin with what stands there; `nil` where that is no
  /// further.
  var commonStart: String? {
    guard let first = beginning.first?.text else { return nil }
    var common = first
    for candidate in beginning {
      while !candidate.text.hasPrefix(common) { common.removeLast() }
    }
    return common.count > query.count ? common : nil
  }

  /// The one that is meant beyond doubt: the only one that begins like this, or that fits at all.
  var only: CommandCandidate? {
    if beginning.count == 1 { return beginning[0] }
    return beginning.isEmpty && candidates.count == 1 ? candidates[0] : nil
  }
}

extension CommandParser {
  /// What the last word of a line may become.
  ///
  /// - Parameters:
  ///   - line: The line up to where the next character goes.
  ///   - macroTexts: What the macros do, in the order of their names.
  ///   - orders: The open orders in words, in the order of their rows.
  public func completion(
    of line: String, macroTexts: [String] = [], orders: [String] = []
  ) -> CommandCompletion {
    var tokens = CommandToken.parts(of: line).last ?? []
    let isOpen = line.last.map { $0.isWhitespace || $0 == ";" } ?? true
    let end = line.count
    if let first = tokens.first, first.count != nil, tokens.count > 1 || isOpen {
      tokens.removeFirst()
    }
    var completion = CommandCompletion()
    if let first = tokens.first, let verb = CommandVerb(word: first.word),
      tokens.count > 1 || isOpen
    {
      let word = isOpen ? nil : tokens.last
      completion.verb = verb
      completion.start = word.map { $0.column - 1 } ?? end
      completion.query = word?.word ?? ""
      let position = tokens.count - (isOpen ? 1 : 2)
      completion.candidates = Self.ranked(
        arguments(of: verb, at: position, orders), by: completion.query)
      return completion
    }
    completion.start = tokens.first.map { $0.column - 1 } ?? end
    completion.query = tokens.map(\.word).joined(separator: "-")
    if isOpen, !tokens.isEmpty { completion.query += "-" }
    completion.candidates = Self.ranked(nameCandidates(macroTexts), by: completion.query)
    return completion
  }

  private static func ranked(
    _ candidates: [CommandCandidate], by query: String
  ) -> [CommandCandidate] {
    FuzzyMatch.ranking(of: query, among: candidates.map(\.text)).map { candidates[$0] }
  }

  private func nameCandidates(_ macroTexts: [String]) -> [CommandCandidate] {
    Self.standardCandidates
      + macros.enumerated().map { index, name in
        let text = macroTexts.indices.contains(index) ? macroTexts[index] : ""
        return CommandCandidate(text: name, help: "macro: \(text)")
      }
  }

  /// Actions, then commands that are nothing without something after them.
  private static let standardCandidates: [CommandCandidate] = {
    let actions = zip(ActionTable.commandNames, ActionTable.commands).map { name, definition in
      CommandCandidate(
        text: name, help: CommandVerb(rawValue: name)?.usage ?? definition.help,
        action: definition.action)
    }
    let others = CommandVerb.allCases.filter { !$0.standsAlone }.map { verb in
      CommandCandidate(
        text: verb.rawValue, help: "\(verb.usage): \(verb.help)", wantsMore: verb.takesMore)
    }
    return actions + others
  }()

  private func arguments(
    of verb: CommandVerb, at position: Int, _ orders: [String]
  ) -> [CommandCandidate] {
    func words(_ words: [String], _ help: String) -> [CommandCandidate] {
      words.map { CommandCandidate(text: $0, help: help) }
    }
    if verb.grammar != nil {
      return position == 0
        ? words(["buy", "sell"], "the side")
        : position > 1 ? Self.prices.filter { $0.text != "market" } : []
    }
    switch (verb, position) {
    case (.buy, 1), (.sell, 1):
      return Self.prices + Self.flags
    case (.buy, 2), (.sell, 2): return Self.flags
    case (.cancel, 0):
      return [
        CommandCandidate(text: "all", help: "every order in every market", action: .cancelAll),
        CommandCandidate(text: "bids", help: "the bids of this market", action: .cancelBids),
        CommandCandidate(text: "asks", help: "the asks of this market", action: .cancelAsks),
      ] + orders.enumerated().map { CommandCandidate(text: "\($0.offset + 1)", help: $0.element) }
    case (.symbol, 0): return words(symbols.map { $0.lowercased() }, "a market")
    case (.theme, 0): return words(themes, "a theme")
    case (.interval, 0): return words(ChartInterval.allCases.map(\.word), "the length of a candle")
    case (.speed, 0):
      return words(["1", "2", "5", "10", "20", "50", "100", "1000"], "times real time")
    case (.rewind, 0): return words(["10s", "1m", "5m", "10m", "1h"], "so far back")
    case (.forward, 0): return words(["10s", "1m", "5m", "10m", "1h"], "so far ahead")
    case (.deadMan, 0): return words(["30s", "1m", "5m", "off"], "until all is cancelled")
    case (.group, 0):
      return words(LadderState.groupings.prefix(9).map { "\($0)" }, "ticks in a row")
    default: return []
    }
  }

  private static let prices: [CommandCandidate] = [
    CommandCandidate(text: "market", help: "at whatever the book offers"),
    CommandCandidate(text: "@bid", help: "at the best bid; @bid+1 is a tick above it"),
    CommandCandidate(text: "@ask", help: "at the best ask; @ask-1 is a tick below it"),
    CommandCandidate(text: "@mid", help: "in the middle of the two"),
    CommandCandidate(text: "@last", help: "at the price of the last trade"),
  ]

  private static let flags: [CommandCandidate] = [
    CommandCandidate(text: "post-only", help: "refused rather than trade at once"),
    CommandCandidate(text: "ioc", help: "what does not trade at once expires"),
    CommandCandidate(text: "fok", help: "trades whole at once or not at all"),
  ]
}
