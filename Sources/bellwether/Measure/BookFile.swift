import Documents
import Realism

/// A recording of a venue's public streams: lines of a local time in nanoseconds and a message,
/// which is a depth update every 100 ms, a trade, a best bid and ask, or once a snapshot.
struct BookFile {
  /// What is wrong with a recording.
  struct Failure: Error, CustomStringConvertible {
    let path: String
    let line: Int
    let reason: String
    var description: String { "\(path):\(line): \(reason)" }
  }

  private let path: String
  private var line = 0
  private var record = MicroRecord(tick: 0.01)
  private var start: Int64?
  private var snapshot: Int64?
  private var depthCount = 0
  private var lastUpdate: Int64?
  /// When the first update came by the venue's clock, in milliseconds.
  private var firstStamp: Int64?
  /// The updates before the snapshot: what they hold may be newer than it.
  private var early: [(message: MessageScanner, local: Int64)] = []

  /// Reads a recording.
  static func read(_ path: String) throws -> MicroRecord {
    let bytes = try PackedFile.read(path)
    var file = BookFile(path)
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      file.line += 1
      try file.read(line)
    }
    guard file.snapshot != nil, file.record.seconds > 1 else {
      throw Failure(
        path: path, line: file.line,
        reason: "a recording needs a snapshot with bids and asks, and more than a second of trades "
          + "and depth updates")
    }
    return file.record
  }

  private init(_ path: String) { self.path = path }

  private func failure(_ reason: String) -> Failure {
    Failure(path: path, line: line, reason: reason)
  }

  private mutating func read(_ text: ArraySlice<UInt8>) throws {
    var message = MessageScanner(text)
    guard let local = message.integer() else {
      throw failure("a line begins with a time in nanoseconds, such as 1723161253937085768")
    }
    if message.has("\"lastUpdateId\":") { return try readSnapshot(message) }
    if message.has("@depth") {
      guard snapshot == nil else { return try readDepth(message, local) }
      return early.append((message, local))
    }
    // Other messages before the snapshot find no book.
    guard snapshot != nil, let start else { return }
    let time = Double(local - start) * 1e-9
    if message.has("@trade") {
      var stampOf = message
      guard let price = message.decimal("\"p\":\""), let size = message.decimal("\"q\":\""),
        let isMaker = message.truth("\"m\":"),
        let stamp = stampOf.integer("\"T\":")
      else { throw failure("a trade has p, q, T and m, such as \"p\":\"61837.63\"") }
      record.addFill(
        at: time, stamp: stamp, price: price.hundredths, size: size.value, isBuy: !isMaker)
    } else if message.has("@bookTicker") {
      guard let bid = message.decimal("\"b\":\""), let bidSize = message.decimal("\"B\":\""),
        let ask = message.decimal("\"a\":\""), let askSize = message.decimal("\"A\":\"")
      else { throw failure("a best bid and ask has b, B, a and A") }
      record.addTouch(
        at: time, bid: bid.hundredths, bidSize: bidSize.value, ask: ask.hundredths,
        askSize: askSize.value)
    } else {
      throw failure("a message is a depth update, a trade, a bookTicker or a snapshot")
    }
  }

  private mutating func readSnapshot(_ message: MessageScanner) throws {
    var message = message
    guard snapshot == nil, let number = message.integer("\"lastUpdateId\":") else { return }
    for (key, isBid) in [("\"bids\":[", true), ("\"asks\":[", false)] {
      guard let levels = message.levels(key) else {
        throw failure("a snapshot has bids and asks, each a list of [\"price\",\"size\"]")
      }
      for level in levels {
        record.setLevel(isBid: isBid, price: level.price.hundredths, size: level.size.value)
      }
    }
    snapshot = number
    for update in early { try readDepth(update.message, update.local) }
    early = []
  }

  private mutating func readDepth(_ message: MessageScanner, _ local: Int64) throws {
    var message = message
    guard let stamp = message.integer("\"E\":"),
      let first = message.integer("\"U\":"), let last = message.integer("\"u\":"),
      let bids = message.levels("\"b\":["), let asks = message.levels("\"a\":[")
    else { throw failure("a depth update has E, U, u, b and a") }
    guard let snapshot, last > snapshot else { return }
    if start == nil { start = local }
    // The venue's clock tells tenths of a second apart; the local one has the network in it.
    let time = Double(stamp - (firstStamp ?? stamp)) * 1e-3
    if firstStamp == nil { firstStamp = stamp }
    if let lastUpdate, first != lastUpdate + 1 {
      throw failure("a depth update is missing: \(lastUpdate + 1) to \(first - 1)")
    }
    if lastUpdate != nil { record.addBookEvents(Double(last - first + 1)) }
    lastUpdate = last
    record.addLevels(
      at: time,
      bids.map { (true, $0.price.hundredths, $0.size.value) }
        + asks.map { (false, $0.price.hundredths, $0.size.value) })
    depthCount += 1
    if depthCount % 20 == 0 { record.sampleDepth() }
  }
}
