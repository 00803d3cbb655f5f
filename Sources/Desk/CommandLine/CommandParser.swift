/// Reads command lines: parts between `;`, each a name with what belongs to it, with or without a
/// number of times (`3 improve-bid`, `improve-bid x3`).
///
/// It knows names, not the market: whether an order can be sent now is asked when it is done.
public struct CommandParser: Hashable, Sendable {
  /// The most times that one part can be asked for.
  public static let timesMax = 100
  /// The most parts of a line.
  public static let partsMax = 50

  /// The names of the macros there are.
  public var macros: [String]
  /// The markets' symbols; where empty, any symbol is taken.
  public var symbols: [String]
  /// The themes' names; where empty, any name is taken.
  public var themes: [String]

  /// Makes a parser for what there is.
  public init(macros: [String] = [], symbols: [String] = [], themes: [String] = []) {
    self.macros = macros
    self.symbols = symbols
    self.themes = themes
  }

  /// Every name that can begin a part: actions, then commands with something after them, then
  /// macros.
  public var names: [String] {
    Self.standardNames + macros
  }

  private static let standardNames: [String] =
    ActionTable.commandNames
    + CommandVerb.allCases.map(\.rawValue).filter { !ActionTable.commandNames.contains($0) }

  /// Reads a line.
  ///
  /// - Throws: The first thing that is wrong.
  public func parse(_ line: String) throws(CommandProblem) -> [CommandPart] {
    var tokens = CommandToken.parts(of: line)
    if tokens.count > 1, tokens[tokens.count - 1].isEmpty { tokens.removeLast() }
    guard tokens.count <= Self.partsMax else {
      throw CommandProblem(
        column: tokens[Self.partsMax].first?.column ?? 1,
        text: "a line has at most \(Self.partsMax) parts")
    }
    var parts: [CommandPart] = []
    var end = 1
    for part in tokens {
      guard let last = part.last else {
        throw CommandProblem(
          column: end,
          text: tokens.count > 1 ? "nothing stands before this ';'" : "type a command")
      }
      parts.append(try self.part(part))
      end = last.column + last.text.count + 1
    }
    return parts
  }

  private func part(_ all: [CommandToken]) throws(CommandProblem) -> CommandPart {
    var tokens = all[...]
    var times: Int?
    if let count = all[0].count {
      guard all.count > 1 else {
        throw CommandProblem(
          column: all[0].column,
          text: "\(all[0].text) times what? a number stands before a command, as in 3 improve-bid")
      }
      times = try checked(count, all[0])
      tokens = tokens.dropFirst()
    }
    if tokens.count > 1, let last = tokens.last, let count = last.multiplier {
      guard times == nil else {
        throw CommandProblem(
          column: last.column, text: "the number of times stands before or after, not both")
      }
      times = try checked(count, last)
      tokens = tokens.dropLast()
    }
    return CommandPart(
      step: try step(Array(tokens)), times: times ?? 1,
      text: tokens.map(\.text).joined(separator: " "))
  }

  private func checked(_ count: Int, _ token: CommandToken) throws(CommandProblem) -> Int {
    guard (1...Self.timesMax).contains(count) else {
      throw CommandProblem(
        column: token.column, text: "a part is done 1 to \(Self.timesMax) times, not \(count)")
    }
    return count
  }

  /// Reads a name and what belongs to it. A name of several words may be written with blanks.
  private func step(_ tokens: [CommandToken]) throws(CommandProblem) -> CommandStep {
    for count in stride(from: min(4, tokens.count), through: 1, by: -1) {
      let name = tokens[..<count].map(\.word).joined(separator: "-")
      let rest = Array(tokens[count...])
      // The other word for a market, as long as something follows.
      if name == "market", !rest.isEmpty { return try step(.symbol, rest, of: tokens[0]) }
      if let verb = CommandVerb(word: name), !(rest.isEmpty && verb.standsAlone) {
        return try step(verb, rest, of: tokens[0])
      }
      let step: CommandStep
      if let place = ActionTable.commandNames.firstIndex(of: name) {
        step = .action(ActionTable.commands[place].action)
      } else if macros.contains(name) {
        step = .macro(name)
      } else {
        continue
      }
      if let extra = rest.first {
        throw CommandProblem(
          column: extra.column, text: "nothing belongs after \(name); a ';' begins the next command"
        )
      }
      return step
    }
    throw CommandProblem(
      column: tokens[0].column, text: "there is no command '\(tokens[0].text)'",
      nearest: nearest(to: tokens), isUnknownName: true)
  }

  private func nearest(to tokens: [CommandToken]) -> String? {
    let whole = tokens.prefix(4).map(\.word).joined(separator: "-")
    return nearestWord(to: whole, among: names) ?? nearestWord(to: tokens[0].word, among: names)
  }
}
