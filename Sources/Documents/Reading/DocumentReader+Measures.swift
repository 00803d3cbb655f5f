import Market

// Texts that measure something. None but `number` goes through floating point.
extension DocumentReader {
  /// A text of a line, of so many characters at most.
  mutating func line(_ node: DocumentNode, _ what: String, charactersMax: Int) -> String? {
    guard let text = text(node, what) else { return nil }
    guard text.count <= charactersMax else {
      report("\(what) has \(text.count) characters; at most \(charactersMax) are shown", at: node)
      return nil
    }
    let isOnLine = { (scalar: Unicode.Scalar) in
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: false
      default: true
      }
    }
    guard text.unicodeScalars.allSatisfy(isOnLine) else {
      report("\(what) must be a single line without control characters", at: node)
      return nil
    }
    return text
  }

  /// A length of time within bounds.
  mutating func duration(
    _ node: DocumentNode, _ what: String, in range: ClosedRange<TimeSpan>
  ) -> TimeSpan? {
    guard let span = node.text.flatMap(DurationText.span) else {
      let hint =
        node.text.map { !$0.isEmpty && $0.allSatisfy(\.isNumber) } == true
        ? "; a number without a unit could be anything" : ""
      report("\(what) must be \(DurationText.allowed), found \(node.kind)\(hint)", at: node)
      return nil
    }
    guard range.contains(span) else {
      let bounds = [range.lowerBound, range.upperBound].map(DurationText.text)
      report("\(what) must be from \(bounds[0]) to \(bounds[1]), found \(node.kind)", at: node)
      return nil
    }
    return span
  }

  /// A moment in UTC.
  mutating func moment(_ node: DocumentNode, _ what: String) -> Instant? {
    if let moment = node.text.flatMap(MomentText.moment) { return moment }
    report("\(what) must be \(MomentText.allowed), found \(node.kind)", at: node)
    return nil
  }

  /// An amount in units of 10 to the power of minus `decimals`, at least so many.
  ///
  /// - Parameter unit: What it is an amount of, for messages, as in `USDT`.
  mutating func amount(
    _ node: DocumentNode, _ what: String, of unit: String, decimals: Int, least: Int64 = 1
  ) -> Int64? {
    // A comma may be a decimal one or part thousands, so it is neither here.
    let text = node.text.map { $0.contains { $0 == "," || $0 == " " } ? "" : $0 } ?? ""
    if let units = Decimal.units(text, decimals: decimals), units <= Self.unitsMax {
      if units >= least { return units }
    } else if Self.isDecimal(text, decimals: decimals) {
      report("\(what): more than can be counted", at: node)
      return nil
    }
    let floor = least > 0 ? " above 0" : ""
    report(
      "\(what) must be an amount of \(unit)\(floor) with at most \(decimals) decimals, such as "
        + "\(decimals > 1 ? "1250.25" : "1250"), found \(node.kind)", at: node)
    return nil
  }

  /// No amount in a document has more units, so that a few of them can be added.
  private static let unitsMax = Int64.max / 4

  /// Whether a text is a number of so many decimals, however large.
  private static func isDecimal(_ text: String, decimals: Int) -> Bool {
    let parts = text.filter { $0 != "_" }
      .split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    return parts.allSatisfy { $0.allSatisfy { ("0"..."9").contains($0) } }
      && parts[0].count > 0 && (parts.count == 1 || parts[1].count <= decimals)
  }

  /// A percentage in millionths of the whole, within bounds in percent.
  mutating func percentage(
    _ node: DocumentNode, _ what: String, percent range: ClosedRange<Int64>
  ) -> Int64? {
    if let text = node.text, text.hasSuffix("%"), !text.contains(where: { $0 == "," || $0 == " " }),
      let millionths = Decimal.units(String(text.dropLast()), decimals: 4),
      (range.lowerBound * 10_000...range.upperBound * 10_000).contains(millionths)
    {
      return millionths
    }
    report(
      "\(what) must be from \(range.lowerBound)% to \(range.upperBound)% with at most 4 decimals, "
        + "such as 0.04%, found \(node.kind)", at: node)
    return nil
  }

  /// A speed of market time in thousandths of real time.
  mutating func speed(_ node: DocumentNode, _ what: String) -> Int64? {
    if let text = node.text, text.hasSuffix("x"), !text.contains(where: { $0 == "," || $0 == " " }),
      let perMille = Decimal.units(String(text.dropLast()), decimals: 3),
      VenueControl.speedsPerMille.contains(perMille)
    {
      return perMille
    }
    report("\(what) must be from 0.1x to 1000x, such as 2.5x, found \(node.kind)", at: node)
    return nil
  }

  /// A number within bounds, for what is not counted but estimated.
  mutating func number(
    _ node: DocumentNode, _ what: String, in range: ClosedRange<Double>
  ) -> Double? {
    let isPlain = { (character: Character) in
      ("0"..."9").contains(character) || "_.-+eE".contains(character)
    }
    if let text = node.text, text.allSatisfy(isPlain),
      let number = Double(text.filter { $0 != "_" }), range.contains(number)
    {
      return number
    }
    report(
      "\(what) must be a number from \(Self.text(range.lowerBound)) to "
        + "\(Self.text(range.upperBound)), found \(node.kind)", at: node)
    return nil
  }

  /// A number without a needless fraction.
  static func text(_ number: Double) -> String {
    Int64(exactly: number).map { "\($0)" } ?? "\(number)"
  }
}
