/// What is wrong with the text of a layout choice, and where.
public struct LayoutProblem: Error, Hashable, Sendable, CustomStringConvertible {
  /// The line, counted from 1.
  public var line: Int
  /// The column, counted from 1.
  public var column: Int
  /// What is wrong, and what would be right.
  public var text: String

  /// The place and the problem, as `2:8: …`.
  public var description: String { "\(line):\(column): \(text)" }
}

extension LayoutChoice {
  /// The choice as text, a line each: the layout, and every border that was moved.
  ///
  ///     layout trade
  ///     border trade main 0 +50
  ///     chart 1m 2
  ///
  /// The chart has its line where it is not as a desk begins with.
  public var text: String {
    var text = "layout \(preset.name)\n"
    if chart != ChartChoice() { text += "chart \(chart.interval.word) \(chart.zoom)\n" }
    for shift in shifts {
      let sign = shift.perMille < 0 ? "" : "+"
      text += "border \(shift.preset.name) \(shift.border.split.rawValue) \(shift.border.part) "
      text += "\(sign)\(shift.perMille)\n"
    }
    return text
  }

  /// Reads a choice from its text. Empty lines and lines that begin with `#` mean nothing.
  public init(text: String) throws(LayoutProblem) {
    self.init()
    var layoutLine: Int?
    // A line ends with LF or with CR and LF, which a `String` takes for one character.
    let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    for (number, line) in lines.enumerated() {
      var words = Words(String(line), line: number + 1)
      guard let first = words.next(), !first.text.hasPrefix("#") else { continue }
      switch first.text {
      case "layout":
        if let layoutLine {
          throw first.problem("the layout is named already, in line \(layoutLine)")
        }
        preset = try words.name("layout", of: LayoutPreset.self)
        layoutLine = number + 1
      case "border": try readBorder(&words)
      case "chart": try readChart(&words)
      default:
        throw first.problem(
          "there is no '\(first.shown)'; a line begins with layout, border or chart")
      }
      if let more = words.next() {
        throw more.problem("nothing is expected here; '\(more.shown)' is too much")
      }
    }
    if layoutLine == nil {
      throw LayoutProblem(
        line: 1, column: 1, text: "no layout is named; a line 'layout trade' would do so")
    }
  }

  private mutating func readChart(_ words: inout Words) throws(LayoutProblem) {
    let interval = try words.interval()
    let zoom = try words.number("how wide a candle is", in: 0...(ChartState.widths.count - 1))
    chart = ChartChoice(interval: interval, zoom: zoom)
  }

  private mutating func readBorder(_ words: inout Words) throws(LayoutProblem) {
    let preset = try words.name("layout", of: LayoutPreset.self)
    let split = try words.name("part of a layout", of: LayoutSplit.self)
    let part = try words.number("which border", in: 0...(PaneBorder.partsMax - 1))
    let perMille = try words.number(
      "how far in thousandths", in: -Self.perMilleMax...Self.perMilleMax)
    guard shifts.count < Self.shiftsMax else {
      throw words.problem("more than \(Self.shiftsMax) borders are moved")
    }
    set(Shift(preset, PaneBorder(split, after: part), perMille: perMille))
  }
}

/// A word of a line, with its place.
private struct Word {
  var text: String
  var line: Int
  var column: Int

  /// The word as it can be shown in a message: short, and without what a terminal would obey.
  var shown: String {
    let scalars = text.unicodeScalars.prefix(24).map { scalar in
      scalar.value >= 0x20 && scalar.value < 0x7f ? Character(scalar) : "?"
    }
    return String(scalars) + (text.unicodeScalars.count > 24 ? "..." : "")
  }

  func problem(_ text: String) -> LayoutProblem {
    LayoutProblem(line: line, column: column, text: text)
  }
}

/// The words of a line, one after the other.
private struct Words {
  private var rest: [Word] = []
  private let line: Int
  private let end: Int

  init(_ text: String, line: Int) {
    self.line = line
    var column = 1
    var word = ""
    for character in text {
      if character == " " || character == "\t" {
        if !word.isEmpty { rest.append(Word(text: word, line: line, column: column - word.count)) }
        word = ""
      } else {
        word.append(character)
      }
      column += 1
    }
    if !word.isEmpty { rest.append(Word(text: word, line: line, column: column - word.count)) }
    end = column
    rest.reverse()
  }

  mutating func next() -> Word? { rest.popLast() }

  func problem(_ text: String) -> LayoutProblem {
    LayoutProblem(line: line, column: end, text: text)
  }

  /// The next word as one of several names.
  mutating func name<Name: RawRepresentable & CaseIterable>(
    _ what: String, of type: Name.Type
  ) throws(LayoutProblem) -> Name where Name.RawValue == String {
    let all = Name.allCases.map(\.rawValue).joined(separator: ", ")
    guard let word = next() else { throw problem("the \(what) is missing; there are: \(all)") }
    guard let name = Name(rawValue: word.text) else {
      throw word.problem("there is no \(what) '\(word.shown)'; there are: \(all)")
    }
    return name
  }

  /// The next word as the length of a candle.
  mutating func interval() throws(LayoutProblem) -> ChartInterval {
    let all = ChartInterval.allCases.map(\.word).joined(separator: ", ")
    guard let word = next() else {
      throw problem("the length of a candle is missing; there are: \(all)")
    }
    guard let found = ChartInterval.allCases.first(where: { $0.word == word.text }) else {
      throw word.problem("no candle is '\(word.shown)' long; there are: \(all)")
    }
    return found
  }

  /// The next word as a number of a range.
  mutating func number(
    _ what: String, in range: ClosedRange<Int>
  ) throws(LayoutProblem) -> Int {
    let wanted = "a whole number from \(range.lowerBound) to \(range.upperBound)"
    guard let word = next() else { throw problem("\(what) is missing: \(wanted)") }
    guard let number = Int(word.text), range.contains(number) else {
      throw word.problem("\(what) is \(wanted), not '\(word.shown)'")
    }
    return number
  }
}
