internal import Market

/// Reads the lines of a candle file: an exchange's kline dump, or columns under a header.
struct CandleReader {
  private static let problemsMax = 20
  private static let separators: [UInt8] = [0x2C, 0x3B, 0x09]  // comma, semicolon, tab

  private var reader: DocumentReader
  private let file: String
  private var columns: CandleColumns?
  /// Whether the first line says nothing, so that no further one can be read.
  private var isLost = false
  private var separator: UInt8 = 0x2C
  /// The bars, in the order of the file.
  private(set) var bars: [CandleBar] = []
  /// The most decimals that a price has.
  private(set) var priceDecimals = 0

  private init(file: String) {
    self.file = file
    reader = DocumentReader(file: file)
  }

  /// Reads the bars of a file's text.
  ///
  /// - Throws: ``DocumentError`` with the first lines that cannot be read.
  static func read(_ text: [UInt8], file: String) throws(DocumentError) -> CandleReader {
    var reader = CandleReader(file: file)
    var rest = text[...]
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    var number = 0
    while !rest.isEmpty, !reader.isLost, reader.reader.problems.count < problemsMax {
      let end = rest.firstIndex(of: 0x0A) ?? rest.endIndex
      var line = rest[rest.startIndex..<end]
      rest = end < rest.endIndex ? rest[(end + 1)...] : []
      number += 1
      if line.last == 0x0D { line = line.dropLast() }
      guard let first = line.first(where: { $0 != 0x20 && $0 != 0x09 }), first != 0x23 else {
        continue
      }
      reader.readLine(line, number)
    }
    if reader.bars.isEmpty, reader.reader.problems.isEmpty {
      reader.reader.report(
        "there is no bar in the file; \(CandleColumns.allowed)", line: 1, column: 1)
    }
    return try reader.reader.finish(reader)
  }

  private mutating func readLine(_ line: ArraySlice<UInt8>, _ number: Int) {
    guard String(validating: line, as: UTF8.self) != nil else {
      reader.report(
        "this is no text; a candle file is CSV, plain or compressed with gzip", line: number,
        column: 1)
      return
    }
    if columns == nil {
      separator = Self.separators.first { line.contains($0) } ?? 0x2C
      let fields = CandleField.fields(of: line, separator: separator)
      do throws(CandleColumns.Failure) {
        let (found, isHeader) = try CandleColumns.find(in: fields)
        columns = found
        if isHeader { return }
      } catch {
        reader.report(error.message, line: number, column: error.column)
        isLost = true
        return
      }
    }
    guard let columns else { return }
    let fields = CandleField.fields(of: line, separator: separator)
    guard fields.count > columns.last else {
      reader.report(
        "\(fields.count) \(fields.count == 1 ? "column" : "columns"), and the first lines have "
          + "\(columns.last + 1) at least", line: number, column: 1)
      return
    }
    readBar(fields, columns, number)
  }

  private mutating func readBar(_ fields: [CandleField], _ columns: CandleColumns, _ line: Int) {
    let before = reader.problems.count
    let open = moment(fields[columns.time], "the time", line)
    let prices = columns.prices.map { price(fields[$0.place], $0.name, line) }
    let volume = columns.volume.map { number(fields[$0], "the volume", line) } ?? 0
    let end = columns.end.map { moment(fields[$0], "the end", line) } ?? 0
    let halted = columns.halted.map { fields[$0].text == "1" || fields[$0].text == "true" } ?? false
    guard reader.problems.count == before, let open, let volume, let end,
      let first = prices[0], let high = prices[1], let low = prices[2], let close = prices[3]
    else { return }
    guard high >= low, (low...high).contains(first), (low...high).contains(close) else {
      reader.report(
        "the bar contradicts itself: open and close lie from low to high, found open "
          + "\(fields[columns.prices[0].place].text), "
          + "high \(fields[columns.prices[1].place].text), "
          + "low \(fields[columns.prices[2].place].text), close "
          + "\(fields[columns.prices[3].place].text)",
        line: line, column: fields[columns.prices[0].place].column)
      return
    }
    if let place = columns.end, end < open {
      reader.report(
        "the bar ends before it begins", line: line, column: fields[place].column)
      return
    }
    // An exchange tells the last millisecond that belongs to a bar.
    bars.append(
      CandleBar(
        line: line, openMilliseconds: open, endMilliseconds: columns.end == nil ? 0 : end + 1,
        open: first, high: high, low: low, close: close, volume: volume, isHalted: halted))
  }

  private mutating func moment(_ field: CandleField, _ what: String, _ line: Int) -> Int64? {
    if let moment = field.milliseconds { return moment }
    reader.report(
      "\(what) must be seconds, milliseconds or microseconds since 1970, or as in "
        + "2018-02-08 00:28:00 in UTC, from 2000 to 2099, found '\(field.shown)'", line: line,
      column: field.column)
    return nil
  }

  private mutating func price(_ field: CandleField, _ what: String, _ line: Int) -> Int64? {
    if let (units, decimals) = field.units, units > 0, units <= Int64.max / 1_000 {
      priceDecimals = max(priceDecimals, decimals)
      return units
    }
    reader.report(
      "the \(what) must be a price above 0, such as 7784.02, found '\(field.shown)'", line: line,
      column: field.column)
    return nil
  }

  private mutating func number(_ field: CandleField, _ what: String, _ line: Int) -> Double? {
    if let number = Double(field.text), number >= 0, number < 1e15 { return number }
    reader.report(
      "\(what) must be a number from 0, such as 12.5, found '\(field.shown)'", line: line,
      column: field.column)
    return nil
  }
}
