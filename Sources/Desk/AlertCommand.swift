public import Market

/// What the word `alert` asks for in the command line.
public enum AlertCommand: Hashable, Sendable {
  /// Look out for something.
  case add(AlertCondition)
  /// Remove an alert, by its number in the list from 1.
  case remove(Int)
  /// Remove all.
  case clear
  /// Switch bell, flash and notifications off (`true`) or on.
  case quiet(Bool)
  /// Show the list.
  case list

  /// How it is written, for help.
  public static let usage =
    "alert 2650 | alert ETH-USDT 2650 | alert spread 5 | alert fill | alert phase | "
    + "alert remove 2 | alert clear | alert quiet on | alert list"
}

/// Why a text is no alert command.
public struct AlertProblem: Error, Hashable, Sendable {
  /// The column of the word that is wrong, from 1.
  public var column: Int
  /// What is wrong, and what would be right.
  public var text: String

  init(_ column: Int, _ text: String) {
    self.column = column
    self.text = text
  }
}

extension AlertCommand {
  /// A word of a command and the column where it begins, from 1.
  private struct Word {
    var text: String
    var column: Int
  }

  /// Reads a command such as `alert 2650`, `alert ETH-USDT 2650` or `alert spread 5`.
  ///
  /// - Parameters:
  ///   - text: The whole command, the word `alert` first. Capitals do not matter.
  ///   - focus: The market that is meant where none is named.
  ///   - instruments: All markets.
  /// - Throws: What is wrong, and where.
  public static func read(
    _ text: String, focus: Instrument, instruments: [Instrument]
  ) throws(AlertProblem) -> AlertCommand {
    var words = words(of: text)
    guard let first = words.first, first.text == "alert" else {
      throw AlertProblem(1, "begin with alert: \(usage)")
    }
    words.removeFirst()
    let end = text.count + 1
    guard let verb = words.first else { throw AlertProblem(end, "say of what: \(usage)") }
    var instrument = focus
    if let named = instruments.first(where: { $0.symbol.lowercased() == verb.text }) {
      instrument = named
      words.removeFirst()
      guard let next = words.first else {
        throw AlertProblem(end, "add a price, or spread and its ticks")
      }
      return try about(instrument, next, Array(words.dropFirst()), end)
    }
    let rest = Array(words.dropFirst())
    switch verb.text {
    case "fill", "fills": return try alone(.add(.fill), rest)
    case "phase", "phases": return try alone(.add(.phase), rest)
    case "clear": return try alone(.clear, rest)
    case "list": return try alone(.list, rest)
    case "quiet": return try quiet(rest, end)
    case "remove": return try remove(rest, end)
    default: return try about(instrument, verb, rest, end)
    }
  }

  private static func words(of text: String) -> [Word] {
    var words: [Word] = []
    var isInside = false
    for (index, character) in text.enumerated() {
      if character.isWhitespace {
        isInside = false
      } else if isInside {
        words[words.count - 1].text += character.lowercased()
      } else {
        words.append(Word(text: character.lowercased(), column: index + 1))
        isInside = true
      }
    }
    return words
  }

  private static func about(
    _ instrument: Instrument, _ word: Word, _ rest: [Word], _ end: Int
  ) throws(AlertProblem) -> AlertCommand {
    if word.text == "spread" {
      guard let figure = rest.first else {
        throw AlertProblem(end, "add how many ticks the spread may be wide")
      }
      guard let ticks = Int64(figure.text), (1...1_000_000).contains(ticks) else {
        throw AlertProblem(figure.column, "\(figure.text) is no number of ticks, 1 to 1,000,000")
      }
      return try alone(
        .add(.spread(instrument.id, widerThanTicks: ticks)), Array(rest.dropFirst()))
    }
    guard let units = Decimal.units(word.text, decimals: instrument.quote.decimals) else {
      throw AlertProblem(
        word.column, "\(word.text) is no price, no market and no word of this: \(usage)")
    }
    guard units % instrument.tickUnits == 0 else {
      throw AlertProblem(
        word.column,
        "\(word.text) is not on the tick of \(instrument.text(Price(ticks: 1)))")
    }
    let price = Price(ticks: units / instrument.tickUnits)
    guard price.ticks > 0, price <= instrument.maximumPrice else {
      throw AlertProblem(
        word.column, "a price is above 0 and at most \(instrument.text(instrument.maximumPrice))")
    }
    return try alone(.add(.price(instrument.id, price)), rest)
  }

  private static func alone(
    _ command: AlertCommand, _ rest: [Word]
  ) throws(AlertProblem) -> AlertCommand {
    guard let extra = rest.first else { return command }
    throw AlertProblem(extra.column, "\(extra.text) is too much here")
  }

  private static func quiet(
    _ rest: [Word], _ end: Int
  ) throws(AlertProblem) -> AlertCommand {
    guard let word = rest.first else { return .quiet(true) }
    guard word.text == "on" || word.text == "off" else {
      throw AlertProblem(word.column, "\(word.text) is neither on nor off")
    }
    return try alone(.quiet(word.text == "on"), Array(rest.dropFirst()))
  }

  private static func remove(
    _ rest: [Word], _ end: Int
  ) throws(AlertProblem) -> AlertCommand {
    guard let word = rest.first else {
      throw AlertProblem(end, "add the number of the alert in the list")
    }
    guard let number = Int(word.text), (1...AlertState.countMax).contains(number) else {
      throw AlertProblem(word.column, "\(word.text) is no number of the list, from 1 on")
    }
    return try alone(.remove(number), Array(rest.dropFirst()))
  }
}
